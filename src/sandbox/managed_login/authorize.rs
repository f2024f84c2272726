//! `GET /oauth2/authorize`: where every sign-in by browser begins.

use super::completion;
use super::paths;
use super::redirect;
use super::request::AuthorizationRequest;
use super::sessions::Session;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::COGNITO;
use crate::sandbox::world::World;

/// Sends the browser to the page where the user signs in, or back at once where they are signed in.
pub(super) fn authorize(world: &World, received: &Received<'_>) -> Answer {
    let request = match AuthorizationRequest::read(&world.scenario, received) {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let must_ask = request.prompts("login") || request.prompts("select_account");
    if !must_ask && let Some(session) = live_session(world, received, &request) {
        return completion::with_code(world, &request, &session, None);
    }
    if request.prompts("none") {
        return request
            .callback
            .with_error("login_required", "the user is not signed in");
    }
    let path = match provider(world, &request) {
        Some(provider) if provider != COGNITO => paths::PROVIDER,
        _ => paths::LOGIN,
    };
    redirect::to(&format!("{path}?{}", request.query), None)
}

/// Returns the sign-in of this browser that will do for a request.
pub(super) fn live_session(
    world: &World,
    received: &Received<'_>,
    request: &AuthorizationRequest,
) -> Option<Session> {
    let now = world.clock.epoch_seconds();
    let session = world.managed_login.sessions.of(received, now)?;
    let supported = &world.scenario.client.managed_login.identity_providers;
    let will_do = match &request.provider {
        Some(provider) => session.provider == *provider,
        None => supported.contains(&session.provider),
    };
    will_do.then_some(session)
}

/// Returns the provider a request goes straight to: the one it names, or the only one there is.
fn provider<'a>(world: &'a World, request: &'a AuthorizationRequest) -> Option<&'a str> {
    let supported = &world.scenario.client.managed_login.identity_providers;
    match (&request.provider, &supported[..]) {
        (Some(named), _) => Some(named),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

#[cfg(test)]
#[path = "authorize_tests.rs"]
mod tests;
