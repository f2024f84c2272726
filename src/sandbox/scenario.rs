//! Scenario: the pool, its users, their roles and the API that a sandbox serves.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::api_definition::ApiDefinition;
use super::hidden::Hidden;
use super::partition;
use super::policy::PolicyDocument;

mod file;
mod mistake;
mod parse;
mod people;

/// Everything a sandbox is told before it starts.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The region of all its services.
    pub(super) region: String,
    /// The account that owns them, twelve digits.
    pub(super) account: String,
    /// How far the server's clock is ahead of the machine's.
    pub(super) clock_offset_seconds: i32,
    /// The user pool's settings.
    pub(super) user_pool: UserPool,
    /// The pool's one app client.
    pub(super) client: Client,
    /// The users, in the file's order.
    pub(super) users: Vec<User>,
    /// The groups, by name.
    pub(super) groups: BTreeMap<String, Group>,
    /// The roles, by name.
    pub(super) roles: BTreeMap<String, Role>,
    /// The identity pool's settings.
    pub(super) identity_pool: IdentityPool,
    /// The API behind the gateway.
    pub(super) api: ApiDefinition,
    /// The suite that shows who may do what, as TOML.
    pub(super) suite: Option<String>,
}

/// The settings of the user pool.
#[derive(Debug, Clone)]
pub(super) struct UserPool {
    pub(super) id: String,
    /// Whether an unknown user is treated like a wrong password.
    pub(super) prevent_user_existence_errors: bool,
    /// How long a challenge may be answered.
    pub(super) auth_session_seconds: u32,
    /// Attributes that NEW_PASSWORD_REQUIRED asks for where the user lacks them.
    pub(super) required_attributes: Vec<String>,
    pub(super) minimum_password_length: usize,
}

/// The settings of the app client.
#[derive(Debug, Clone)]
pub(super) struct Client {
    pub(super) id: String,
    pub(super) secret: Option<Hidden>,
    pub(super) flows: Vec<Flow>,
    pub(super) id_token_seconds: u32,
    pub(super) access_token_seconds: u32,
    pub(super) refresh_token_seconds: u32,
}

/// A way to sign in that the app client may allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Flow {
    /// By SRP: the password does not leave the client.
    #[serde(rename = "USER_SRP_AUTH")]
    Srp,
    /// By the password itself.
    #[serde(rename = "USER_PASSWORD_AUTH")]
    Password,
    /// By a refresh token.
    #[serde(rename = "REFRESH_TOKEN_AUTH")]
    Refresh,
}

/// A user of the scenario.
#[derive(Debug, Clone)]
pub struct User {
    pub(super) name: String,
    pub(super) password: Hidden,
    pub(super) groups: Vec<String>,
    pub(super) aliases: Vec<String>,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) sub: String,
    pub(super) status: Status,
    pub(super) enabled: bool,
}

impl User {
    /// Returns the name to sign in with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the password to sign in with.
    pub fn password(&self) -> &str {
        self.password.reveal()
    }

    /// Returns the names of the user's groups.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }
}

/// How far a user has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    /// May sign in.
    #[default]
    Confirmed,
    /// Never entered the sign-up code.
    Unconfirmed,
    /// Must choose a password of their own at the first sign-in.
    TemporaryPassword,
    /// Did not do so in time.
    TemporaryPasswordExpired,
    /// Must run forgot-password.
    ResetRequired,
}

/// A group of users.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The smaller, the better; none is worst.
    pub(super) precedence: Option<u32>,
    /// The name of the role that members get.
    pub(super) role: Option<String>,
}

/// A role that the identity pool may hand out.
#[derive(Debug, Clone)]
pub(super) struct Role {
    /// The path in the role's ARN, with a slash at both ends.
    pub(super) path: String,
    pub(super) policies: Arc<[PolicyDocument]>,
    /// Whether the role's trust policy lets the identity pool assume it.
    pub(super) trusts_identity_pool: bool,
}

/// The settings of the identity pool.
#[derive(Debug, Clone)]
pub(super) struct IdentityPool {
    pub(super) id: String,
    /// The app clients whose tokens are accepted.
    pub(super) client_ids: Vec<String>,
    /// Whether tokens of users who signed out everywhere are refused.
    pub(super) server_side_token_check: bool,
    pub(super) role_mapping: RoleMapping,
    pub(super) ambiguous_role: AmbiguousRole,
    /// The name of the pool's default role.
    pub(super) authenticated_role: Option<String>,
    pub(super) credentials_seconds: u32,
}

/// How the identity pool finds the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RoleMapping {
    /// "Choose role from token".
    #[default]
    Token,
    /// "Use default authenticated role".
    None,
}

/// What "choose role from token" does where the token prefers no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AmbiguousRole {
    /// Refuses.
    #[default]
    Deny,
    /// Falls back to the pool's default role.
    AuthenticatedRole,
}

impl Scenario {
    /// Returns the issuer of the pool's tokens.
    pub(super) fn issuer(&self) -> String {
        format!("https://{}", self.provider())
    }

    /// Returns the name by which the identity pool knows the user pool, the key of `Logins`.
    pub(super) fn provider(&self) -> String {
        format!(
            "cognito-idp.{}.amazonaws.com/{}",
            self.region, self.user_pool.id
        )
    }

    /// Returns the part of the user pool's id that goes into SRP.
    pub(super) fn pool_name(&self) -> &str {
        self.user_pool
            .id
            .split_once('_')
            .map_or("", |(_, name)| name)
    }

    /// Returns the ARN of a role of the scenario.
    pub(super) fn role_arn(&self, name: &str) -> String {
        let path = self.roles.get(name).map_or("/", |role| role.path.as_str());
        format!(
            "arn:{}:iam::{}:role{path}{name}",
            partition::of_region(&self.region),
            self.account
        )
    }

    /// Returns the ARN of the session that the identity pool opens for a role.
    pub(super) fn assumed_role_arn(&self, name: &str) -> String {
        format!(
            "arn:{}:sts::{}:assumed-role/{name}/CognitoIdentityCredentials",
            partition::of_region(&self.region),
            self.account
        )
    }

    /// Returns the name and the role that an ARN stands for.
    pub(super) fn role_by_arn(&self, arn: &str) -> Option<(&str, &Role)> {
        self.roles
            .iter()
            .find(|(name, _)| self.role_arn(name) == arn)
            .map(|(name, role)| (name.as_str(), role))
    }
}
