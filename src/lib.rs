//! `sigcall`: calls IAM-protected API Gateway endpoints as a Cognito user, from the shell.
//!
//! This page is the map. A room is a folder; a room imports only rooms of a lower layer, and `tests/it/architecture.rs`
//! holds it to that.
//!
//! | layer | rooms | may import | may not know |
//! |---|---|---|---|
//! | 0 | [`ids`] [`secret`] [`clock`] [`environment`] | nothing of ours | any room |
//! | 1 | [`config`]: what the user asked for | 0 | network, clap |
//! | 1 | [`transport`]: one TLS stack for everything | 0 | Cognito, requests, files |
//! | 1 | [`sandbox`]: an AWS small enough to carry | nothing of ours | every other room: the judge shares no code with the judged |
//! | 2 | [`auth`]: from a person to tokens to credentials | 0, `transport` | files, terminal, `config` |
//! | 2 | [`api`]: one signed call | 0, `transport` | where credentials come from |
//! | 3 | [`session`]: who is signed in, between runs | 0, `config`, `transport`, `auth` | requests, output |
//! | 4 | [`call`]: one call as somebody, or as nobody | 0, `config`, `api`, `session` | output, terminal |
//! | 5 | [`suite`]: every user against every route | 0, `config`, `api`, `call` | output, terminal |
//! | 6 | [`output`]: how results look | 0, `transport`, `api`, `suite` | terminal, flags |
//! | 7 | [`cli`]: the terminal, flags, exit codes | every row above | `commands` |
//! | 8 | [`commands`]: one verb, one file | every row above | clap's types |
//!
//! Two walks show how the rooms join. `login`: [`run`] → `commands::login` → settings → one of two ways to tokens → the
//! store's lock → `auth::IdentityPool` → credentials → the store. The first way is `session` → `auth::UserPool`: each
//! challenge becomes a question, which `cli::Answers` answers from what was said in advance, or a person does. The second,
//! `--web`, is `commands::browser_login` → `auth::ManagedLogin`: `cli::Browser` leads to the page and back, the code becomes
//! tokens, and the session adopts them. `get /test` with a warm session: [`run`] → `commands::request` → settings →
//! credentials from the store → `api::sign` → `api::ApiClient` → `output` → exit status: one request and nothing else.

pub mod api;
pub mod auth;
pub mod call;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod environment;
pub mod ids;
pub mod output;
pub mod sandbox;
pub mod secret;
pub mod session;
pub mod suite;
pub mod transport;

use std::ffi::OsString;

use cli::{CommandError, GlobalArgs, Ui};
use clock::Clock;
use commands::Context;
use config::Switches;
use environment::Environment;

/// Runs the program with these arguments, the program's name first, and returns its exit status.
///
/// What a command prints goes to stdout and stderr. The status is one of those documented in [`cli::exit`].
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: Environment,
    clock: Clock,
) -> u8 {
    cli::defect::report_panics();
    let (command, context) = match cli::parse(arguments) {
        Ok(typed) => match context(typed.global, environment, clock) {
            Ok(context) => (typed.command, context),
            Err(error) => {
                Ui::plain().error(&error);
                return error.kind.exit_code();
            }
        },
        Err(code) => return code,
    };
    match cli::runtime::block_on(commands::dispatch(command, &context)) {
        Ok(code) => code,
        Err(error) => {
            context.ui.error(&error);
            error.kind.exit_code()
        }
    }
}

fn context(
    global: GlobalArgs,
    environment: Environment,
    clock: Clock,
) -> Result<Context, CommandError> {
    let global = global.or_switches(&Switches::read(&environment)?)?;
    let ui = Ui::new(&global, &environment);
    Ok(Context {
        environment,
        clock,
        global,
        ui,
    })
}
