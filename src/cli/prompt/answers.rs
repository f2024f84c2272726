//! Answers: what was said in advance of a sign-in, and a person for what was not.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use super::person;
use super::stdin_secrets::{StdinSecret, StdinSecrets};
use crate::auth::{
    Answer, Authenticator, CodeRefusal, Factor, FirstFactor, NextCode, PendingAnswer, Prompt,
    PromptError, Question,
};
use crate::cli::factors::{FIRST_FACTORS, SECOND_FACTORS, named};
use crate::cli::ui::Ui;
use crate::clock::Clock;
use crate::config::{ConfigError, SecondFactor};
use crate::secret::SecretString;

/// Fetches a secret from where the configuration says, if it says so.
pub type SecretSource = Arc<dyn Fn() -> Result<Option<SecretString>, ConfigError> + Send + Sync>;

/// Answers from variables, options and stdin first, and from a person where there is one.
pub struct Answers {
    /// Fetches the new password, where one is required.
    pub new_password: SecretSource,
    /// Fetches the secret of an authenticator app.
    pub totp_secret: SecretSource,
    /// The secrets that come as lines of stdin.
    pub stdin: StdinSecrets,
    /// The first one-time code that is asked for.
    pub code: Option<SecretString>,
    /// Which way to begin is wanted.
    pub first_factor: Option<FirstFactor>,
    /// Which second factor is wanted.
    pub second_factor: Option<SecondFactor>,
    /// Attributes to set with a new password, by name.
    pub attributes: BTreeMap<String, String>,
    /// Answers to the pool's own questions, one a round, each with its key.
    pub answers: VecDeque<(String, SecretString)>,
    /// A person may be asked: stdin is a terminal and nobody said `--no-input`.
    pub may_ask: bool,
    /// The time, for codes that depend on it.
    pub clock: Clock,
    /// Where waiting is told of.
    pub ui: Ui,
    /// Made when the first code of it is asked for.
    pub authenticator: Option<Authenticator>,
}

/// There is one terminal, whoever asks: users who sign in side by side are asked one after another.
pub(in crate::cli) static TERMINAL: Mutex<()> = Mutex::const_new(());

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}

impl Prompt for Answers {
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a> {
        Box::pin(async move {
            // Nobody waits for the terminal whose answer is held ready, nor while another's next code is waited for.
            if let Some(answer) = self.prepared(question).await? {
                return Ok(answer);
            }
            if let Some(only) = question.only_choice() {
                return Ok(SecretString::from(only).into());
            }
            if !self.may_ask {
                return Err(PromptError::Unanswerable {
                    question: Box::new(question.clone()),
                });
            }
            let _turn = TERMINAL.lock().await;
            Ok(person::answer(question, self.ui).await?.into())
        })
    }
}

impl Answers {
    /// Returns what was said in advance. An answer that was refused is not given again.
    async fn prepared(&mut self, question: &Question) -> Result<Option<Answer>, PromptError> {
        let text = match question {
            Question::Password { .. } | Question::OldPassword { .. } => {
                self.stdin.take(StdinSecret::Password).await?
            }
            Question::NewPassword { refused: None, .. } => {
                match self.stdin.take(StdinSecret::NewPassword).await? {
                    Some(line) => Some(line),
                    None => fetch(&self.new_password)?,
                }
            }
            Question::Attribute { name } => self.attribute(name),
            Question::EmailAddress => self.attribute("email"),
            Question::Code {
                factor, refused, ..
            } => self.code(*factor, refused.as_ref()).await?,
            Question::ResetCode { refused: None, .. } => self.code.take(),
            Question::FirstFactor { offered } => self.first_factor(offered)?,
            Question::SecondFactor { offered } => self.second_factor(offered)?,
            Question::FactorToSetUp { offered } => self.factor_to_set_up(offered)?,
            Question::Custom { .. } => {
                return Ok(self.answers.pop_front().map(|(key, text)| Answer {
                    key: Some(key),
                    text,
                }));
            }
            Question::NewPassword { .. }
            | Question::ResetCode { .. }
            | Question::FirstCode { .. } => None,
        };
        Ok(text.map(Answer::from))
    }

    fn attribute(&self, name: &str) -> Option<SecretString> {
        let prefixed = || self.attributes.get(&format!("userAttributes.{name}"));
        let value = self.attributes.get(name).or_else(prefixed)?;
        Some(SecretString::from(value.as_str()))
    }

    /// A code that was given is for whatever is asked first; after it, codes of the user's app are computed.
    async fn code(
        &mut self,
        factor: Factor,
        refused: Option<&CodeRefusal>,
    ) -> Result<Option<SecretString>, PromptError> {
        if refused.is_some_and(|refused| !refused.was_used) {
            return Ok(None);
        }
        if let Some(given) = self.code.take() {
            return Ok(Some(given));
        }
        if factor == Factor::Totp && self.has_authenticator().await? {
            return Ok(self.computed_code(refused.is_some()).await);
        }
        Ok(None)
    }

    /// Makes the authenticator if there is a secret for it.
    async fn has_authenticator(&mut self) -> Result<bool, PromptError> {
        if self.authenticator.is_some() {
            return Ok(true);
        }
        let secret = match self.stdin.take(StdinSecret::TotpSecret).await? {
            Some(line) => Some(line),
            None => fetch(&self.totp_secret)?,
        };
        if let Some(secret) = secret {
            let made =
                Authenticator::new(&secret).map_err(|error| PromptError::Source(error.into()))?;
            self.authenticator = Some(made);
        }
        Ok(self.authenticator.is_some())
    }

    /// Returns the next code that nobody has used, which may take half a minute.
    async fn computed_code(&mut self, was_used: bool) -> Option<SecretString> {
        let (clock, ui) = (self.clock, self.ui);
        let authenticator = self.authenticator.as_mut()?;
        if was_used {
            authenticator.is_used_up(clock.now());
        }
        loop {
            match authenticator.next(clock.now()) {
                NextCode::Code(code) => return Some(code),
                NextCode::Never => return None,
                NextCode::After(pause) => {
                    ui.status(&format!(
                        "The code of this moment was used already; the next one comes in {} seconds.",
                        pause.as_secs()
                    ));
                    // Not before its window has begun by anybody's clock.
                    tokio::time::sleep(pause + Duration::from_millis(200)).await;
                }
            }
        }
    }

    fn first_factor(&self, offered: &[String]) -> Result<Option<SecretString>, PromptError> {
        let Some(wanted) = self.first_factor else {
            return Ok(None);
        };
        let names = [wanted.as_str()];
        let word =
            named(FIRST_FACTORS, wanted.as_str()).map_or(wanted.as_str(), |known| known.word);
        found(word, &names, offered).map(Some)
    }

    /// An app whose secret is known needs nobody to choose it.
    fn second_factor(&self, offered: &[String]) -> Result<Option<SecretString>, PromptError> {
        if self.second_factor.is_some() {
            return self.factor_to_set_up(offered);
        }
        let has_secret = self.authenticator.is_some()
            || self.stdin.has(StdinSecret::TotpSecret)
            || fetch(&self.totp_secret)?.is_some();
        let (_, names) = words(SecondFactor::Totp);
        Ok(has_secret
            .then(|| found("totp", names, offered).ok())
            .flatten())
    }

    fn factor_to_set_up(&self, offered: &[String]) -> Result<Option<SecretString>, PromptError> {
        let Some(wanted) = self.second_factor else {
            return Ok(None);
        };
        let (word, names) = words(wanted);
        found(word, names, offered).map(Some)
    }
}

/// Returns the word of a second factor, and what pools call it.
fn words(factor: SecondFactor) -> (&'static str, &'static [&'static str]) {
    let word = match factor {
        SecondFactor::Sms => "sms",
        SecondFactor::Totp => "totp",
        SecondFactor::Email => "email",
    };
    let known = SECOND_FACTORS.iter().find(|known| known.word == word);
    (word, known.map_or(&[], |known| known.names))
}

fn found(word: &str, names: &[&str], offered: &[String]) -> Result<SecretString, PromptError> {
    let element = offered.iter().find(|name| names.contains(&name.as_str()));
    match element {
        Some(name) => Ok(SecretString::from(name.as_str())),
        None => Err(PromptError::NotOffered {
            wanted: word.to_owned(),
            offered: offered.to_vec(),
        }),
    }
}

fn fetch(source: &SecretSource) -> Result<Option<SecretString>, PromptError> {
    source().map_err(|error| PromptError::Source(error.into()))
}
