//! MFA_SETUP: a second factor is set up before the sign-in goes on (Amazon Cognito Developer Guide, "TOTP software token
//! MFA").

use std::collections::HashMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::choice::chosen;
use super::code::digits;
use crate::auth::again::{code_refusal, unanswered};
use crate::auth::error::AuthError;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;
use crate::auth::user_pool::UserPool;
use crate::secret::SecretString;

/// Everything but the unreserved characters of RFC 3986.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What a set-up comes to: what to answer MFA_SETUP with, beside the user's name.
pub(super) struct SetUp {
    /// What ties the answer to the set-up, if the service wants that.
    pub(super) session: Option<String>,
    /// The answer's own members.
    pub(super) responses: HashMap<String, String>,
}

/// Sets up one of the factors offered.
pub(super) async fn set_up(
    pool: &UserPool,
    user: &str,
    offered: &[String],
    session: Option<String>,
    prompt: &mut dyn Prompt,
) -> Result<SetUp, AuthError> {
    let factor = chosen(offered.to_vec(), prompt, |offered| {
        Question::FactorToSetUp { offered }
    })
    .await?;
    match factor.as_str() {
        "SOFTWARE_TOKEN_MFA" => authenticator(pool, user, session, prompt).await,
        // The service calls it one or the other, depending on which page one reads.
        "EMAIL_OTP" | "EMAIL_MFA" => {
            let address = prompt.ask(&Question::EmailAddress).await?.text;
            Ok(SetUp {
                session,
                responses: HashMap::from([("EMAIL".to_owned(), address.expose().clone())]),
            })
        }
        // A telephone number is an attribute that an application or an administrator sets.
        other => Err(AuthError::UnsupportedChallenge {
            name: format!("MFA_SETUP of {other}"),
        }),
    }
}

/// Shows a secret and asks for the first code that it makes, again where it is wrong.
async fn authenticator(
    pool: &UserPool,
    user: &str,
    session: Option<String>,
    prompt: &mut dyn Prompt,
) -> Result<SetUp, AuthError> {
    let begun = pool.associate_software_token(session).await?;
    let mut session = begun.session;
    let mut refused: Option<AuthError> = None;
    loop {
        let question = Question::FirstCode {
            secret: begun.secret.clone(),
            uri: key_uri(pool.config.pool.as_str(), user, &begun.secret),
            refused: refused.as_ref().and_then(code_refusal),
        };
        let code = match prompt.ask(&question).await {
            Ok(answer) => digits(&answer.text),
            Err(error) => return Err(unanswered(error.into(), refused)),
        };
        let verified = pool.verify_software_token(&code, session.clone()).await;
        let outcome = verified.and_then(|(outcome, newest)| {
            session = newest;
            outcome
        });
        match outcome {
            Ok(()) => {
                return Ok(SetUp {
                    session,
                    responses: HashMap::new(),
                });
            }
            Err(error) if code_refusal(&error).is_some() => refused = Some(error),
            Err(error) => return Err(error),
        }
    }
}

/// Returns what authenticator apps scan (Google Authenticator wiki, "Key Uri Format").
fn key_uri(issuer: &str, account: &str, secret: &SecretString) -> SecretString {
    let encoded = |text| utf8_percent_encode(text, COMPONENT);
    SecretString::new(format!(
        "otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}",
        encoded(account),
        encoded(secret.expose()),
        issuer = encoded(issuer),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_apps_scan_has_its_parts_encoded() {
        let uri = key_uri(
            "eu-central-1_Ab1Cd2Ef3",
            "alice smith@example.com",
            &"JBSWY3DPEHPK3PXP".into(),
        );
        assert_eq!(
            uri.expose(),
            "otpauth://totp/eu-central-1_Ab1Cd2Ef3:alice%20smith%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=eu-central-1_Ab1Cd2Ef3"
        );
    }
}
