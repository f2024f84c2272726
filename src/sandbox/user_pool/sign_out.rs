//! Signing out: of one sign-in, or of all.

use serde::Deserialize;
use serde_json::{Value, json};

use super::client;
use super::self_service::access::{self, AccessTokenInput};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::tokens::Jwt;
use crate::sandbox::world::World;

/// The input of `RevokeToken`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct RevokeToken {
    token: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// Ends a refresh token and every token made from it. One that is unknown, or was ended before, is no error (RFC 7009, 2.2).
pub(super) fn revoke_token(world: &World, input: RevokeToken) -> Result<Value, ServiceError> {
    let token = required("token", input.token)?;
    let client = client::named(world, input.client_id)?;
    client::check_secret(client, input.client_secret.as_ref())?;
    let was_ours = world.grants.revoke(&token);
    if !was_ours && Jwt::parse(&token).is_some_and(|jwt| jwt.signer().is_some()) {
        return Err(ServiceError::new(
            "UnsupportedTokenTypeException",
            "Unsupported token type",
        ));
    }
    Ok(json!({}))
}

/// Ends all sign-ins of the user whose access token is shown.
pub(super) fn global_sign_out(
    world: &World,
    input: &AccessTokenInput,
) -> Result<Value, ServiceError> {
    let account = access::bearer(world, input)?;
    world.grants.revoke_all(&account.name);
    Ok(json!({}))
}

#[cfg(test)]
#[path = "sign_out_tests.rs"]
mod tests;
