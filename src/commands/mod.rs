//! One verb, one file: joins the rooms and says what happened. This file holds what every verb gets, and the dispatch.

mod acting_as;
mod answers;
mod body;
mod browser_login;
mod connect;
mod generate;
mod login;
mod logout;
mod overrides;
mod password;
mod request;
mod sandbox;
mod setup;
mod test;
mod typed_request;

use crate::cli::{Command, CommandError, GlobalArgs, Ui};
use crate::clock::Clock;
use crate::environment::Environment;

/// What every command is given. Plain data: whoever needs more makes it of this.
#[derive(Debug)]
pub struct Context {
    /// The variables, folders and terminal facts.
    pub environment: Environment,
    /// The time.
    pub clock: Clock,
    /// The global options, variables included.
    pub global: GlobalArgs,
    /// The two streams.
    pub ui: Ui,
}

/// Runs a command and returns the exit status of one that did what it was asked to.
pub async fn dispatch(command: Command, context: &Context) -> Result<u8, CommandError> {
    match command {
        Command::Login(args) => login::run(context, args).await,
        Command::Logout(args) => logout::run(context, args).await,
        Command::Password(args) => password::run(context, args).await,
        Command::Get(args) => request::run(context, "GET", args).await,
        Command::Post(args) => request::run(context, "POST", args).await,
        Command::Put(args) => request::run(context, "PUT", args).await,
        Command::Patch(args) => request::run(context, "PATCH", args).await,
        Command::Delete(args) => request::run(context, "DELETE", args).await,
        Command::Head(args) => request::run(context, "HEAD", args).await,
        Command::Options(args) => request::run(context, "OPTIONS", args).await,
        Command::Request(args) => request::run(context, &args.method, args.rest).await,
        Command::Test(args) => test::run(context, args).await,
        Command::Sandbox(args) => sandbox::run(context, args).await,
        Command::Generate(args) => generate::run(args),
    }
}
