//! The `sigcall` binary: runs the library and returns its exit code.

use std::process::ExitCode;

use sigcall::clock::Clock;
use sigcall::environment::Environment;

fn main() -> ExitCode {
    ExitCode::from(sigcall::run(
        std::env::args_os(),
        Environment::capture(),
        Clock::system(),
    ))
}
