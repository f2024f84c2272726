//! The secrets that settings lead to, fetched when they are needed.

use crate::config::error::ConfigError;
use crate::config::secret_ref::SecretRef;
use crate::config::settings::Settings;
use crate::ids::Username;
use crate::secret::SecretString;

impl Settings {
    /// Fetches the app client's secret, if it has one.
    pub fn client_secret(&self) -> Result<Option<SecretString>, ConfigError> {
        let reference = self.merged.client_secret.as_ref();
        self.fetch(reference, || "client_secret".to_owned())
    }

    /// Fetches the headers that every request to the API carries, in their order.
    pub fn headers(&self) -> Result<Vec<(String, SecretString)>, ConfigError> {
        let headers = self.merged.headers.iter().flatten();
        headers
            .map(|(name, reference)| {
                let value = self.fetched(reference, || format!("headers.{name}"))?;
                Ok((name.clone(), value))
            })
            .collect()
    }

    /// Fetches the password of `user`, if it can be had without asking.
    ///
    /// `SIGCALL_PASSWORD` belongs to the user of `SIGCALL_USERNAME`, else to the one that `--as` or `login` names, and is
    /// never tried for anybody else; whoever does not own it has the password of their entry in the profile.
    pub fn password_for(&self, user: &Username) -> Result<Option<SecretString>, ConfigError> {
        if let Some(password) = self.owned_by(user, self.variable_secrets.password.as_ref()) {
            return Ok(Some(password));
        }
        let entry = self.profile.users.get(user);
        let reference = entry.and_then(|entry| entry.password.as_ref());
        self.fetch(reference, || format!("users.{user}.password"))
    }

    /// Fetches the password that `user` is to have from now on, if it can be had without asking. `SIGCALL_NEW_PASSWORD`
    /// belongs to the same user as `SIGCALL_PASSWORD`.
    pub fn new_password_for(&self, user: &Username) -> Result<Option<SecretString>, ConfigError> {
        if let Some(password) = self.owned_by(user, self.variable_secrets.new_password.as_ref()) {
            return Ok(Some(password));
        }
        let entry = self.profile.users.get(user);
        let reference = entry.and_then(|entry| entry.new_password.as_ref());
        self.fetch(reference, || format!("users.{user}.new_password"))
    }

    /// Fetches the secret of the user's authenticator app, in Base32, if it can be had. `SIGCALL_TOTP_SECRET` belongs to the
    /// same user as `SIGCALL_PASSWORD`.
    pub fn totp_secret_for(&self, user: &Username) -> Result<Option<SecretString>, ConfigError> {
        if let Some(secret) = self.owned_by(user, self.variable_secrets.totp_secret.as_ref()) {
            return Ok(Some(secret));
        }
        let entry = self.profile.users.get(user);
        let reference = entry.and_then(|entry| entry.totp_secret.as_ref());
        self.fetch(reference, || format!("users.{user}.totp_secret"))
    }

    /// Returns the one-time code that was given in advance: by a flag, or by `SIGCALL_MFA_CODE`, which belongs to the same
    /// user as `SIGCALL_PASSWORD`.
    pub fn mfa_code_for(&self, user: &Username) -> Option<SecretString> {
        let typed = self.sign_in.mfa_code.clone();
        typed.or_else(|| self.owned_by(user, self.variable_secrets.mfa_code.as_ref()))
    }

    fn owned_by(&self, user: &Username, secret: Option<&SecretString>) -> Option<SecretString> {
        let is_owner = self.variable_secrets.owner.as_ref() == Some(user);
        secret.filter(|_| is_owner).cloned()
    }

    fn fetch(
        &self,
        reference: Option<&SecretRef>,
        key: impl Fn() -> String,
    ) -> Result<Option<SecretString>, ConfigError> {
        reference
            .map(|reference| self.fetched(reference, &key))
            .transpose()
    }

    fn fetched(
        &self,
        reference: &SecretRef,
        key: impl Fn() -> String,
    ) -> Result<SecretString, ConfigError> {
        reference
            .resolve(&self.environment)
            .map_err(|source| ConfigError::Secret { key: key(), source })
    }
}

#[cfg(test)]
#[path = "secrets_tests.rs"]
mod tests;
