//! Who is in a scenario: its users, groups and roles, each checked against the others.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use toml::Spanned;

use super::custom_step::CustomStepTable;
use super::file::{GroupTable, RoleTable, UserTable};
use super::mistake::{Mistake, or_default};
use super::provers::factors;
use super::role::{Group, Role};
use super::user::User;
use super::user_pool::UserPool;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::policy::PolicyDocument;
use crate::sandbox::random;

/// Returns the roles, their policies read.
pub(super) fn roles(
    tables: BTreeMap<String, RoleTable>,
) -> Result<BTreeMap<String, Role>, Mistake> {
    tables
        .into_iter()
        .map(|(name, table)| Ok((name, role(table)?)))
        .collect()
}

fn role(table: RoleTable) -> Result<Role, Mistake> {
    let policies = match table.policy {
        None => Vec::new(),
        Some(text) => vec![
            PolicyDocument::parse(text.as_ref())
                .map_err(|error| Mistake::at(&text, format!("not an IAM policy: {error}")))?,
        ],
    };
    Ok(Role {
        path: or_default(
            table.path,
            "/",
            |path| path.starts_with('/') && path.ends_with('/'),
            "does not begin and end with a slash",
        )?,
        policies: Arc::from(policies),
        trusts_identity_pool: table.trusts_identity_pool,
    })
}

/// Returns the groups, whose roles must be there.
pub(super) fn groups(
    tables: BTreeMap<String, GroupTable>,
    roles: &BTreeMap<String, Role>,
) -> Result<BTreeMap<String, Group>, Mistake> {
    tables
        .into_iter()
        .map(|(name, table)| {
            let group = Group {
                precedence: table.precedence,
                role: known_role(table.role, roles)?,
            };
            Ok((name, group))
        })
        .collect()
}

/// Returns the name of a role, which must be there.
pub(super) fn known_role(
    name: Option<Spanned<String>>,
    roles: &BTreeMap<String, Role>,
) -> Result<Option<String>, Mistake> {
    match name {
        Some(name) if !roles.contains_key(name.as_ref()) => Err(Mistake::at(
            &name,
            format!(
                "there is no role `{name}`: add `[roles.{name}]`",
                name = name.as_ref()
            ),
        )),
        name => Ok(name.map(Spanned::into_inner)),
    }
}

/// Returns the users, each name once, each in groups that are there.
pub(super) fn users(
    tables: Vec<UserTable>,
    groups: &BTreeMap<String, Group>,
    pool: &UserPool,
) -> Result<Vec<User>, Mistake> {
    let mut taken = HashSet::new();
    let mut subs = HashSet::new();
    tables
        .into_iter()
        .map(|table| {
            for name in std::iter::once(&table.name).chain(&table.aliases) {
                if name.as_ref().is_empty() || !taken.insert(name.as_ref().clone()) {
                    let name_text = name.as_ref();
                    return Err(Mistake::at(
                        name,
                        format!("`{name_text}` is empty or names two users"),
                    ));
                }
            }
            let name_span = table.name.span();
            let user = user(table, groups, pool)?;
            if !subs.insert(user.sub.clone()) {
                return Err(Mistake {
                    span: name_span,
                    message: format!("two users have the sub `{}`", user.sub),
                });
            }
            Ok(user)
        })
        .collect()
}

fn user(
    table: UserTable,
    groups: &BTreeMap<String, Group>,
    pool: &UserPool,
) -> Result<User, Mistake> {
    if table.password.as_ref().is_empty() {
        return Err(Mistake::at(&table.password, "a password cannot be empty"));
    }
    let mut member_of = HashSet::new();
    for group in &table.groups {
        let name = group.as_ref();
        if !groups.contains_key(name) {
            let message = format!("there is no group `{name}`: add `[groups.{name}]`");
            return Err(Mistake::at(group, message));
        }
        if !member_of.insert(name) {
            return Err(Mistake::at(group, format!("group `{name}` is named twice")));
        }
    }
    let factors = factors(&table, pool)?;
    let custom_challenge: Result<Vec<_>, _> = table
        .custom_challenge
        .iter()
        .map(CustomStepTable::step)
        .collect();
    let name = table.name.into_inner();
    let sub = or_default(
        table.sub,
        &random::uuid_for(&format!("{} {name}", pool.id)),
        |sub| !sub.is_empty(),
        "is not a sub",
    )?;
    Ok(User {
        name,
        password: Hidden::new(table.password.into_inner()),
        groups: table.groups.into_iter().map(Spanned::into_inner).collect(),
        aliases: table.aliases.into_iter().map(Spanned::into_inner).collect(),
        attributes: table.attributes,
        sub,
        status: table.status,
        enabled: table.enabled,
        factors,
        device_tracking: table.device_tracking.unwrap_or(pool.device_tracking),
        custom_challenge: custom_challenge?,
    })
}
