//! `GET /logout`: signs a browser out and sends it on; no token ends by it (Amazon Cognito Developer Guide, "Logout endpoint").

use super::parameters::Parameters;
use super::paths;
use super::redirect;
use super::request::AuthorizationRequest;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::world::World;

/// Signs the browser out where the request names a registered URL to go on to, or a sign-in to begin.
pub(super) fn sign_out(world: &World, received: &Received<'_>) -> Answer {
    let onward = match onward(world, received) {
        Ok(onward) => onward,
        Err(refusal) => return refusal,
    };
    let now = world.clock.epoch_seconds();
    let cookie = world.managed_login.sessions.close(received, now);
    redirect::to(&onward, Some(cookie))
}

fn onward(world: &World, received: &Received<'_>) -> Result<String, Answer> {
    let parameters = Parameters::of_query(received);
    let Some(logout_uri) = parameters.get("logout_uri") else {
        let request = AuthorizationRequest::read(&world.scenario, received)?;
        return Ok(format!("{}?{}", paths::LOGIN, request.query));
    };
    let client = &world.scenario.client;
    let client_id = parameters.get("client_id");
    if client_id.is_none() || parameters.is_flawed() {
        return Err(redirect::to_error_page("invalid_request", client_id));
    }
    let mut registered = client.managed_login.logout_urls.iter();
    if client_id == Some(client.id.as_str()) && registered.any(|url| url == logout_uri) {
        Ok(logout_uri.to_owned())
    } else {
        Err(redirect::to_error_page("redirect_mismatch", client_id))
    }
}

#[cfg(test)]
#[path = "logout_tests.rs"]
mod tests;
