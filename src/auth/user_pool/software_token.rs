//! Setting up an authenticator app (Amazon Cognito API Reference, `AssociateSoftwareToken`, `VerifySoftwareToken`).

use aws_sdk_cognitoidentityprovider::types::VerifySoftwareTokenResponseType;

use super::user_pool::UserPool;
use crate::auth::error::{AuthError, Said};
use crate::auth::reason::Refusal;
use crate::auth::service_error::failure;
use crate::auth::verdict::Step;
use crate::secret::SecretString;

/// A set-up that was begun.
pub(in crate::auth) struct SoftwareToken {
    /// The secret for the app, in Base32.
    pub(in crate::auth) secret: SecretString,
    /// What ties the first code to it.
    pub(in crate::auth) session: Option<String>,
}

impl UserPool {
    /// Asks for a secret.
    pub(in crate::auth) async fn associate_software_token(
        &self,
        session: Option<String>,
    ) -> Result<SoftwareToken, AuthError> {
        const OPERATION: &str = "AssociateSoftwareToken";
        let answer = self
            .client
            .associate_software_token()
            .set_session(session.clone())
            .send()
            .await
            .map_err(|error| failure(Step::SignIn, OPERATION, error))?;
        let secret = answer
            .secret_code
            .filter(|secret| !secret.is_empty())
            .ok_or_else(|| AuthError::MalformedAnswer {
                operation: OPERATION,
                reason: "`SecretCode` is missing".to_owned(),
                source: None,
            })?;
        Ok(SoftwareToken {
            secret: secret.into(),
            session: answer.session.or(session),
        })
    }

    /// Shows the first code; returns what came of it, and beside that what ties the next call to this one.
    pub(in crate::auth) async fn verify_software_token(
        &self,
        code: &SecretString,
        session: Option<String>,
    ) -> Result<(Result<(), AuthError>, Option<String>), AuthError> {
        let answer = self
            .client
            .verify_software_token()
            .user_code(code.expose())
            .set_session(session.clone())
            .send()
            .await
            .map_err(|error| failure(Step::SignIn, "VerifySoftwareToken", error))?;
        let outcome = match answer.status {
            Some(VerifySoftwareTokenResponseType::Success) => Ok(()),
            status => Err(AuthError::Refused {
                kind: Refusal::WrongCode,
                said: Said {
                    message: format!(
                        "the code was not accepted (status {})",
                        status.as_ref().map_or("missing", |status| status.as_str())
                    ),
                    ..Said::default()
                },
            }),
        };
        Ok((outcome, answer.session.or(session)))
    }
}
