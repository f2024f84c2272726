//! SuiteError: what keeps a suite from being run. A failed expectation is a result, not an error.

use crate::api::ApiError;
use crate::config::nearest::suggestion;

use super::place::Place;

/// A suite file that is not valid. Every variant is for the author of the file to mend.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    /// The file says something that a suite cannot say.
    #[error("{place}: {problem}")]
    Invalid {
        /// Where it says so.
        place: Place,
        /// What is wrong, and the nearest valid word where there is one.
        problem: String,
    },
    /// A row of which no request can be made.
    #[error("{place}: this is no request that can be sent")]
    BadRequest {
        /// Where the path or header at fault stands.
        place: Place,
        /// Why not.
        #[source]
        source: ApiError,
    },
}

impl SuiteError {
    /// Makes the error of a problem at a place.
    pub(super) fn invalid(place: Place, problem: impl Into<String>) -> Self {
        Self::Invalid {
            place,
            problem: problem.into(),
        }
    }

    /// Makes the error of a `word` that is none of `known`, and names the one nearest to it.
    pub(super) fn unknown<'a>(
        place: Place,
        problem: impl Into<String>,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self::invalid(
            place,
            format!("{}{}", problem.into(), suggestion(word, known)),
        )
    }
}
