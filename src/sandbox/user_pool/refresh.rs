//! New tokens for a refresh token, by either of the two calls that give them.

use serde::Deserialize;
use serde_json::Value;

use super::client;
use super::issue;
use super::parameters::{Parameters, optional, parameter};
use crate::sandbox::accounts::Account;
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::{Client, Flow};
use crate::sandbox::tokens::{Grant, Reused};
use crate::sandbox::world::World;

/// The input of `GetTokensFromRefreshToken`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct GetTokensFromRefreshToken {
    refresh_token: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    device_key: Option<String>,
}

/// Renews tokens; the client shows its secret itself.
pub(super) fn get_tokens_from_refresh_token(
    world: &World,
    input: GetTokensFromRefreshToken,
) -> Result<Value, ServiceError> {
    let refresh_token = required("refreshToken", input.refresh_token)?;
    let client = client::named(world, input.client_id)?;
    client::check_secret(client, input.client_secret.as_ref())?;
    renew(world, client, &refresh_token, input.device_key.as_deref())
}

/// Renews tokens for a client that has shown who it is. Where it rotates refresh tokens, the answer holds a new one,
/// which expires when the first would have (Amazon Cognito Developer Guide, "Refresh token rotation").
pub(super) fn renew(
    world: &World,
    client: &Client,
    refresh_token: &str,
    device_key: Option<&str>,
) -> Result<Value, ServiceError> {
    let (account, grant) = usable(world, refresh_token, device_key)?;
    let Some(grace_seconds) = client.rotation_grace_seconds else {
        return Ok(issue::at_refresh(world, &account, &grant));
    };
    let now = world.clock.epoch_seconds();
    let rotated = world
        .grants
        .rotate(refresh_token, now, grace_seconds)
        .ok_or_else(invalid_token)?
        .map_err(|Reused| {
            ServiceError::new(
                "RefreshTokenReuseException",
                "Refresh token has already been used",
            )
        })?;
    Ok(issue::at_rotation(world, &account, &grant, &rotated))
}

/// Renews tokens; the client shows a hash over the internal user name. A client that rotates cannot do this.
pub(super) fn refresh_token_auth(
    world: &World,
    client: &Client,
    parameters: &Parameters,
) -> Result<Value, ServiceError> {
    client::allows(client, Flow::Refresh)?;
    let refresh_token = parameter(parameters, "REFRESH_TOKEN")?;
    let grant = world
        .grants
        .of_token(refresh_token)
        .ok_or_else(invalid_token)?;
    client::check_secret_hash(client, &grant.username, parameters.get("SECRET_HASH"))?;
    let device_key = optional(parameters, "DEVICE_KEY");
    let (account, grant) = usable(world, refresh_token, device_key)?;
    Ok(issue::at_refresh(world, &account, &grant))
}

fn usable(
    world: &World,
    refresh_token: &str,
    device_key: Option<&str>,
) -> Result<(Account, Grant), ServiceError> {
    let grant = world
        .grants
        .of_token(refresh_token)
        .ok_or_else(invalid_token)?;
    // A token of a sign-in from a device is good on that device alone, from its confirmation until it is forgotten (AWS
    // Knowledge Center, "Invalid Refresh Token").
    if let Some(key) = &grant.device_key
        && !(device_key == Some(key) && world.devices.is_confirmed(&grant.username, key))
    {
        return Err(invalid_token());
    }
    if grant.is_revoked {
        return Err(ServiceError::not_authorized(
            "Refresh Token has been revoked",
        ));
    }
    if world.clock.epoch_seconds() >= grant.expires_at {
        return Err(ServiceError::not_authorized("Refresh Token has expired"));
    }
    let account = world
        .accounts
        .named(&grant.username)
        .ok_or_else(invalid_token)?;
    if !account.enabled {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    Ok((account, grant))
}

fn invalid_token() -> ServiceError {
    ServiceError::not_authorized("Invalid Refresh Token")
}

#[cfg(test)]
#[path = "refresh_tests.rs"]
mod tests;
