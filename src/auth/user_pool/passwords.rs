//! Forgotten and old passwords (Amazon Cognito API Reference, `ForgotPassword`, `ConfirmForgotPassword`, `ChangePassword`).

use super::secret_hash::secret_hash;
use super::user_pool::UserPool;
use crate::auth::error::AuthError;
use crate::auth::question::Delivery;
use crate::auth::service_error::failure;
use crate::auth::verdict::Step;
use crate::ids::Username;
use crate::secret::SecretString;

impl UserPool {
    /// Has a code sent that resets a user's password; returns where to, as far as the pool tells.
    pub async fn forgot_password(
        &self,
        username: &Username,
    ) -> Result<Option<Delivery>, AuthError> {
        let answer = self
            .client
            .forgot_password()
            .client_id(self.config.client_id.as_str())
            .set_secret_hash(self.hash_for(username))
            .username(username.as_str())
            .send()
            .await
            .map_err(|error| failure(Step::PasswordHelp, "ForgotPassword", error))?;
        let details = answer.code_delivery_details;
        Ok(details.and_then(|details| {
            Some(Delivery {
                destination: details.destination?,
                medium: details
                    .delivery_medium
                    .map(|medium| medium.as_str().to_owned())
                    .unwrap_or_default(),
            })
        }))
    }

    /// Gives a user a new password, by the code that was sent.
    pub(in crate::auth) async fn confirm_forgot_password(
        &self,
        username: &Username,
        code: &SecretString,
        password: &SecretString,
    ) -> Result<(), AuthError> {
        self.client
            .confirm_forgot_password()
            .client_id(self.config.client_id.as_str())
            .set_secret_hash(self.hash_for(username))
            .username(username.as_str())
            .confirmation_code(code.expose())
            .password(password.expose())
            .send()
            .await
            .map_err(|error| failure(Step::PasswordHelp, "ConfirmForgotPassword", error))?;
        Ok(())
    }

    /// Changes the password of the user whose access token this is.
    pub(in crate::auth) async fn change_password(
        &self,
        access_token: &SecretString,
        old: &SecretString,
        new: &SecretString,
    ) -> Result<(), AuthError> {
        self.client
            .change_password()
            .access_token(access_token.expose())
            .previous_password(old.expose())
            .proposed_password(new.expose())
            .send()
            .await
            .map_err(|error| failure(Step::Access, "ChangePassword", error))?;
        Ok(())
    }

    fn hash_for(&self, username: &Username) -> Option<String> {
        let secret = self.config.client_secret.as_ref()?;
        Some(secret_hash(
            secret,
            username.as_str(),
            &self.config.client_id,
        ))
    }
}
