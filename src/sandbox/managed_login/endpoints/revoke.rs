//! `POST /oauth2/revoke`: ends a refresh token and the access tokens made from it (RFC 7009).

use super::client_authentication;
use super::oauth_error::{OAuthError, not_stored};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::managed_login::parameters::Parameters;
use crate::sandbox::tokens::Jwt;
use crate::sandbox::world::World;

/// Ends a refresh token. One that is unknown, or was ended before, is no error.
pub(in crate::sandbox::managed_login) fn revoke(world: &World, received: &Received<'_>) -> Answer {
    match ended(world, received) {
        Ok(()) => not_stored(Answer {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
        }),
        Err(OAuthError::InvalidClient) => OAuthError::InvalidClient.answer(401),
        Err(error) => error.answer(400),
    }
}

fn ended(world: &World, received: &Received<'_>) -> Result<(), OAuthError> {
    let form = Parameters::of_form(received)
        .filter(|form| !form.is_flawed())
        .ok_or(OAuthError::InvalidRequest)?;
    client_authentication::check(&world.scenario.client, received, &form)?;
    let token = form.get("token").ok_or(OAuthError::InvalidRequest)?;
    let was_ours = world.grants.revoke(token);
    if !was_ours && Jwt::parse(token).is_some_and(|jwt| jwt.signer().is_some()) {
        return Err(OAuthError::UnsupportedTokenType);
    }
    Ok(())
}

#[cfg(test)]
#[path = "revoke_tests.rs"]
mod tests;
