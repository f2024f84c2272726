//! The options of `password`.

use clap::{Args, Subcommand};

/// `password`.
#[derive(Debug, Args)]
pub struct PasswordArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: PasswordCommand,
}

/// What can be done about a password.
#[derive(Debug, Subcommand)]
pub enum PasswordCommand {
    /// Set a new password with a code that Cognito sends, where the old one is forgotten or must be reset
    Reset(PasswordResetArgs),
    /// Change the password of a user who is signed in
    Change(PasswordChangeArgs),
}

/// `password reset USERNAME`.
#[derive(Debug, Args)]
pub struct PasswordResetArgs {
    /// User name or alias
    pub username: String,
    /// Code that was sent before; without it one is sent now, and asked for
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    /// Read the new password from a line of stdin
    #[arg(long)]
    pub new_password_stdin: bool,
}

/// `password change`.
#[derive(Debug, Args)]
pub struct PasswordChangeArgs {
    /// Read the old password from a line of stdin
    #[arg(long)]
    pub password_stdin: bool,
    /// Read the new password from a line of stdin (after the old one's, if both are given)
    #[arg(long)]
    pub new_password_stdin: bool,
}
