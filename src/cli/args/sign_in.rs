//! How to sign in. Secrets never stand on the command line: they come from a prompt, a variable or stdin.

use clap::Args;

/// The sign-in options of `login`.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Sign-in options")]
pub struct SignInArgs {
    /// Sign-in flow: srp or password [default: srp]
    #[arg(long, value_name = "FLOW")]
    pub flow: Option<String>,
    /// Read the password from a line of stdin
    #[arg(long)]
    pub password_stdin: bool,
    /// Read the new password, where one is required, from a line of stdin (after the password's, if both are given)
    #[arg(long)]
    pub new_password_stdin: bool,
    /// Attribute to set where the pool requires it with a new password (can be repeated)
    #[arg(long, value_name = "NAME=VALUE")]
    pub attribute: Vec<String>,
    /// Role to take: an ARN, a role name, or a group name
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
}
