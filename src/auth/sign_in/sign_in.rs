//! Signing in: a loop of challenge, answer, response, until tokens appear.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::types::{AuthFlowType, ChallengeNameType};
use zeroize::Zeroizing;

use super::challenge::{ATTRIBUTE_PREFIX, Challenge};
use crate::auth::error::{AuthError, Refusal};
use crate::auth::prompt::{Prompt, Question};
use crate::auth::srp::{self, Identity, SECRET_LENGTH, ServerValues, SrpClient};
use crate::auth::tokens::Tokens;
use crate::auth::user_pool::{Asked, Progress, UserPool};
use crate::auth::verdict::Step;
use crate::ids::Username;
use crate::secret::SecretString;

/// More rounds than any real sign-in takes; a pool that asks on is broken.
const MOST_ROUNDS: usize = 10;

/// How the password is shown to the user pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// `USER_SRP_AUTH`: proved, and never sent.
    #[default]
    Srp,
    /// `USER_PASSWORD_AUTH`: sent; must be switched on for the app client.
    Password,
}

/// What is known in the course of one sign-in.
struct Attempt<'a> {
    pool: &'a UserPool,
    password: &'a SecretString,
    /// The name as typed, for questions.
    typed: &'a Username,
    /// The name to send: as typed, until the pool tells the real one.
    name: String,
    /// Present as long as a proof is outstanding.
    srp: Option<SrpClient>,
}

impl UserPool {
    /// Signs a user in. Asks `prompt` only what the user pool asks and nothing else can answer.
    pub async fn sign_in(
        &self,
        flow: Flow,
        username: &Username,
        password: &SecretString,
        prompt: &mut dyn Prompt,
    ) -> Result<Tokens, AuthError> {
        let mut attempt = Attempt {
            pool: self,
            password,
            typed: username,
            name: username.to_string(),
            srp: None,
        };
        let mut progress = attempt.begin(flow).await?;
        for _ in 0..MOST_ROUNDS {
            let asked = match progress {
                Progress::Done(result) => return self.tokens(result, None),
                Progress::Asked(asked) => asked,
            };
            let proves = asked.name == ChallengeNameType::PasswordVerifier;
            let responses = attempt.answer(&asked, prompt).await?;
            let answered = self.respond(asked.name, asked.session, responses).await;
            progress = match answered {
                Err(AuthError::Refused {
                    kind: Refusal::WrongPassword,
                    ..
                }) if proves && self.is_unknown().await => return Err(self.unknown()),
                other => other?,
            };
        }
        Err(malformed(format!(
            "no tokens after {MOST_ROUNDS} challenges"
        )))
    }
}

impl Attempt<'_> {
    async fn begin(&mut self, flow: Flow) -> Result<Progress, AuthError> {
        let (flow, key, value) = match flow {
            Flow::Srp => {
                let srp = self.srp.insert(SrpClient::new(&*random()?));
                (AuthFlowType::UserSrpAuth, "SRP_A", srp.public())
            }
            Flow::Password => (
                AuthFlowType::UserPasswordAuth,
                "PASSWORD",
                self.password.expose().clone(),
            ),
        };
        let mut parameters = self.identify();
        parameters.insert(key.to_owned(), value);
        self.pool.initiate(flow, parameters, Step::SignIn).await
    }

    async fn answer(
        &mut self,
        asked: &Asked,
        prompt: &mut dyn Prompt,
    ) -> Result<HashMap<String, String>, AuthError> {
        match Challenge::parse(asked.name.as_str(), &asked.parameters)? {
            Challenge::PasswordVerifier { user, server } => {
                self.name = user;
                self.prove_password(&server)
            }
            Challenge::NewPasswordRequired { user, attributes } => {
                if let Some(user) = user {
                    self.name = user;
                }
                self.replace_password(&attributes, prompt).await
            }
        }
    }

    fn prove_password(
        &mut self,
        server: &ServerValues,
    ) -> Result<HashMap<String, String>, AuthError> {
        // Taken, so that a second challenge cannot have another proof made with the same secret number.
        let Some(srp) = self.srp.take() else {
            return Err(malformed("an SRP proof that was not begun".to_owned()));
        };
        let timestamp = srp::timestamp(self.pool.clock.now())?;
        let identity = Identity {
            group: self.pool.config.pool.pool_name(),
            id: &self.name,
            password: self.password,
        };
        let signature = srp.claim(identity, server, &timestamp)?;
        let mut responses = self.identify();
        responses.extend([
            ("PASSWORD_CLAIM_SIGNATURE".to_owned(), signature),
            (
                "PASSWORD_CLAIM_SECRET_BLOCK".to_owned(),
                server.secret_block().to_owned(),
            ),
            ("TIMESTAMP".to_owned(), timestamp),
        ]);
        Ok(responses)
    }

    async fn replace_password(
        &self,
        attributes: &[String],
        prompt: &mut dyn Prompt,
    ) -> Result<HashMap<String, String>, AuthError> {
        let mut responses = self.identify();
        let user = self.typed.to_string();
        let password = prompt.ask(&Question::NewPassword { user }).await?;
        responses.insert("NEW_PASSWORD".to_owned(), password.expose().clone());
        for name in attributes {
            let value = prompt
                .ask(&Question::Attribute { name: name.clone() })
                .await?;
            responses.insert(format!("{ATTRIBUTE_PREFIX}{name}"), value.expose().clone());
        }
        Ok(responses)
    }

    /// Returns what every call says about the user; the hash is always over the name in the same call.
    fn identify(&self) -> HashMap<String, String> {
        let mut parameters = HashMap::from([("USERNAME".to_owned(), self.name.clone())]);
        self.pool.prove_client(&mut parameters, &self.name);
        parameters
    }
}

/// The one place of this room that draws random numbers.
fn random() -> Result<Zeroizing<[u8; SECRET_LENGTH]>, AuthError> {
    let mut bytes = Zeroizing::new([0; SECRET_LENGTH]);
    getrandom::fill(bytes.as_mut_slice()).map_err(AuthError::NoRandomness)?;
    Ok(bytes)
}

fn malformed(reason: String) -> AuthError {
    AuthError::MalformedAnswer {
        operation: "sign-in",
        reason,
        source: None,
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
