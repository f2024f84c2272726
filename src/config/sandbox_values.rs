//! Sandbox values: what `--sandbox` sets instead of a profile. Knows the sandbox by these values alone.

use std::collections::BTreeMap;

use crate::config::choice::{Choice, StoreKind};
use crate::config::error::ConfigError;
use crate::config::layer::Layer;
use crate::config::overrides::Overrides;
use crate::config::profile::{Profile, UserEntry};
use crate::config::secret_ref::SecretRef;
use crate::config::settings::{Settings, VariableSecrets};
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
    /// Makes settings that point at a sandbox. The file stays out of it, and of the variables those that say where: what is
    /// exported for a real pool must not reach into the sandbox, nor the other way round. Those that say how, and as whom,
    /// count: `SIGCALL_AS`, `SIGCALL_AUTH`, `SIGCALL_FLOW`, `SIGCALL_ROLE`, and the sign-in options that answer nothing,
    /// such as `SIGCALL_NO_BROWSER`.
    pub fn for_sandbox(
        sandbox: SandboxValues,
        overrides: &Overrides,
        environment: &Environment,
    ) -> Result<Self, ConfigError> {
        let user = match &overrides.as_user {
            Some(user) => Some(user.clone()),
            None => Variables::read_as(environment)?,
        };
        let (manner, sign_in) = Variables::read_manner(environment)?;
        let endpoint = Some(sandbox.endpoint_url);
        let pinned = Layer {
            region: Some(sandbox.region),
            user_pool_id: Some(sandbox.user_pool_id),
            client_id: Some(sandbox.client_id),
            identity_pool_id: Some(sandbox.identity_pool_id),
            api_url: Some(sandbox.api_url),
            store: Some(Choice::Offered(StoreKind::None)),
            domain: endpoint.clone(),
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
            top: pinned.or(&overrides.layer()).or(&manner),
            profile: Profile {
                layer: Layer::default(),
                users: users.collect(),
            },
            merged: Layer::default(),
            added_hosts: overrides.allow_hosts.clone(),
            variable_secrets: VariableSecrets::default(),
            sign_in: overrides.sign_in.clone().or(sign_in),
            environment: Environment::default(),
            warnings: Vec::new(),
        };
        settings.merge()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::choice::{Auth, SignInFlow};
    use crate::config::network::Proxies;

    fn user(name: &str) -> Username {
        Username::parse(name).unwrap()
    }

    fn region(name: &str) -> Region {
        Region::parse(name).unwrap()
    }

    #[test]
    fn what_says_where_stays_out_of_a_sandbox_and_what_says_how_counts() {
        let values = SandboxValues {
            region: region("us-east-1"),
            user_pool_id: UserPoolId::parse("us-east-1_Sandbox1").unwrap(),
            client_id: ClientId::parse("sandboxclient").unwrap(),
            identity_pool_id: IdentityPoolId::parse(
                "us-east-1:12345678-1234-1234-1234-123456789012",
            )
            .unwrap(),
            api_url: "http://127.0.0.1:4000/prod".to_owned(),
            endpoint_url: "http://127.0.0.1:4000".to_owned(),
            passwords: [(user("alice"), SecretString::from("Passw0rd!"))].into(),
        };
        let environment = Environment::of([
            ("SIGCALL_REGION", "eu-central-1"),
            ("SIGCALL_USER_POOL_ID", "eu-central-1_Real"),
            ("SIGCALL_PASSWORD", "real"),
            ("SIGCALL_ROLE", "ReadOnlyAccess"),
            ("SIGCALL_AUTH", "none"),
            ("SIGCALL_AS", "alice"),
            ("SIGCALL_WEB", "1"),
            ("SIGCALL_NO_BROWSER", "1"),
            ("SIGCALL_ANSWER", "ANSWER=real"),
            ("AWS_USE_FIPS_ENDPOINT", "true"),
            ("HTTPS_PROXY", "http://proxy:1"),
            ("AWS_CA_BUNDLE", "/nonexistent"),
        ]);
        let overrides = Overrides {
            region: Some(region("eu-central-1")),
            auth: Some(Auth::IdToken),
            ..Overrides::default()
        };
        let settings = Settings::for_sandbox(values, &overrides, &environment).unwrap();
        let alice = user("alice");
        assert_eq!(settings.user(), Some(&alice));
        assert_eq!(
            settings.user_pool_id().unwrap().as_str(),
            "us-east-1_Sandbox1"
        );
        assert_eq!(settings.user_pool_region().unwrap(), region("us-east-1"));
        assert_eq!(
            settings.fallback_sign_region().unwrap(),
            region("us-east-1")
        );
        let url = Some("http://127.0.0.1:4000".to_owned());
        assert_eq!(settings.user_pool_endpoint().unwrap().url, url);
        assert_eq!(settings.identity_pool_endpoint().unwrap().url, url);
        assert_eq!(settings.role(), Some("ReadOnlyAccess"));
        assert_eq!(settings.auth(), Auth::IdToken);
        assert_eq!(settings.flow(), SignInFlow::Web);
        assert!(settings.sign_in().no_browser && settings.sign_in().answers.is_empty());
        assert_eq!(settings.store().unwrap(), StoreKind::None);
        assert_eq!(
            settings.password_for(&alice).unwrap(),
            Some(SecretString::from("Passw0rd!"))
        );
        assert_eq!(settings.proxies(), Proxies::default());
        assert_eq!(settings.ca_bundle().unwrap(), None);
        assert!(settings.warnings().is_empty());
    }
}
