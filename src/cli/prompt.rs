//! Asking a person, on the terminal device, so that a body piped into stdin is not swallowed.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};

use tokio::sync::Mutex;

use super::echo::Echo;
use super::terminal::ask;
use crate::auth::{PendingAnswer, Prompt, PromptError, Question};
use crate::secret::SecretString;

/// Answers from variables and options first, and from a person where there is one.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// The new password, where one is required.
    pub new_password: Option<SecretString>,
    /// The next line of stdin is the new password. It is not read, and need not be there, where none is required.
    pub new_password_on_stdin: bool,
    /// Attributes to set with it, by name.
    pub attributes: BTreeMap<String, String>,
    /// A person may be asked: stdin is a terminal and nobody said `--no-input`.
    pub may_ask: bool,
}

/// There is one terminal and one stdin, whoever asks: users who sign in side by side are asked one after another.
static TERMINAL: Mutex<()> = Mutex::const_new(());

impl Answers {
    /// Asks for a user's password, hidden; nothing where there is nobody to ask.
    pub async fn password(&self, username: &str) -> Option<Result<SecretString, PromptError>> {
        if !self.may_ask {
            return None;
        }
        let _turn = TERMINAL.lock().await;
        Some(ask(&format!("Password of {username}: "), Echo::Off).await)
    }
}

impl Prompt for Answers {
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a> {
        let prepared = match question {
            Question::NewPassword { .. } => self.new_password.clone(),
            Question::Attribute { name } => self
                .attributes
                .get(name)
                .map(|value| SecretString::from(value.as_str())),
        };
        let (may_ask, on_stdin) = (self.may_ask, self.new_password_on_stdin);
        Box::pin(async move {
            let _turn = TERMINAL.lock().await;
            match (prepared, question) {
                (_, Question::NewPassword { .. }) if on_stdin => Ok(stdin_line().await?),
                (Some(answer), _) => Ok(answer),
                (None, question) if !may_ask => Err(PromptError::Unanswerable {
                    question: question.clone(),
                }),
                (None, Question::NewPassword { user }) => new_password(user).await,
                (None, Question::Attribute { name }) => required(name).await,
            }
        })
    }
}

/// Asks a person for a user name.
pub async fn user_name() -> Result<String, PromptError> {
    Ok(required("User name").await?.expose().clone())
}

async fn new_password(user: &str) -> Result<SecretString, PromptError> {
    let mut label = format!("New password of {user}: ");
    loop {
        let first = ask(&label, Echo::Off).await?;
        if first == ask("Again: ", Echo::Off).await? {
            return Ok(first);
        }
        label = format!("The two differ. New password of {user}: ");
    }
}

/// An empty value would only be refused by the pool.
async fn required(name: &str) -> Result<SecretString, PromptError> {
    loop {
        let answer = ask(&format!("{name}: "), Echo::On).await?;
        if !answer.expose().is_empty() {
            return Ok(answer);
        }
    }
}

/// Reads a secret from the next line of stdin, without its end. An empty line is none.
///
/// On a thread of its own: whoever writes to stdin may take long, and Ctrl-C must be heard meanwhile.
pub async fn stdin_line() -> io::Result<SecretString> {
    let reading = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    });
    let mut line = reading.await.map_err(io::Error::other)??;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    if line.is_empty() {
        return Err(io::Error::new(
            ErrorKind::UnexpectedEof,
            "stdin has no further line",
        ));
    }
    Ok(SecretString::new(line))
}
