//! The terminal of systems that are no Unix: a line typed by a person, read by a library.

use std::io::{self, ErrorKind};

use super::echo::Echo;
use crate::auth::PromptError;
use crate::secret::SecretString;

/// Returns how wide the terminal is: these systems are not asked.
pub(super) fn columns() -> Option<usize> {
    None
}

/// Shows a label and reads one line.
pub(super) async fn ask(label: &str, echo: Echo) -> Result<SecretString, PromptError> {
    let label = label.to_owned();
    let config = rpassword::ConfigBuilder::new();
    let config = match echo {
        Echo::On => config.password_feedback_partial_mask('*', usize::MAX),
        Echo::Off => config.password_feedback_hide(),
    };
    let reading = tokio::task::spawn_blocking(move || {
        rpassword::prompt_password_with_config(label, config.build())
    });
    match reading.await.map_err(io::Error::other)? {
        Ok(text) => Ok(SecretString::new(text)),
        Err(error) if error.kind() == ErrorKind::Interrupted => Err(PromptError::Interrupted),
        Err(error) => Err(PromptError::Io(error)),
    }
}
