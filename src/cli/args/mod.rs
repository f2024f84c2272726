//! The command line as typed: one file a family of flags. Inert: what a flag means is decided elsewhere.

mod command_line;
mod data;
mod global;
mod password;
mod request;
mod sign_in;
mod tools;

pub use command_line::{AnyMethodArgs, Cli, Command, LoginArgs, VerbArgs, parse};
pub use global::{GlobalArgs, When};
pub use password::{PasswordArgs, PasswordChangeArgs, PasswordCommand, PasswordResetArgs};
pub use request::RequestArgs;
pub use sign_in::SignInArgs;
pub use tools::{
    CompletionArgs, GenerateArgs, GenerateCommand, LogoutArgs, SandboxArgs, Shell, TestArgs,
};
