//! `logout`: the tokens are taken back, and the session is gone whether or not Cognito can be reached.

use super::Context;
use super::acting_as::ActingAs;
use super::answers::may_ask;
use super::connect;
use super::overrides::of_global;
use super::setup::Setup;
use crate::auth::{AuthError, ManagedLoginProblem};
use crate::cli::{Browser, CommandError, LogoutArgs, exit};
use crate::ids::Username;
use crate::session::{SessionError, SignedOut};

/// Signs out one user, or with `--all` every user of the profile.
pub(super) async fn run(context: &Context, args: LogoutArgs) -> Result<u8, CommandError> {
    let setup = Setup::resolve(context, &of_global(&context.global)?)?;
    let mut code = exit::OK;
    let users = users(context, &setup, args.all)?;
    if users.is_empty() {
        context.ui.status("Nobody was signed in.");
    }
    for user in users {
        // One user's trouble must not keep the others signed in.
        if let Err(error) = sign_out(context, &setup, &user, args.global).await {
            context.ui.error(&error);
            code = code.max(error.kind.exit_code());
        }
    }
    if args.all {
        // What was too damaged to be signed out goes as well.
        setup.store(context)?.clear(setup.realm()?)?;
    }
    if args.web {
        end_browser_session(context, &setup, args.no_browser).await?;
    }
    Ok(code)
}

/// The browser has a session of its own, which would sign the next user in as this one.
async fn end_browser_session(
    context: &Context,
    setup: &Setup,
    elsewhere: bool,
) -> Result<(), CommandError> {
    let cognito = connect::cognito(context, setup.settings.clone())()?;
    let url = cognito.managed_login.sign_out_url().await?;
    let elsewhere = elsewhere || setup.settings.sign_in().no_browser;
    let browser = Browser::new(
        elsewhere,
        may_ask(context),
        &context.environment,
        context.ui,
    );
    browser
        .lead("Open this address to end the browser's own session:", &url)
        .await
        .map_err(|error| AuthError::from(ManagedLoginProblem::from(error)))?;
    Ok(())
}

async fn sign_out(
    context: &Context,
    setup: &Setup,
    user: &Username,
    everywhere: bool,
) -> Result<(), CommandError> {
    let session = setup.session(context, &ActingAs::user(user))?;
    let signed_out = session.sign_out(everywhere).await;
    for notice in session.take_notices() {
        context.ui.warning(&notice);
    }
    match signed_out? {
        SignedOut::Done if everywhere => {
            context.ui.status(&format!("Signed {user} out everywhere."));
        }
        SignedOut::Done => context.ui.status(&format!("Signed {user} out.")),
        SignedOut::NoSession => context.ui.status(&format!("{user} was not signed in.")),
        SignedOut::OnlyHere(error) => {
            let gone = format!(
                "the session of {user} is removed here, but Cognito did not take its tokens back"
            );
            context.ui.warning(&gone);
            return Err(not_taken_back(error));
        }
    }
    Ok(())
}

/// To sign in again is what nobody wants who signs out.
fn not_taken_back(error: SessionError) -> CommandError {
    let is_over = matches!(
        error,
        SessionError::Auth(AuthError::SignInAgain { .. }) | SessionError::Ended { .. }
    );
    let mut error = CommandError::from(error);
    if is_over {
        error.hints.clear();
        error.hinted("the refresh token had ended before, or is of a kind that cannot be taken back; to end whatever else is open, sign in once more and say `sigcall logout --global`")
    } else {
        error
    }
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
