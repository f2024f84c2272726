//! What is said when sigcall itself is wrong.

use std::io::Write;

use super::exit;

/// Has every panic say that it is a defect and end the program with its own exit status.
///
/// The panic's message is left out: it may quote what it choked on, and that may be a secret.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        let mut stderr = std::io::stderr().lock();
        let _ = writeln!(
            stderr,
            "error: sigcall has a defect, at {place}\n\nhint: please report this line and the command, without its secrets"
        );
        end();
    }));
}

#[expect(
    clippy::disallowed_methods,
    reason = "a panic has no way back to main, and 101 or SIGABRT would tell nobody"
)]
fn end() -> ! {
    std::process::exit(i32::from(exit::DEFECT))
}
