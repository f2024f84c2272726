//! Scenario: the pool, its users, their roles and the API that a sandbox serves.

use std::collections::BTreeMap;

use super::identity_pool::IdentityPool;
use super::identity_provider::IdentityProvider;
use super::role::{Group, Role};
use super::user::User;
use super::user_pool::{Client, UserPool};
use crate::sandbox::gateway::ApiDefinition;
use crate::sandbox::partition;

/// Everything a sandbox is told before it starts.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The region of all its services.
    pub(in crate::sandbox) region: String,
    /// The account that owns them, twelve digits.
    pub(in crate::sandbox) account: String,
    /// How far the server's clock is ahead of the machine's.
    pub(in crate::sandbox) clock_offset_seconds: i32,
    /// The user pool's settings.
    pub(in crate::sandbox) user_pool: UserPool,
    /// The pool's one app client.
    pub(in crate::sandbox) client: Client,
    /// The users, in the file's order.
    pub(in crate::sandbox) users: Vec<User>,
    /// The identity providers behind managed login, in the file's order.
    pub(in crate::sandbox) identity_providers: Vec<IdentityProvider>,
    /// The groups, by name.
    pub(in crate::sandbox) groups: BTreeMap<String, Group>,
    /// The roles, by name.
    pub(in crate::sandbox) roles: BTreeMap<String, Role>,
    /// The identity pool's settings.
    pub(in crate::sandbox) identity_pool: IdentityPool,
    /// The API behind the gateway.
    pub(in crate::sandbox) api: ApiDefinition,
    /// The suite that shows who may do what, as TOML; the built-in scenario alone has one.
    pub(in crate::sandbox) suite: Option<String>,
}

impl Scenario {
    /// Returns every user of the pool, those whose account is with an identity provider too.
    pub(in crate::sandbox) fn everybody(&self) -> impl Iterator<Item = &User> {
        let federated = self
            .identity_providers
            .iter()
            .flat_map(|provider| &provider.users);
        self.users
            .iter()
            .chain(federated.map(|federated| &federated.user))
    }

    /// Returns the issuer of the pool's tokens.
    pub(in crate::sandbox) fn issuer(&self) -> String {
        format!("https://{}", self.provider())
    }

    /// Returns the name by which the identity pool knows the user pool, the key of `Logins`.
    pub(in crate::sandbox) fn provider(&self) -> String {
        format!(
            "cognito-idp.{}.amazonaws.com/{}",
            self.region, self.user_pool.id
        )
    }

    /// Returns the part of the user pool's id that goes into SRP.
    pub(in crate::sandbox) fn pool_name(&self) -> &str {
        self.user_pool
            .id
            .split_once('_')
            .map_or("", |(_, name)| name)
    }

    /// Returns the ARN of a role of the scenario.
    pub(in crate::sandbox) fn role_arn(&self, name: &str) -> String {
        let path = self.roles.get(name).map_or("/", |role| role.path.as_str());
        format!(
            "arn:{}:iam::{}:role{path}{name}",
            partition::of_region(&self.region),
            self.account
        )
    }

    /// Returns the ARN of the session that the identity pool opens for a role.
    pub(in crate::sandbox) fn assumed_role_arn(&self, name: &str) -> String {
        format!(
            "arn:{}:sts::{}:assumed-role/{name}/CognitoIdentityCredentials",
            partition::of_region(&self.region),
            self.account
        )
    }

    /// Returns the name and the role that an ARN stands for.
    pub(in crate::sandbox) fn role_by_arn(&self, arn: &str) -> Option<(&str, &Role)> {
        self.roles
            .iter()
            .find(|(name, _)| self.role_arn(name) == arn)
            .map(|(name, role)| (name.as_str(), role))
    }
}
