//! Overrides: what flags set above everything else. Plain values: whoever fills them parsed them.

use std::path::PathBuf;

use crate::config::choice::{Auth, SignInFlow};
use crate::config::layer::Layer;
use crate::config::sign_in_options::SignInOptions;
use crate::ids::{ProfileName, Region, Username};

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
    pub flow: Option<SignInFlow>,
    /// `--service`: the service name to sign for.
    pub service: Option<String>,
    /// `--sign-region`: the region to sign for.
    pub sign_region: Option<Region>,
    /// `--cacert`: a PEM file of roots.
    pub ca_bundle: Option<PathBuf>,
    /// `--allow-host`, each entry `host` or `host:port`: added to those of the profile.
    pub allow_hosts: Vec<String>,
    /// `--identity-provider`: where a sign-in in the browser begins.
    pub identity_provider: Option<String>,
    /// What is said in advance of a sign-in.
    pub sign_in: SignInOptions,
}

impl Overrides {
    /// Returns the keys of a profile that the flags set.
    pub(crate) fn layer(&self) -> Layer {
        Layer {
            region: self.region.clone(),
            role: self.role.clone(),
            auth: self.auth,
            flow: self.flow,
            identity_provider: self.identity_provider.clone(),
            service: self.service.clone(),
            sign_region: self.sign_region.clone(),
            ca_bundle: self.ca_bundle.clone(),
            ..Layer::default()
        }
    }
}
