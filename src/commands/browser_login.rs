//! `login --web`: a person signs in in the browser, and comes back with a session.

use super::Context;
use super::acting_as::ActingAs;
use super::answers::may_ask;
use super::connect;
use super::setup::Setup;
use crate::auth::{Returned, Tokens};
use crate::cli::{Browser, CommandError, Kind};
use crate::ids::Username;
use crate::session::{Session, SessionError, SignedIn};

/// Signs in by the browser. Where nobody was named, the session is that of whoever signed in there.
pub(super) async fn sign_in(
    context: &Context,
    setup: &mut Setup,
) -> Result<(Username, Session, Result<SignedIn, SessionError>), CommandError> {
    if context.global.no_input {
        return Err(CommandError::new(
            Kind::SignIn,
            "a sign-in in the browser needs a person, and nobody may be asked",
        )
        .hinted("leave out `--no-input`, or choose another `flow`"));
    }
    let cognito = connect::cognito(context, setup.settings.clone())()?;
    let elsewhere = setup.settings.sign_in().no_browser;
    let mut browser = Browser::new(
        elsewhere,
        may_ask(context),
        &context.environment,
        context.ui,
    );
    let Returned { tokens, page } = cognito.managed_login.sign_in(&mut browser).await?;
    let opened = match who(setup, &tokens) {
        Ok(user) => session_of(context, setup, &user).map(|session| (user, session)),
        Err(error) => Err(error),
    };
    match opened {
        Ok((user, session)) => {
            let adopted = session.adopt(tokens).await;
            match &adopted {
                // Without a role the session is kept all the same: the terminal says what it is good for.
                Ok(_) | Err(SessionError::NoRole { .. }) => page.signed_in().await,
                Err(error) => page.failed(&error.to_string()).await,
            }
            Ok((user, session, adopted))
        }
        Err(error) => {
            if let Some(refresh) = &tokens.refresh {
                // Nobody will use it. Where it cannot be taken back it ends by itself.
                let _ = cognito.user_pool.revoke(refresh).await;
            }
            page.failed(&error.to_string()).await;
            Err(error)
        }
    }
}

/// Returns who signed in, by the name that was given.
fn who(setup: &Setup, tokens: &Tokens) -> Result<Username, CommandError> {
    match setup.settings.user() {
        Some(named) if tokens.claims.is_called(named.as_str()) => Ok(named.clone()),
        Some(named) => Err(somebody_else(named, tokens)),
        None => Ok(Username::parse(&tokens.claims.username)?),
    }
}

fn session_of(
    context: &Context,
    setup: &mut Setup,
    user: &Username,
) -> Result<Session, CommandError> {
    setup.act_as(user)?;
    Ok(setup.session(context, &ActingAs::user(user))?)
}

/// The browser remembers who signed in there last, and does not ask again: a test as somebody else would tell nothing.
fn somebody_else(named: &Username, tokens: &Tokens) -> CommandError {
    CommandError::new(
        Kind::SignIn,
        format!(
            "the browser signed in `{}`, not `{named}`",
            tokens.claims.username
        ),
    )
    .hinted("end the browser's own session with `sigcall logout --web`, then sign in again")
    .hinted("or name nobody: `sigcall login --web` takes whoever signs in")
}
