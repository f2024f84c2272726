//! Attempt: what is known in the course of one sign-in, and how each challenge is answered from it.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::types::AuthFlowType;

use super::challenge::Challenge;
use super::challenge_parameters::real_name;
use super::choice;
use super::code;
use super::factor_set_up;
use super::flow::{FirstFactor, Flow};
use super::new_password;
use super::proof::Proof;
use super::request::SignIn;
use crate::auth::again::{code_refusal, password_refusal, unanswered};
use crate::auth::device::RememberedDevice;
use crate::auth::error::{AuthError, Refusal};
use crate::auth::pool_url;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;
use crate::auth::srp::Identity;
use crate::auth::user_pool::{Asked, Progress, UserPool};
use crate::auth::verdict::Step;
use crate::secret::SecretString;

/// What is known in the course of one sign-in.
pub(super) struct Attempt<'a> {
    pool: &'a UserPool,
    request: &'a SignIn,
    prompt: &'a mut dyn Prompt,
    /// The name to send: as typed, until the pool tells the real one.
    name: String,
    password: Option<SecretString>,
    /// The machine as the pool knows it, until it turns out that it does not.
    device: Option<&'a RememberedDevice>,
    /// Present as long as a proof is outstanding.
    proof: Option<Proof>,
    /// Attributes that were given with a new password, should another password have to be given.
    attributes: HashMap<String, String>,
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

    /// Sends the first call.
    pub(super) async fn begin(&mut self) -> Result<Progress, AuthError> {
        let mut parameters = self.identify();
        let flow = match self.request.flow {
            Flow::Srp => {
                parameters.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
                AuthFlowType::UserSrpAuth
            }
            Flow::Password => {
                parameters.insert("PASSWORD".to_owned(), self.password().await?);
                AuthFlowType::UserPasswordAuth
            }
            Flow::UserAuth => {
                self.prefer(&mut parameters).await?;
                AuthFlowType::UserAuth
            }
            Flow::Custom => {
                if self.proves_first() {
                    let public = self.begin_password_proof().await?;
                    parameters.insert("CHALLENGE_NAME".to_owned(), "SRP_A".to_owned());
                    parameters.insert("SRP_A".to_owned(), public);
                }
                AuthFlowType::CustomAuth
            }
        };
        self.pool.initiate(flow, parameters, Step::SignIn).await
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
                let parameters = parameters.clone();
                let answer = self.prompt.ask(&Question::Custom { parameters }).await?;
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

    async fn choose_first_factor(
        &mut self,
        offered: &[String],
    ) -> Result<HashMap<String, String>, AuthError> {
        let wanted = self.request.first_factor.map(FirstFactor::as_str);
        let chosen = match wanted.filter(|wanted| offered.iter().any(|name| name == wanted)) {
            Some(wanted) => wanted.to_owned(),
            None => choice::first_factor(offered, self.prompt).await?,
        };
        let mut responses = one("ANSWER", chosen.clone());
        match chosen.as_str() {
            "PASSWORD" => {
                responses.insert("PASSWORD".to_owned(), self.password().await?);
            }
            "PASSWORD_SRP" => {
                responses.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
            }
            _ => {}
        }
        Ok(responses)
    }

    /// Says at once what is wanted first, so that the pool need not ask. A password that is at hand is proved, not sent.
    async fn prefer(&mut self, parameters: &mut HashMap<String, String>) -> Result<(), AuthError> {
        let at_hand = self.password.as_ref().map(|_| FirstFactor::PasswordSrp);
        let Some(preferred) = self.request.first_factor.or(at_hand) else {
            return Ok(());
        };
        parameters.insert(
            "PREFERRED_CHALLENGE".to_owned(),
            preferred.as_str().to_owned(),
        );
        match preferred {
            FirstFactor::Password => {
                parameters.insert("PASSWORD".to_owned(), self.password().await?);
            }
            FirstFactor::PasswordSrp => {
                parameters.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
            }
            FirstFactor::EmailOtp | FirstFactor::SmsOtp => {}
        }
        Ok(())
    }

    /// A custom flow begins with a proof where the password is at hand, or was asked for by name.
    fn proves_first(&self) -> bool {
        self.password.is_some() || self.request.first_factor == Some(FirstFactor::PasswordSrp)
    }

    /// Begins a proof of the password, which is known by then: Cognito waits a few seconds for its end and no longer.
    async fn begin_password_proof(&mut self) -> Result<String, AuthError> {
        self.password().await?;
        self.begin_proof()
    }

    fn begin_proof(&mut self) -> Result<String, AuthError> {
        Ok(self.proof.insert(Proof::begin()?).public())
    }

    /// Returns the password, asked for once.
    async fn password(&mut self) -> Result<String, AuthError> {
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
    fn identify(&self) -> HashMap<String, String> {
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

fn one(key: &str, value: String) -> HashMap<String, String> {
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
