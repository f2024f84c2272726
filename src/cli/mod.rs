//! The terminal: the only room that knows clap, colour and exit codes.

mod args;
mod browser;
pub mod defect;
mod echo;
mod error;
pub mod exit;
mod factors;
pub mod generate;
mod prompt;
pub mod runtime;
#[cfg(unix)]
mod terminal;
#[cfg(not(unix))]
#[path = "terminal_elsewhere.rs"]
mod terminal;
mod ui;

pub use args::{
    AnyMethodArgs, Cli, Command, CompletionArgs, GenerateArgs, GenerateCommand, GlobalArgs,
    LoginArgs, LogoutArgs, PasswordArgs, PasswordChangeArgs, PasswordCommand, PasswordResetArgs,
    RequestArgs, SandboxArgs, Shell, SignInArgs, TestArgs, VerbArgs, When, parse,
};
pub use browser::Browser;
pub use error::{CommandError, Kind, call_hints, call_kind, in_scenario_file};
pub use prompt::{Answers, SecretSource, StdinSecret, StdinSecrets, stdin_line, user_name};
pub use ui::Ui;
