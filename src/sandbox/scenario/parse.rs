//! From a scenario file's text to a Scenario, each mistake with its place.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;

use super::file::{
    ClientTable, GroupTable, IdentityPoolTable, RoleTable, ScenarioFile, UserPoolTable, UserTable,
};
use super::{Client, Group, IdentityPool, Role, Scenario, User, UserPool};
use crate::sandbox::api_definition::ApiDefinition;
use crate::sandbox::error::SandboxError;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::policy::PolicyDocument;
use crate::sandbox::random;

const BUILT_IN: &str = include_str!("built_in.toml");
const BUILT_IN_SUITE: &str = include_str!("suite.toml");

/// Something in the file that cannot be meant.
struct Mistake {
    span: Range<usize>,
    message: String,
}

impl Mistake {
    fn at<T>(value: &Spanned<T>, message: impl Into<String>) -> Self {
        Self {
            span: value.span(),
            message: message.into(),
        }
    }
}

impl Scenario {
    /// Returns the scenario that a sandbox serves unless it is told otherwise.
    #[expect(
        clippy::missing_panics_doc,
        reason = "a test reads the built-in scenario, which no caller can change"
    )]
    pub fn built_in() -> Self {
        let mut scenario = Self::parse(BUILT_IN).expect("the built-in scenario is valid");
        scenario.suite = Some(BUILT_IN_SUITE.to_owned());
        scenario
    }

    /// Reads a scenario file (TOML).
    pub fn parse(text: &str) -> Result<Self, SandboxError> {
        let file: ScenarioFile = toml::from_str(text)
            .map_err(|error| invalid(text, error.span().unwrap_or_default(), error.message()))?;
        resolve(file).map_err(|mistake| invalid(text, mistake.span, &mistake.message))
    }
}

fn invalid(text: &str, span: Range<usize>, message: &str) -> SandboxError {
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    SandboxError::InvalidScenario {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message: message.to_owned(),
    }
}

fn resolve(file: ScenarioFile) -> Result<Scenario, Mistake> {
    let region = or_default(file.region, "eu-central-1", is_region, "is not a region")?;
    let account = or_default(
        file.account,
        "123456789012",
        |account| account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()),
        "is not an account of twelve digits",
    )?;
    let user_pool = user_pool(file.user_pool, &region)?;
    let client = client(file.client)?;
    let roles = roles(file.roles)?;
    let groups = groups(file.groups, &roles)?;
    let users = users(file.user, &groups, &user_pool.id)?;
    let identity_pool = identity_pool(file.identity_pool, &region, &client, &roles)?;
    let api = api(file.api, &groups)?;
    Ok(Scenario {
        region,
        account,
        clock_offset_seconds: file.clock_offset_seconds,
        user_pool,
        client,
        users,
        groups,
        roles,
        identity_pool,
        api,
        suite: file.suite,
    })
}

fn or_default(
    given: Option<Spanned<String>>,
    default: &str,
    is_valid: impl Fn(&str) -> bool,
    complaint: &str,
) -> Result<String, Mistake> {
    match given {
        None => Ok(default.to_owned()),
        Some(value) if is_valid(value.as_ref()) => Ok(value.into_inner()),
        Some(value) => Err(Mistake::at(
            &value,
            format!("`{}` {complaint}", value.as_ref()),
        )),
    }
}

fn is_region(text: &str) -> bool {
    text.contains('-')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn user_pool(table: UserPoolTable, region: &str) -> Result<UserPool, Mistake> {
    let is_pool_id = |id: &str| {
        id.split_once('_').is_some_and(|(region, name)| {
            is_region(region)
                && !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    Ok(UserPool {
        id: or_default(
            table.id,
            &format!("{region}_SigcallSb"),
            is_pool_id,
            "is not a user pool id such as `eu-central-1_AbCdEfGhI`",
        )?,
        prevent_user_existence_errors: table.prevent_user_existence_errors,
        auth_session_seconds: table.auth_session_seconds,
        required_attributes: table.required_attributes,
        minimum_password_length: table.minimum_password_length,
    })
}

fn client(table: ClientTable) -> Result<Client, Mistake> {
    let is_client_id = |id: &str| {
        !id.is_empty()
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'+')
    };
    Ok(Client {
        id: or_default(
            table.id,
            "sandboxclient0example",
            is_client_id,
            "is not a client id",
        )?,
        secret: table.secret.map(Hidden::new),
        flows: table.flows,
        id_token_seconds: table.id_token_seconds,
        access_token_seconds: table.access_token_seconds,
        refresh_token_seconds: table.refresh_token_seconds,
    })
}

fn roles(tables: BTreeMap<String, RoleTable>) -> Result<BTreeMap<String, Role>, Mistake> {
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

fn groups(
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

fn known_role(
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

fn users(
    tables: Vec<UserTable>,
    groups: &BTreeMap<String, Group>,
    pool_id: &str,
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
            let user = user(table, groups, pool_id)?;
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
    pool_id: &str,
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
    let name = table.name.into_inner();
    let sub = or_default(
        table.sub,
        &random::uuid_for(&format!("{pool_id} {name}")),
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
    })
}

fn identity_pool(
    table: IdentityPoolTable,
    region: &str,
    client: &Client,
    roles: &BTreeMap<String, Role>,
) -> Result<IdentityPool, Mistake> {
    let is_pool_id = |id: &str| {
        id.split_once(':').is_some_and(|(region, name)| {
            is_region(region)
                && !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'))
        })
    };
    Ok(IdentityPool {
        id: or_default(
            table.id,
            &format!("{region}:00000000-0000-4000-8000-000000000001"),
            is_pool_id,
            "is not an identity pool id such as `eu-central-1:12345678-1234-1234-1234-123456789012`",
        )?,
        client_ids: table.client_ids.unwrap_or_else(|| vec![client.id.clone()]),
        server_side_token_check: table.server_side_token_check,
        role_mapping: table.role_mapping,
        ambiguous_role: table.ambiguous_role,
        authenticated_role: known_role(table.authenticated_role, roles)?,
        credentials_seconds: table.credentials_seconds,
    })
}

fn api(
    api: Spanned<ApiDefinition>,
    groups: &BTreeMap<String, Group>,
) -> Result<ApiDefinition, Mistake> {
    let named = api.as_ref().routes.iter().flat_map(|route| &route.groups);
    match named.into_iter().find(|name| !groups.contains_key(*name)) {
        Some(name) => Err(Mistake::at(
            &api,
            format!("a route lets in group `{name}`, which there is not: add `[groups.{name}]`"),
        )),
        None => Ok(api.into_inner()),
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
