//! `logout`: the tokens are taken back, and the session is gone whether or not Cognito can be reached.

use super::Context;
use super::overrides::of_global;
use super::setup::{As, Setup};
use crate::cli::{CommandError, LogoutArgs, exit};
use crate::ids::Username;
use crate::session::SignedOut;

/// Signs out one user, or with `--all` every user of the profile.
pub(super) async fn run(context: &Context, args: LogoutArgs) -> Result<u8, CommandError> {
    let setup = Setup::resolve(context, &of_global(&context.global)?)?;
    let mut code = exit::OK;
    let users = users(context, &setup, args.all)?;
    if users.is_empty() {
        context.ui.status("Nobody was signed in.");
    }
    for user in users {
        let session = setup.session(context, &As::user(&user))?;
        match session.sign_out(args.global).await? {
            SignedOut::Done if args.global => {
                context.ui.status(&format!("Signed {user} out everywhere."));
            }
            SignedOut::Done => context.ui.status(&format!("Signed {user} out.")),
            SignedOut::NoSession => context.ui.status(&format!("{user} was not signed in.")),
            SignedOut::OnlyHere(error) => {
                let error = CommandError::from(error);
                context.ui.warning(&format!("the session of {user} is removed here, but Cognito did not take its tokens back"));
                context.ui.error(&error);
                code = code.max(error.kind.exit_code());
            }
        }
        for notice in session.take_notices() {
            context.ui.warning(&notice);
        }
    }
    if args.all {
        // What was too damaged to be signed out goes as well.
        setup.store(context)?.clear(setup.realm()?)?;
    }
    Ok(code)
}

fn users(context: &Context, setup: &Setup, all: bool) -> Result<Vec<Username>, CommandError> {
    let (store, realm) = (setup.store(context)?, setup.realm()?);
    let names = match setup.settings.user() {
        _ if all => store.users(realm)?,
        Some(user) => return Ok(vec![user.clone()]),
        None => store.last_user(realm)?.into_iter().collect(),
    };
    Ok(names
        .iter()
        .filter_map(|name| Username::parse(name).ok())
        .collect())
}
