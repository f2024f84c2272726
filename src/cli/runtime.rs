//! The async runtime of a command, and what Ctrl-C does to it.

use std::io;

use super::error::{CommandError, Kind};

/// Runs a command to its end, or until the user interrupts it.
///
/// One thread is enough: a single request is faster on it, and a suite is as fast.
pub fn block_on(
    command: impl Future<Output = Result<u8, CommandError>>,
) -> Result<u8, CommandError> {
    let defect = |error: io::Error| CommandError::new(Kind::Defect, error);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(defect)?;
    let outcome = runtime.block_on(async {
        // The handler stands before the command begins: Ctrl-C must end it by way of its destructors, which give a silent
        // terminal its echo back.
        let interrupted = interrupted().map_err(defect)?;
        tokio::select! {
            biased;
            outcome = command => outcome,
            () = interrupted => Err(CommandError::new(Kind::Interrupted, "interrupted")),
        }
    });
    // A name that is still being resolved must not keep a command that has ended.
    runtime.shutdown_background();
    outcome
}

/// Returns what completes at the next SIGINT; from now on that signal no longer kills.
#[cfg(unix)]
pub fn interrupted() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut signals = signal(SignalKind::interrupt())?;
    Ok(async move {
        signals.recv().await;
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
