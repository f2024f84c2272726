//! What only a person, or a variable that speaks for one, can answer in the middle of a sign-in.

use std::pin::Pin;

use crate::secret::SecretString;

/// A question that the user pool has raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// A password to replace the temporary one.
    NewPassword {
        /// The user, as typed at sign-in.
        user: String,
    },
    /// A value for an attribute that the user pool requires and does not have yet.
    Attribute {
        /// The attribute's name as the pool knows it, without the prefix of the protocol: `email`, `custom:team`.
        name: String,
    },
}

/// Whoever answers questions: a terminal, variables, or nobody.
pub trait Prompt: Send {
    /// Returns the answer to one question. Dropped, it leaves the terminal as it was.
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a>;
}

/// An answer that a person may take their time for.
pub type PendingAnswer<'a> =
    Pin<Box<dyn Future<Output = Result<SecretString, PromptError>> + Send + 'a>>;

/// A question that stays open.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// There is nobody to ask and nothing that answers in advance.
    #[error("{}", unanswered(question))]
    Unanswerable {
        /// What would have been asked.
        question: Question,
    },

    /// The person ended the program instead of answering.
    #[error("interrupted")]
    Interrupted,

    /// The terminal failed.
    #[error("the answer cannot be read")]
    Io(#[from] std::io::Error),
}

fn unanswered(question: &Question) -> String {
    match question {
        Question::NewPassword { user } => {
            format!("a new password is needed for `{user}` and there is nobody to ask")
        }
        Question::Attribute { name } => {
            format!("the attribute `{name}` is needed and there is nobody to ask")
        }
    }
}
