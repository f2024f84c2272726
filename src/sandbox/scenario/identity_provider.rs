//! Identity providers: the companies' own sign-ins behind managed login, and who has an account there.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;
use toml::Spanned;

use super::file::{FederatedUserTable, IdentityProviderTable, UserTable};
use super::mistake::Mistake;
use super::people::users;
use super::role::Group;
use super::user::{Status, User};
use super::user_pool::UserPool;
use crate::sandbox::random;

/// The name under which the pool's own users are a provider.
pub(in crate::sandbox) const COGNITO: &str = "COGNITO";
/// The longest name of a provider.
const LONGEST_NAME: usize = 32;
/// When every federated user came into the pool, milliseconds since 1970: the same in every run.
const CREATED: &str = "1735689600000";

/// A stand-in for a SAML identity provider.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct IdentityProvider {
    /// Its name, which begins the user names of its users.
    pub(in crate::sandbox) name: String,
    /// What else stands for it in a request, such as the domain of its users' addresses.
    pub(in crate::sandbox) identifiers: Vec<String>,
    /// Who has an account there, in the file's order.
    pub(in crate::sandbox) users: Vec<FederatedUser>,
}

/// Somebody whose account is with an identity provider.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct FederatedUser {
    /// The name by which the provider knows them, `NameID` in SAML.
    pub(in crate::sandbox) name_id: String,
    /// What the pool keeps of them. Nobody knows the password.
    pub(in crate::sandbox) user: User,
}

/// Returns the providers, each name once; no user of theirs may be called as somebody in the pool is.
pub(super) fn identity_providers(
    tables: Vec<IdentityProviderTable>,
    groups: &mut BTreeMap<String, Group>,
    pool: &UserPool,
    pool_users: &[User],
) -> Result<Vec<IdentityProvider>, Mistake> {
    let mut named = HashSet::from([COGNITO.to_owned()]);
    let mut taken: HashSet<String> = pool_users
        .iter()
        .flat_map(|user| std::iter::once(&user.name).chain(&user.aliases))
        .cloned()
        .collect();
    tables
        .into_iter()
        .map(|table| {
            for text in std::iter::once(&table.name).chain(&table.identifiers) {
                if !is_name(text.as_ref()) {
                    let complaint = format!(
                        "`{}` is not the name of an identity provider",
                        text.as_ref()
                    );
                    return Err(Mistake::at(text, complaint));
                }
                if !named.insert(text.as_ref().clone()) {
                    let complaint = format!("`{}` names two identity providers", text.as_ref());
                    return Err(Mistake::at(text, complaint));
                }
            }
            provider(table, groups, pool, &mut taken)
        })
        .collect()
}

fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (1..=LONGEST_NAME).contains(&length)
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn provider(
    table: IdentityProviderTable,
    groups: &mut BTreeMap<String, Group>,
    pool: &UserPool,
    taken: &mut HashSet<String>,
) -> Result<IdentityProvider, Mistake> {
    let name = table.name.into_inner();
    let own_group = format!("{}_{name}", pool.id);
    let mut name_ids = Vec::new();
    let mut tables = Vec::new();
    for table in table.user {
        let username = format!("{name}_{}", table.name_id.as_ref());
        if table.name_id.as_ref().is_empty() || !taken.insert(username) {
            let name_id = table.name_id.as_ref();
            let complaint = format!("`{name_id}` is empty or names two users");
            return Err(Mistake::at(&table.name_id, complaint));
        }
        name_ids.push(table.name_id.as_ref().clone());
        tables.push(in_the_pool(table, &name));
    }
    let mut users = users(tables, groups, pool)?;
    // Cognito puts all users of a provider into a group of its own.
    groups.entry(own_group.clone()).or_insert(Group {
        precedence: None,
        role: None,
    });
    for user in &mut users {
        if !user.groups.contains(&own_group) {
            user.groups.push(own_group.clone());
        }
    }
    Ok(IdentityProvider {
        name,
        identifiers: table
            .identifiers
            .into_iter()
            .map(Spanned::into_inner)
            .collect(),
        users: name_ids
            .into_iter()
            .zip(users)
            .map(|(name_id, user)| FederatedUser { name_id, user })
            .collect(),
    })
}

/// What the pool would hold of a user after their first sign-in.
fn in_the_pool(table: FederatedUserTable, provider: &str) -> UserTable {
    let span = table.name_id.span();
    let name_id = table.name_id.into_inner();
    let identities = json!([{
        "userId": name_id,
        "providerName": provider,
        "providerType": "SAML",
        "issuer": format!("urn:sandbox:{provider}"),
        "primary": "true",
        "dateCreated": CREATED,
    }]);
    let mut attributes = table.attributes;
    attributes.insert("identities".to_owned(), identities.to_string());
    UserTable {
        name: Spanned::new(span.clone(), format!("{provider}_{name_id}")),
        password: Spanned::new(span, random::base64_url::<48>()),
        groups: table.groups,
        aliases: Vec::new(),
        attributes,
        sub: table.sub,
        status: Status::Confirmed,
        enabled: true,
        first_factors: None,
        mfa: Vec::new(),
        preferred_mfa: None,
        // The provider has asked for whatever it asks for.
        mfa_required: Some(false),
        device_tracking: None,
        totp_secret: None,
        totp_device_name: None,
        code: None,
        custom_challenge: Vec::new(),
    }
}
