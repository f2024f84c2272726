//! Attempt: what is known in the course of one sign-in, and how each challenge is answered from it.

use std::collections::HashMap;

use super::challenge::Challenge;
use super::challenge_parameters::real_name;
use super::choice;
use super::code;
use super::factor_set_up;
use super::new_password;
use super::proof::Proof;
use super::request::SignIn;
use crate::auth::again::{code_refusal, password_refusal, unanswered};
use crate::auth::device::RememberedDevice;
use crate::auth::error::AuthError;
use crate::auth::pool_url;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;
use crate::auth::reason::Refusal;
use crate::auth::srp::Identity;
use crate::auth::user_pool::{Asked, Progress, UserPool};
use crate::secret::SecretString;

/// What is known in the course of one sign-in.
pub(super) struct Attempt<'a> {
    pub(super) pool: &'a UserPool,
    pub(super) request: &'a SignIn,
    pub(super) prompt: &'a mut dyn Prompt,
    /// The name to send: as typed, until the pool tells the real one.
    name: String,
    pub(super) password: Option<SecretString>,
    /// The machine as the pool knows it, until it turns out that it does not.
    device: Option<&'a RememberedDevice>,
    /// Present as long as a proof is outstanding.
    proof: Option<Proof>,
    /// Attributes that were given with a new password, should another password have to be given.
    attributes: HashMap<String, String>,
    /// What the pool's own trigger asked last.
    last_custom: Option<Vec<(String, String)>>,
}

/// What one answer says.
struct Responses {
    session: Option<String>,
    members: HashMap<String, String>,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(pool: &'a UserPool, request: &'a SignIn, prompt: &'a mut dyn Prompt) -> Self {
        Self {
            pool,
            request,
            prompt,
            name: request.username.to_string(),
            password: request.password.clone(),
            device: request.device.as_ref(),
            proof: None,
            attributes: HashMap::new(),
            last_custom: None,
        }
    }

    /// Returns what this machine is known by.
    pub(super) fn device(&self) -> Option<&'a RememberedDevice> {
        self.device
    }

    /// Goes on as a machine that the pool does not know; what a person typed is kept.
    pub(super) fn start_over_without_device(&mut self) {
        self.device = None;
        self.proof = None;
        self.name = self.request.username.to_string();
    }

    /// Answers a challenge, again where the answer was wrong and the challenge stays open.
    pub(super) async fn answer(&mut self, asked: &Asked) -> Result<Progress, AuthError> {
        let challenge = Challenge::parse(asked)?;
        if let Some(name) = real_name(&asked.parameters) {
            name.clone_into(&mut self.name);
        }
        let mut refused: Option<AuthError> = None;
        loop {
            let responses = match self.responses(&challenge, asked, refused.as_ref()).await {
                Ok(responses) => responses,
                Err(error) => return Err(unanswered(error, refused)),
            };
            let answered = self
                .pool
                .respond(asked.name.clone(), responses.session, responses.members)
                .await;
            match answered {
                Err(error) if stays_open(&challenge, &error) => refused = Some(error),
                Err(error) => return Err(self.explained(&challenge, error).await),
                Ok(progress) => return Ok(progress),
            }
        }
    }

    async fn responses(
        &mut self,
        challenge: &Challenge,
        asked: &Asked,
        refused: Option<&AuthError>,
    ) -> Result<Responses, AuthError> {
        let mut session = asked.session.clone();
        let members = match challenge {
            Challenge::PasswordVerifier { server } => {
                let password = self.password().await?.into();
                let identity = Identity {
                    group: self.pool.config.pool.pool_name(),
                    id: &self.name,
                    password: &password,
                };
                let proof = outstanding(self.proof.take())?;
                proof.end(identity, server, self.pool.clock)?
            }
            Challenge::DeviceVerifier { server } => {
                let device = self.device.ok_or_else(unknown_device)?;
                let proof = outstanding(self.proof.take())?;
                proof.end(device.identity(), server, self.pool.clock)?
            }
            Challenge::Password => one("PASSWORD", self.password().await?),
            Challenge::PasswordSrp => one("SRP_A", self.begin_password_proof().await?),
            Challenge::DeviceSrp => {
                self.device.ok_or_else(unknown_device)?;
                one("SRP_A", self.begin_proof()?)
            }
            Challenge::NewPassword { attributes } => {
                let user = self.request.username.as_str();
                let given = &mut self.attributes;
                new_password::ask(user, attributes, refused, given, self.prompt).await?
            }
            Challenge::Code(challenge) => {
                let code = code::ask(challenge, refused, self.prompt).await?;
                one(challenge.key, code.expose().clone())
            }
            Challenge::FirstFactor { offered } => self.choose_first_factor(offered).await?,
            Challenge::SecondFactor { offered } => {
                one("ANSWER", choice::second_factor(offered, self.prompt).await?)
            }
            Challenge::FactorSetUp { offered } => {
                let user = self.request.username.as_str();
                let set_up =
                    factor_set_up::set_up(self.pool, user, offered, session.take(), self.prompt)
                        .await?;
                session = set_up.session;
                set_up.responses
            }
            Challenge::Custom { parameters } => {
                let question = Question::Custom {
                    parameters: parameters.clone(),
                    again: self.last_custom.as_ref() == Some(parameters),
                };
                self.last_custom = Some(parameters.clone());
                let answer = self.prompt.ask(&question).await?;
                let key = answer.key.as_deref().unwrap_or("ANSWER");
                one(key, answer.text.expose().clone())
            }
        };
        let mut all = self.identify();
        all.extend(members);
        Ok(Responses {
            session,
            members: all,
        })
    }

    /// Begins a proof of the password, which is known by then: Cognito waits a few seconds for its end and no longer.
    pub(super) async fn begin_password_proof(&mut self) -> Result<String, AuthError> {
        self.password().await?;
        self.begin_proof()
    }

    fn begin_proof(&mut self) -> Result<String, AuthError> {
        Ok(self.proof.insert(Proof::begin()?).public())
    }

    /// Returns the password, asked for once.
    pub(super) async fn password(&mut self) -> Result<String, AuthError> {
        if self.password.is_none() {
            let question = Question::Password {
                user: self.request.username.to_string(),
            };
            self.password = Some(self.prompt.ask(&question).await?.text);
        }
        let known = self.password.as_ref().map(SecretString::expose);
        Ok(known.cloned().unwrap_or_default())
    }

    /// Returns what every call says about the user; the hash is always over the name in the same call.
    pub(super) fn identify(&self) -> HashMap<String, String> {
        let mut parameters = HashMap::from([("USERNAME".to_owned(), self.name.clone())]);
        self.pool.prove_client(&mut parameters, &self.name);
        if let Some(device) = self.device {
            parameters.insert("DEVICE_KEY".to_owned(), device.key.clone());
        }
        parameters
    }

    /// Tells apart what Cognito answers alike.
    async fn explained(&self, challenge: &Challenge, error: AuthError) -> AuthError {
        let AuthError::Refused {
            kind: Refusal::WrongPassword,
            said,
        } = error
        else {
            return error;
        };
        match challenge {
            Challenge::DeviceSrp | Challenge::DeviceVerifier { .. } => {
                AuthError::DeviceForgotten { said }
            }
            // A proof is over the pool's name as well.
            Challenge::PasswordVerifier { .. } if self.pool.is_unknown().await => {
                pool_url::unknown(&self.pool.config.pool)
            }
            Challenge::Custom { .. } => AuthError::Refused {
                kind: Refusal::WrongAnswer,
                said,
            },
            _ => AuthError::Refused {
                kind: Refusal::WrongPassword,
                said,
            },
        }
    }
}

/// Returns whether the challenge may be answered again after this refusal.
fn stays_open(challenge: &Challenge, error: &AuthError) -> bool {
    match challenge {
        Challenge::Code(_) => code_refusal(error).is_some(),
        Challenge::NewPassword { .. } => password_refusal(error).is_some(),
        _ => false,
    }
}

pub(super) fn one(key: &str, value: String) -> HashMap<String, String> {
    HashMap::from([(key.to_owned(), value)])
}

fn outstanding(proof: Option<Proof>) -> Result<Proof, AuthError> {
    proof.ok_or_else(|| malformed("an SRP proof that was not begun"))
}

fn unknown_device() -> AuthError {
    malformed("the proof of a device that was not named")
}

fn malformed(reason: &str) -> AuthError {
    AuthError::MalformedAnswer {
        operation: "sign-in",
        reason: reason.to_owned(),
        source: None,
    }
}
