//! What becomes of a sign-in afterwards: renewed tokens, or signing out.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::types::{AuthFlowType, AuthenticationResultType};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use super::user_pool::{Progress, UserPool};
use crate::auth::error::AuthError;
use crate::auth::service_error::failure;
use crate::auth::tokens::Tokens;
use crate::auth::verdict::Step;
use crate::secret::SecretString;

impl UserPool {
    /// Renews the tokens. Where the answer holds a new refresh token it replaces the old one, which then ends; otherwise
    /// the old one is returned again.
    ///
    /// `internal_username` is the claim `cognito:username`, which stands in the hash of an app client with a secret.
    /// `device_key` is what the pool knew the machine by at sign-in; one that it has forgotten is not named again.
    pub async fn refresh(
        &self,
        refresh_token: &SecretString,
        internal_username: &str,
        device_key: Option<&str>,
    ) -> Result<Tokens, AuthError> {
        let renewed = self
            .renew(refresh_token, internal_username, device_key)
            .await;
        match renewed {
            Err(AuthError::DeviceForgotten { .. }) if device_key.is_some() => {
                self.renew(refresh_token, internal_username, None).await
            }
            other => other,
        }
    }

    async fn renew(
        &self,
        refresh_token: &SecretString,
        internal_username: &str,
        device_key: Option<&str>,
    ) -> Result<Tokens, AuthError> {
        const OPERATION: &str = "GetTokensFromRefreshToken";
        let answer = self
            .client
            .get_tokens_from_refresh_token()
            .client_id(self.config.client_id.as_str())
            .set_client_secret(self.plain_secret())
            .refresh_token(refresh_token.expose())
            .set_device_key(device_key.map(str::to_owned))
            .send()
            .await;
        let result = match answer {
            Ok(answer) => answer.authentication_result,
            Err(error) if is_unknown_operation(&error) => {
                return self
                    .renew_by_flow(refresh_token, internal_username, device_key)
                    .await;
            }
            Err(error) => return Err(failure(Step::Renewal, OPERATION, error)),
        };
        match result {
            Some(result) => self.renewed(result, refresh_token, device_key),
            None => Err(AuthError::MalformedAnswer {
                operation: OPERATION,
                reason: "`AuthenticationResult` is missing".to_owned(),
                source: None,
            }),
        }
    }

    /// The older way, which AWS refuses where refresh tokens rotate, and which is all that some stand-ins know.
    async fn renew_by_flow(
        &self,
        refresh_token: &SecretString,
        internal_username: &str,
        device_key: Option<&str>,
    ) -> Result<Tokens, AuthError> {
        let mut parameters =
            HashMap::from([("REFRESH_TOKEN".to_owned(), refresh_token.expose().clone())]);
        self.prove_client(&mut parameters, internal_username);
        if let Some(key) = device_key {
            parameters.insert("DEVICE_KEY".to_owned(), key.to_owned());
        }
        let flow = AuthFlowType::RefreshTokenAuth;
        match self.initiate(flow, parameters, Step::Renewal).await? {
            Progress::Done(result) => self.renewed(*result, refresh_token, device_key),
            Progress::Asked(asked) => Err(AuthError::UnsupportedChallenge {
                name: asked.name.as_str().to_owned(),
            }),
        }
    }

    fn renewed(
        &self,
        result: AuthenticationResultType,
        kept: &SecretString,
        device_key: Option<&str>,
    ) -> Result<Tokens, AuthError> {
        Ok(Tokens {
            device_key: device_key.map(str::to_owned),
            ..self.tokens(result, Some(kept))?
        })
    }

    /// Ends a refresh token and the tokens made from it. Those verify offline until they expire.
    pub async fn revoke(&self, refresh_token: &SecretString) -> Result<(), AuthError> {
        self.client
            .revoke_token()
            .client_id(self.config.client_id.as_str())
            .set_client_secret(self.plain_secret())
            .token(refresh_token.expose())
            .send()
            .await
            .map_err(|error| failure(Step::SignOut, "RevokeToken", error))?;
        Ok(())
    }

    /// Ends every refresh token of the user, on all devices.
    pub async fn global_sign_out(&self, access_token: &SecretString) -> Result<(), AuthError> {
        self.client
            .global_sign_out()
            .access_token(access_token.expose())
            .send()
            .await
            .map_err(|error| failure(Step::SignOut, "GlobalSignOut", error))?;
        Ok(())
    }

    /// These operations take the secret itself, not a hash with a user's name.
    fn plain_secret(&self) -> Option<String> {
        let secret = self.config.client_secret.as_ref()?;
        Some(secret.expose().clone())
    }
}

/// Whether the endpoint has never heard of the operation, as stand-ins for AWS put it.
fn is_unknown_operation<E>(error: &SdkError<E, HttpResponse>) -> bool
where
    E: ProvideErrorMetadata,
{
    let code = match error {
        SdkError::ServiceError(context) => context.err().code(),
        _ => None,
    };
    let status = error.raw_response().map(|raw| raw.status().as_u16());
    match (code, status) {
        (Some(code), _) => matches!(
            code,
            "UnknownOperationException"
                | "UnknownOperation"
                | "InvalidAction"
                | "UnsupportedOperation"
                | "Unsupported"
                | "NotImplemented"
                | "NotImplementedError"
        ),
        (None, status) => matches!(status, Some(404 | 405 | 501)),
    }
}

#[cfg(test)]
#[path = "renewal_tests.rs"]
mod tests;
