//! The async runtime of a command, and what Ctrl-C and SIGTERM do to it.

use std::io;
use std::pin::pin;

use super::error::{CommandError, Kind};

/// Runs a command to its end, or until the user interrupts it.
///
/// One thread is enough: a single request is faster on it, and a suite is as fast.
pub fn block_on(
    command: impl Future<Output = Result<u8, CommandError>>,
) -> Result<u8, CommandError> {
    let defect = |error: io::Error| CommandError::new(Kind::Defect, error);
    let ended = || CommandError::new(Kind::Interrupted, "interrupted");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(defect)?;
    let outcome = runtime.block_on(async {
        // The handler stands before the command begins: a signal must end it by way of its destructors, which give a
        // silent terminal its echo back.
        let mut interrupted = pin!(interrupted().map_err(defect)?);
        let outcome = tokio::select! {
            biased;
            outcome = command => outcome,
            () = &mut interrupted => return Err(ended()),
        };
        if outcome.is_ok() {
            return outcome;
        }
        // The Ctrl-C of which the command of a secret died was for us as well, and is not a failure of that command.
        tokio::select! {
            biased;
            () = &mut interrupted => Err(ended()),
            () = tokio::task::yield_now() => outcome,
        }
    });
    // A name that is still being resolved must not keep a command that has ended.
    runtime.shutdown_background();
    outcome
}

/// Returns what completes at the next SIGINT or SIGTERM; from now on neither kills.
#[cfg(unix)]
pub fn interrupted() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupts = signal(SignalKind::interrupt())?;
    let mut terminations = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupts.recv() => {}
            _ = terminations.recv() => {}
        }
    })
}

/// Returns what completes at the next Ctrl-C.
#[cfg(not(unix))]
pub fn interrupted() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler Ctrl-C ends the program by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
