//! Overrides: what flags, or the sandbox, set above everything else. Plain values: whoever fills them parsed them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::config::choice::{Auth, Choice, SignInFlow};
use crate::ids::{ClientId, IdentityPoolId, ProfileName, Region, UserPoolId, Username};
use crate::secret::SecretString;

/// What the command line sets. A flag that was not given is absent.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`: the configuration file.
    pub config: Option<PathBuf>,
    /// `--profile`.
    pub profile: Option<ProfileName>,
    /// `--as`, or the user that `login` names.
    pub as_user: Option<Username>,
    /// `--region`.
    pub region: Option<Region>,
    /// `--role`: an ARN, a role name or a group name.
    pub role: Option<String>,
    /// `--auth`.
    pub auth: Option<Auth>,
    /// `--flow`.
    pub flow: Option<Choice<SignInFlow>>,
    /// `--service`: the service name to sign for.
    pub service: Option<String>,
    /// `--sign-region`: the region to sign for.
    pub sign_region: Option<Region>,
    /// `--cacert`: a PEM file of roots.
    pub ca_bundle: Option<PathBuf>,
    /// `--allow-host`, each entry `host` or `host:port`: added to those of the profile.
    pub allow_hosts: Vec<String>,
    /// `--attribute`: required attributes of a user who signs in for the first time.
    pub attributes: BTreeMap<String, String>,
}

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
