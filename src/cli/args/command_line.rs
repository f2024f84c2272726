//! The commands, one verb each, and the parsing of a command line into one of them.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand};

use super::global::GlobalArgs;
use super::password::PasswordArgs;
use super::request::RequestArgs;
use super::sign_in::SignInArgs;
use super::tools::{GenerateArgs, LogoutArgs, SandboxArgs, TestArgs};
use crate::cli::exit;
use crate::cli::ui::Ui;

/// Call IAM-protected API Gateway endpoints as a Cognito user
///
/// Signs a user in to a Cognito user pool, takes the credentials of the role that the user's group carries, signs the
/// request with SigV4 and sends it.
#[derive(Debug, Parser)]
#[command(
    name = "sigcall",
    version,
    max_term_width = 100,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The options every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
}

/// One verb each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sign in, take the role's credentials, and keep the session
    Login(LoginArgs),
    /// Revoke the refresh token and remove the session
    Logout(LogoutArgs),
    /// Reset a forgotten password, or change one
    Password(PasswordArgs),
    /// Send a signed GET request
    Get(VerbArgs),
    /// Send a signed POST request
    Post(VerbArgs),
    /// Send a signed PUT request
    Put(VerbArgs),
    /// Send a signed PATCH request
    Patch(VerbArgs),
    /// Send a signed DELETE request
    Delete(VerbArgs),
    /// Send a signed HEAD request
    Head(VerbArgs),
    /// Send a signed OPTIONS request
    Options(VerbArgs),
    /// Send a signed request with any method
    Request(AnyMethodArgs),
    /// Run smoke suites: every user against every route
    Test(TestArgs),
    /// Serve a stand-in for Cognito and API Gateway on one loopback port
    Sandbox(SandboxArgs),
    /// Write what is generated from the command line's definition
    Generate(GenerateArgs),
}

/// `login [USERNAME]`.
#[derive(Debug, Args)]
pub struct LoginArgs {
    /// User name or alias [default: --as, or the profile's username]
    pub username: Option<String>,
    /// How to sign in.
    #[command(flatten)]
    pub sign_in: SignInArgs,
}

/// `get PATH|URL` and its siblings.
#[derive(Debug, Args)]
pub struct VerbArgs {
    /// Path below the profile's api_url, or a full URL
    #[arg(value_name = "PATH|URL")]
    pub target: String,
    /// What to send and how.
    #[command(flatten)]
    pub request: RequestArgs,
}

/// `request METHOD PATH|URL`.
#[derive(Debug, Args)]
pub struct AnyMethodArgs {
    /// HTTP method, sent as typed
    #[arg(value_name = "METHOD")]
    pub method: String,
    /// What follows the method.
    #[command(flatten)]
    pub rest: VerbArgs,
}

/// Parses the command line. What clap has to say itself, help or a complaint, is printed, and its exit status returned.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, u8> {
    Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // A closed stream leaves nobody to tell.
            let _ = error.print();
            if error.use_stderr() {
                exit::USAGE
            } else {
                exit::OK
            }
        }
        _ => {
            Ui::plain().error(&error.into());
            exit::USAGE
        }
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn data_keeps_the_order_in_which_it_was_typed() {
        let typed = [
            "sigcall",
            "post",
            "/x",
            "--data-raw",
            "a",
            "-d",
            "b",
            "--json",
            "c",
            "--data-raw",
            "d",
        ];
        let Command::Post(args) = Cli::try_parse_from(typed).unwrap().command else {
            panic!("not a post")
        };
        let order: Vec<&str> = args
            .request
            .data
            .0
            .iter()
            .map(|data| data.argument.as_str())
            .collect();
        assert_eq!(order, ["a", "b", "c", "d"]);
    }

    #[test]
    fn global_options_stand_before_or_after_the_command() {
        for typed in [
            ["sigcall", "--as", "bob", "get", "/x"],
            ["sigcall", "get", "/x", "--as", "bob"],
        ] {
            assert_eq!(
                Cli::try_parse_from(typed)
                    .unwrap()
                    .global
                    .as_user
                    .as_deref(),
                Some("bob")
            );
        }
    }
}
