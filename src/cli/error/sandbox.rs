//! What to do when a sandbox does not start.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use crate::sandbox::SandboxError;

impl From<SandboxError> for CommandError {
    fn from(error: SandboxError) -> Self {
        let hint = match &error {
            SandboxError::NotLoopback { .. } => Some("listen on 127.0.0.1 or [::1]"),
            SandboxError::PortInUse { .. } => {
                Some("choose another port, or `--listen 127.0.0.1:0` for a free one")
            }
            SandboxError::InvalidScenario { .. }
            | SandboxError::Listen { .. }
            | SandboxError::Serve(_) => None,
        };
        Self::new(Kind::Usage, error).maybe_hinted(hint)
    }
}

/// Names the scenario file that an error is about.
pub fn in_scenario_file(error: SandboxError, path: &Path) -> CommandError {
    match error {
        SandboxError::InvalidScenario {
            line,
            column,
            message,
        } => CommandError::usage(format!("{}:{line}:{column}: {message}", path.display())),
        other => other.into(),
    }
}
