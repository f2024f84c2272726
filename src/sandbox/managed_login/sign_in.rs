//! `/login`: shows the page where a user signs in, and judges what they typed.

use super::authorize;
use super::completion;
use super::csrf::CsrfToken;
use super::pages::{CONTINUE, NewPasswordPage, PASSWORD, SignInPage, USERNAME};
use super::parameters::Parameters;
use super::paths;
use super::redirect;
use super::request::AuthorizationRequest;
use super::second_factor;
use super::sessions::Session;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::COGNITO;
use crate::sandbox::user_pool::{self, Proven};
use crate::sandbox::world::World;

/// What a form without its token is answered with.
pub(super) const STALE: &str = "This page can no longer be used. Please try again.";

/// Shows the page.
pub(super) fn show(world: &World, received: &Received<'_>) -> Answer {
    let request = match AuthorizationRequest::read(&world.scenario, received) {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    if request
        .provider
        .as_deref()
        .is_some_and(|name| name != COGNITO)
    {
        return redirect::to(&format!("{}?{}", paths::PROVIDER, request.query), None);
    }
    let session = offered(world, received, &request);
    let username = request.login_hint.as_deref().unwrap_or_default();
    SignInPage {
        signed_in_as: session.as_ref().map(|session| session.username.as_str()),
        ..page(world, received, &request, username)
    }
    .answer()
}

/// Judges the form.
pub(super) fn submit(world: &World, received: &Received<'_>) -> Answer {
    let request = match AuthorizationRequest::read(&world.scenario, received) {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let form = Parameters::of_form(received).unwrap_or_default();
    let username = form.get(USERNAME).unwrap_or_default();
    if !CsrfToken::is_in(received, &form) {
        return SignInPage {
            status: 403,
            message: Some(STALE),
            ..page(world, received, &request, username)
        }
        .answer();
    }
    if form.get(CONTINUE).is_some() {
        return match offered(world, received, &request) {
            Some(session) => completion::with_code(world, &request, &session, None),
            None => page(world, received, &request, username).answer(),
        };
    }
    let supported = &world.scenario.client.managed_login.identity_providers;
    if !supported.iter().any(|name| name == COGNITO) {
        return request.callback.with_error(
            "invalid_request",
            "no such identity provider for this client",
        );
    }
    let password = form.get(PASSWORD).unwrap_or_default();
    match user_pool::check_password(world, username, password) {
        Ok(Proven::SignedIn(account)) => {
            second_factor::or_signed_in(world, received, &request, &account)
        }
        Ok(Proven::NewPassword(account, missing)) => {
            let now = world.clock.epoch_seconds();
            let seconds = u64::from(world.scenario.user_pool.auth_session_seconds);
            let tickets = &world.managed_login.newcomers;
            NewPasswordPage {
                request: &request,
                csrf: CsrfToken::of(received),
                message: None,
                username: &account.name,
                ticket: &tickets.keep(account.name.clone(), now, seconds),
                minimum_length: world.scenario.user_pool.minimum_password_length,
                missing: &missing,
            }
            .answer()
        }
        Err(error) => SignInPage {
            message: Some(error.message()),
            ..page(world, received, &request, username)
        }
        .answer(),
    }
}

/// Returns the sign-in of this browser where the request lets the user choose to go on with it.
fn offered(
    world: &World,
    received: &Received<'_>,
    request: &AuthorizationRequest,
) -> Option<Session> {
    let may_choose = request.prompts("select_account") && !request.prompts("login");
    may_choose
        .then(|| authorize::live_session(world, received, request))
        .flatten()
}

fn page<'a>(
    world: &'a World,
    received: &Received<'_>,
    request: &'a AuthorizationRequest,
    username: &'a str,
) -> SignInPage<'a> {
    SignInPage {
        request,
        client: &world.scenario.client.managed_login,
        csrf: CsrfToken::of(received),
        status: 200,
        message: None,
        username,
        signed_in_as: None,
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
