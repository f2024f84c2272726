//! What to do when a suite cannot be run.

use super::command_error::{CommandError, Kind};
use crate::suite::SuiteError;

impl From<SuiteError> for CommandError {
    fn from(error: SuiteError) -> Self {
        Self::new(Kind::Usage, error).hinted(
            "correct the file at that place: the README's section on smoke suites lists every key",
        )
    }
}
