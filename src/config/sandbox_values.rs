//! Sandbox values: what `--sandbox` sets instead of a profile. Knows the sandbox by these values alone.

use std::collections::BTreeMap;

use crate::config::choice::{Choice, StoreKind};
use crate::config::error::ConfigError;
use crate::config::layer::Layer;
use crate::config::overrides::Overrides;
use crate::config::profile::{Profile, UserEntry};
use crate::config::secret_ref::SecretRef;
use crate::config::settings::{Settings, VariablePasswords};
use crate::config::variables::Variables;
use crate::environment::Environment;
use crate::ids::{ClientId, IdentityPoolId, Region, UserPoolId, Username};
use crate::secret::SecretString;

/// Where a sandbox is and who lives in it: what `--sandbox` sets instead of a profile.
#[derive(Debug, Clone)]
pub struct SandboxValues {
    /// The region it plays.
    pub region: Region,
    /// Its user pool.
    pub user_pool_id: UserPoolId,
    /// Its app client.
    pub client_id: ClientId,
    /// Its identity pool.
    pub identity_pool_id: IdentityPoolId,
    /// The base URL of its API.
    pub api_url: String,
    /// The one URL at which it answers for every AWS service.
    pub endpoint_url: String,
    /// Its users' passwords.
    pub passwords: BTreeMap<Username, SecretString>,
}

impl Settings {
    /// Makes settings that point at a sandbox. The file and the variables stay out of it, `SIGCALL_AS` excepted: what is
    /// exported for a real pool must not reach into the sandbox, nor the other way round.
    pub fn for_sandbox(
        sandbox: SandboxValues,
        overrides: &Overrides,
        environment: &Environment,
    ) -> Result<Self, ConfigError> {
        let user = match &overrides.as_user {
            Some(user) => Some(user.clone()),
            None => Variables::read_as(environment)?,
        };
        let endpoint = Some(sandbox.endpoint_url);
        let pinned = Layer {
            region: Some(sandbox.region),
            user_pool_id: Some(sandbox.user_pool_id),
            client_id: Some(sandbox.client_id),
            identity_pool_id: Some(sandbox.identity_pool_id),
            api_url: Some(sandbox.api_url),
            store: Some(Choice::Offered(StoreKind::None)),
            endpoint_url_cognito_identity_provider: endpoint.clone(),
            endpoint_url_cognito_identity: endpoint.clone(),
            endpoint_url_sts: endpoint,
            ..Layer::default()
        };
        let users = sandbox.passwords.into_iter().map(|(name, password)| {
            let entry = UserEntry {
                password: Some(SecretRef::Literal(password)),
                ..UserEntry::default()
            };
            (name, entry)
        });
        let settings = Self {
            profile_name: None,
            user,
            top: pinned.or(&overrides.layer()),
            profile: Profile {
                layer: Layer::default(),
                users: users.collect(),
            },
            merged: Layer::default(),
            added_hosts: overrides.allow_hosts.clone(),
            variable_passwords: VariablePasswords::default(),
            attributes: overrides.attributes.clone(),
            environment: Environment::default(),
            warnings: Vec::new(),
        };
        settings.merge()
    }
}
