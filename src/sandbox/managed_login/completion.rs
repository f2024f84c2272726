//! The end of a sign-in: a code goes to the callback.

use super::codes::Authorization;
use super::request::AuthorizationRequest;
use super::sessions::Session;
use crate::sandbox::exchange::Answer;
use crate::sandbox::world::World;

/// Signs a user in to managed login, having proved themselves to a provider, and sends the browser back with a code.
pub(super) fn signed_in(
    world: &World,
    request: &AuthorizationRequest,
    username: &str,
    provider: &str,
) -> Answer {
    let now = world.clock.epoch_seconds();
    let session = Session {
        username: username.to_owned(),
        provider: provider.to_owned(),
        auth_time: now,
    };
    let cookie = world.managed_login.sessions.open(session.clone(), now);
    with_code(world, request, &session, Some(cookie))
}

/// Sends the browser of a user who is signed in back with a code, and a header more.
pub(super) fn with_code(
    world: &World,
    request: &AuthorizationRequest,
    session: &Session,
    header: Option<(String, String)>,
) -> Answer {
    let authorization = Authorization {
        username: session.username.clone(),
        auth_time: session.auth_time,
        redirect_uri: request.callback.redirect_uri.clone(),
        scopes: request.scopes.clone(),
        nonce: request.nonce.clone(),
        code_challenge: request.code_challenge.clone(),
    };
    let now = world.clock.epoch_seconds();
    let code = world.managed_login.codes.issue(authorization, now);
    request.callback.with_code(&code, header)
}
