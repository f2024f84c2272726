//! Signing in: a loop of challenge, answer, response, until tokens appear.

use aws_sdk_cognitoidentityprovider::types::AuthenticationResultType;

use super::attempt::Attempt;
use super::request::{DeviceOutcome, SignIn, SignedIn};
use crate::auth::device::RememberedDevice;
use crate::auth::error::AuthError;
use crate::auth::prompt::Prompt;
use crate::auth::user_pool::{Progress, UserPool};

/// More challenges than any real sign-in has; a pool that asks on is broken.
const MOST_ROUNDS: usize = 30;

impl UserPool {
    /// Signs a user in. Asks `prompt` only what the user pool asks and nothing else can answer.
    ///
    /// Where the pool has forgotten the device it is begun once more, as from a machine that the pool does not know.
    pub async fn sign_in(
        &self,
        request: &SignIn,
        prompt: &mut dyn Prompt,
    ) -> Result<SignedIn, AuthError> {
        let mut attempt = Attempt::new(self, request, prompt);
        let result = match self.carry_out(&mut attempt).await {
            Err(AuthError::DeviceForgotten { .. }) if attempt.device().is_some() => {
                attempt.start_over_without_device();
                self.carry_out(&mut attempt).await?
            }
            other => other?,
        };
        self.signed_in(request, attempt.device(), result).await
    }

    async fn carry_out(
        &self,
        attempt: &mut Attempt<'_>,
    ) -> Result<AuthenticationResultType, AuthError> {
        let mut progress = attempt.begin().await?;
        let mut rounds = 0;
        loop {
            progress = match progress {
                Progress::Done(result) => return Ok(*result),
                Progress::Asked(asked) if rounds < MOST_ROUNDS => attempt.answer(&asked).await?,
                Progress::Asked(_) => break,
            };
            rounds += 1;
        }
        Err(AuthError::MalformedAnswer {
            operation: "sign-in",
            reason: format!("no tokens after {MOST_ROUNDS} challenges"),
            source: None,
        })
    }

    async fn signed_in(
        &self,
        request: &SignIn,
        device: Option<&RememberedDevice>,
        mut result: AuthenticationResultType,
    ) -> Result<SignedIn, AuthError> {
        let named = result.new_device_metadata.take();
        let named = named.and_then(|named| Some((named.device_key?, named.device_group_key?)));
        let mut tokens = self.tokens(result, None)?;
        tokens.device_key = named
            .as_ref()
            .map(|(key, _)| key.clone())
            .or_else(|| device.map(|device| device.key.clone()));
        let device = match (request.remember_device, named) {
            (true, Some((key, group_key))) => {
                match self.remember(&tokens.access, key, group_key).await {
                    Ok(device) => DeviceOutcome::Remembered(device),
                    Err(error) => DeviceOutcome::NotRemembered(error),
                }
            }
            (true, None) if device.is_none() => DeviceOutcome::NotTracked,
            _ if device.is_none() && request.device.is_some() => DeviceOutcome::Forgotten,
            (false, Some(_)) => DeviceOutcome::NotConfirmed,
            _ => DeviceOutcome::Unchanged,
        };
        Ok(SignedIn { tokens, device })
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod refusal_tests;

#[cfg(test)]
#[path = "malformed_tests.rs"]
mod malformed_tests;
