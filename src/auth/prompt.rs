//! Who answers questions in the middle of a sign-in: a terminal, variables, or nobody.

use std::error::Error;
use std::pin::Pin;

use super::question::{Answer, Question};

/// Whoever answers questions.
pub trait Prompt: Send {
    /// Returns the answer to one question. Dropped, it leaves the terminal as it was.
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a>;
}

/// An answer that a person may take their time for.
pub type PendingAnswer<'a> = Pin<Box<dyn Future<Output = Result<Answer, PromptError>> + Send + 'a>>;

/// A question that stays open.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// There is nobody to ask and nothing that answers in advance.
    #[error("{question}, and there is nobody to ask")]
    Unanswerable {
        /// What would have been asked.
        question: Box<Question>,
    },

    /// What was said in advance is none of what the pool offers.
    #[error("`{wanted}` is not offered: {}", offered.join(", "))]
    NotOffered {
        /// What was said.
        wanted: String,
        /// What is offered, as the pool names it.
        offered: Vec<String>,
    },

    /// The answer was to come from somewhere that does not have it.
    #[error(transparent)]
    Source(Box<dyn Error + Send + Sync>),

    /// The person ended the program instead of answering.
    #[error("interrupted")]
    Interrupted,

    /// The terminal failed.
    #[error("the answer cannot be read")]
    Io(#[from] std::io::Error),
}
