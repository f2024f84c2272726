//! What to do when a sandbox does not start.

use std::path::Path;

use super::command_error::{CommandError, Kind};
use crate::sandbox::SandboxError;

impl From<SandboxError> for CommandError {
    fn from(error: SandboxError) -> Self {
        let hint = match &error {
            SandboxError::NotLoopback { .. } => "listen on 127.0.0.1 or [::1]",
            SandboxError::PortInUse { .. } => {
                "choose another port, or `--listen 127.0.0.1:0` for a free one"
            }
            SandboxError::InvalidScenario { .. } => SCENARIO_HINT,
            SandboxError::Listen { .. } => "choose another address, or leave `--listen` out",
            SandboxError::Serve(_) => "see that the machine has memory and threads left",
        };
        Self::new(Kind::Usage, error).hinted(hint)
    }
}

const SCENARIO_HINT: &str =
    "correct the file at that place: src/sandbox/scenario/built_in.toml shows every key";

/// Names the scenario file that an error is about.
pub fn in_scenario_file(error: SandboxError, path: &Path) -> CommandError {
    match error {
        SandboxError::InvalidScenario {
            line,
            column,
            message,
        } => CommandError::usage(
            format!("{}:{line}:{column}: {message}", path.display()),
            SCENARIO_HINT,
        ),
        other => other.into(),
    }
}
