//! Settings: what holds for this run, resolved from flags, variables and file.

use crate::config::choice::{Auth, Choice, SignInFlow, StoreKind};
use crate::config::error::ConfigError;
use crate::config::file::ConfigFile;
use crate::config::layer::Layer;
use crate::config::overrides::Overrides;
use crate::config::profile::Profile;
use crate::config::sign_in_options::SignInOptions;
use crate::config::variables::{Variables, variable_name};
use crate::environment::Environment;
use crate::ids::{ClientId, IdentityPoolId, ProfileName, UserPoolId, Username};
use crate::secret::SecretString;

/// What holds for this run.
///
/// Each key is taken from the first of these that sets it: the flag; the `SIGCALL_` variable; `users.NAME` of the
/// profile, NAME being the user acted as; the profile; the default. AWS's own variables are among the defaults.
///
/// Secrets, files and AWS's variables are looked at when they are asked for, so that one that is broken and not needed
/// breaks nothing.
#[derive(Debug, Clone)]
pub struct Settings {
    pub(crate) profile_name: Option<ProfileName>,
    pub(crate) user: Option<Username>,
    /// Flags and variables.
    pub(crate) top: Layer,
    pub(crate) profile: Profile,
    /// All layers in one, for the user acted as.
    pub(crate) merged: Layer,
    pub(crate) added_hosts: Vec<String>,
    pub(crate) variable_secrets: VariableSecrets,
    pub(crate) sign_in: SignInOptions,
    pub(crate) environment: Environment,
    pub(crate) warnings: Vec<String>,
}

/// The secrets of a user that variables hold, and the one user they are for.
#[derive(Debug, Clone, Default)]
pub(crate) struct VariableSecrets {
    pub(crate) owner: Option<Username>,
    pub(crate) password: Option<SecretString>,
    pub(crate) new_password: Option<SecretString>,
    pub(crate) mfa_code: Option<SecretString>,
    pub(crate) totp_secret: Option<SecretString>,
}

impl Settings {
    /// Resolves settings from flags, variables and the file, if there is one.
    pub fn resolve(
        overrides: &Overrides,
        environment: &Environment,
        file: Option<&ConfigFile>,
    ) -> Result<Self, ConfigError> {
        let variables = Variables::read(environment)?;
        let asked = overrides.profile.clone().or(variables.profile);
        let chosen = match file {
            Some(file) => file.choose(asked)?,
            None => no_profile(asked)?,
        };
        let (profile_name, profile) = match chosen {
            Some((name, profile)) => (Some(name), profile.clone()),
            None => (None, Profile::default()),
        };
        let named = overrides.as_user.clone().or(variables.as_user);
        let owner = variables.layer.username.clone().or_else(|| named.clone());
        let top = overrides.layer().or(&variables.layer);
        let configured = top
            .username
            .clone()
            .or_else(|| profile.layer.username.clone());
        let mut warnings = variables.warnings;
        warnings.extend(file.and_then(|file| profile.literal_secrets_warning(file.path())));
        let settings = Self {
            profile_name,
            user: named.or(configured),
            top,
            profile,
            merged: Layer::default(),
            added_hosts: overrides.allow_hosts.clone(),
            variable_secrets: VariableSecrets {
                owner,
                password: variables.password,
                new_password: variables.new_password,
                mfa_code: variables.mfa_code,
                totp_secret: variables.totp_secret,
            },
            sign_in: overrides.sign_in.clone().or(variables.sign_in),
            environment: environment.clone(),
            warnings,
        };
        settings.merge()
    }

    /// Returns the same settings for another user to act as. `SIGCALL_PASSWORD` stays with its owner.
    pub fn acting_as(&self, user: &Username) -> Result<Self, ConfigError> {
        let settings = Self {
            user: Some(user.clone()),
            ..self.clone()
        };
        settings.merge()
    }

    /// Returns the same settings for nobody to act as: no user's own keys are among them, not those of the `username`
    /// configured either.
    pub fn acting_as_nobody(&self) -> Result<Self, ConfigError> {
        let settings = Self {
            user: None,
            ..self.clone()
        };
        settings.merge()
    }

    /// Returns whether the headers are those of `other`, by where they are fetched from: a command that prints one need
    /// not run twice.
    pub fn shares_headers_with(&self, other: &Self) -> bool {
        self.merged.headers == other.merged.headers
    }

    /// Returns the profile chosen; nothing where variables alone count, and in the sandbox.
    pub fn profile(&self) -> Option<&ProfileName> {
        self.profile_name.as_ref()
    }

    /// Returns the user to act as: the one that `--as` or `login` names, else the `username` configured. Nothing means
    /// whoever signed in last.
    pub fn user(&self) -> Option<&Username> {
        self.user.as_ref()
    }

    /// Returns the users of whom the profile says something, in order.
    pub fn users(&self) -> impl Iterator<Item = &Username> {
        self.profile.users.keys()
    }

    /// Returns the user pool's id.
    pub fn user_pool_id(&self) -> Result<&UserPoolId, ConfigError> {
        required("user_pool_id", self.merged.user_pool_id.as_ref())
    }

    /// Returns the app client's id.
    pub fn client_id(&self) -> Result<&ClientId, ConfigError> {
        required("client_id", self.merged.client_id.as_ref())
    }

    /// Returns the identity pool's id. Without one, tokens are all there is.
    pub fn identity_pool_id(&self) -> Result<Option<&IdentityPoolId>, ConfigError> {
        offered("identity_flow", self.merged.identity_flow)?;
        Ok(self.merged.identity_pool_id.as_ref())
    }

    /// Returns the identity pool's id where nothing goes without it.
    pub fn required_identity_pool_id(&self) -> Result<&IdentityPoolId, ConfigError> {
        required("identity_pool_id", self.identity_pool_id()?)
    }

    /// Returns the base URL of the API, as typed.
    pub fn api_url(&self) -> Option<&str> {
        self.merged.api_url.as_deref()
    }

    /// Returns how requests are authorized.
    pub fn auth(&self) -> Auth {
        self.merged.auth.unwrap_or_default()
    }

    /// Returns how users sign in.
    pub fn flow(&self) -> SignInFlow {
        self.merged.flow.unwrap_or_default()
    }

    /// Returns where sessions are kept.
    pub fn store(&self) -> Result<StoreKind, ConfigError> {
        offered("store", self.merged.store)
    }

    /// Returns the role to take: an ARN, a role name or a group name.
    pub fn role(&self) -> Option<&str> {
        self.merged.role.as_deref()
    }

    /// Returns the hosts, `host` or `host:port`, to which signed requests may go beside that of `api_url`.
    pub fn allow_hosts(&self) -> impl Iterator<Item = &str> {
        let configured = self.merged.allow_hosts.iter().flatten();
        configured.chain(&self.added_hosts).map(String::as_str)
    }

    /// Returns what was said in advance of a sign-in.
    pub fn sign_in(&self) -> &SignInOptions {
        &self.sign_in
    }

    /// Returns what is not wrong but deserves a word: one sentence each, without a full stop.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// Lays the layers over each other, for the user acted as.
    pub(crate) fn merge(mut self) -> Result<Self, ConfigError> {
        if let Some(user @ ("guest" | "aws")) = self.user.as_ref().map(Username::as_str) {
            return Err(ConfigError::NotAvailable {
                key: "as",
                value: user.to_owned(),
            });
        }
        let entry = self
            .user
            .as_ref()
            .and_then(|user| self.profile.users.get(user));
        let merged = match entry {
            Some(entry) => self.top.clone().or(&entry.layer),
            None => self.top.clone(),
        };
        self.merged = merged.or(&self.profile.layer);
        Ok(self)
    }
}

fn no_profile<T>(asked: Option<ProfileName>) -> Result<Option<T>, ConfigError> {
    match asked {
        None => Ok(None),
        Some(name) => Err(ConfigError::UnknownProfile {
            name: name.to_string(),
            known: Vec::new(),
        }),
    }
}

pub(crate) fn required<T>(key: &'static str, value: Option<T>) -> Result<T, ConfigError> {
    value.ok_or_else(|| ConfigError::Missing {
        key,
        variable: variable_name(key),
    })
}

fn offered<T: Default>(key: &'static str, choice: Option<Choice<T>>) -> Result<T, ConfigError> {
    match choice {
        None => Ok(T::default()),
        Some(Choice::Offered(value)) => Ok(value),
        Some(Choice::Later(word)) => Err(ConfigError::NotAvailable {
            key,
            value: word.to_owned(),
        }),
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
