//! The async runtime of a command, and what Ctrl-C does to it.

use super::error::{CommandError, Kind};

/// Runs a command to its end, or until the user interrupts it.
///
/// One thread is enough: a single request is faster on it, and a suite is as fast.
pub fn block_on(
    command: impl Future<Output = Result<u8, CommandError>>,
) -> Result<u8, CommandError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CommandError::new(Kind::Defect, error))?;
    runtime.block_on(async {
        tokio::select! {
            biased;
            outcome = command => outcome,
            Ok(()) = tokio::signal::ctrl_c() => Err(CommandError::new(Kind::Interrupted, "interrupted")),
        }
    })
}
