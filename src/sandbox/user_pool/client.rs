//! What an app client must show before anything else is looked at.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq;

use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::digest::hmac_sha256;
use crate::sandbox::scenario::{Client, Flow};
use crate::sandbox::world::World;

/// Returns the app client that a call names.
pub(super) fn named(world: &World, client_id: Option<String>) -> Result<&Client, ServiceError> {
    let client_id = required("clientId", client_id)?;
    let client = &world.scenario.client;
    if client.id == client_id {
        Ok(client)
    } else {
        Err(ServiceError::not_found(format!(
            "User pool client {client_id} does not exist."
        )))
    }
}

/// Refuses a flow that the client does not allow.
pub(super) fn allows(client: &Client, flow: Flow) -> Result<(), ServiceError> {
    // Rotation takes the old way of renewing from a client, whatever else it says.
    let rotates = flow == Flow::Refresh && client.rotation_grace_seconds.is_some();
    if client.flows.contains(&flow) && !rotates {
        return Ok(());
    }
    Err(ServiceError::invalid_parameter(match flow {
        Flow::Custom => "CUSTOM_AUTH is not enabled for the client.",
        Flow::Srp => "USER_SRP_AUTH is not enabled for the client.",
        Flow::UserAuth => "USER_AUTH flow not enabled for this client",
        Flow::Password => "USER_PASSWORD_AUTH flow not enabled for this client",
        Flow::Refresh => "REFRESH_TOKEN_AUTH flow not enabled for this client",
    }))
}

/// Checks `SECRET_HASH` over a user name (Amazon Cognito Developer Guide, "Computing secret hash values").
pub(super) fn check_secret_hash(
    client: &Client,
    username: &str,
    given: Option<&String>,
) -> Result<(), ServiceError> {
    let Some(secret) = &client.secret else {
        return match given {
            None => Ok(()),
            Some(_) => Err(wrong_hash(client)),
        };
    };
    let given = given.ok_or_else(|| {
        ServiceError::not_authorized(format!(
            "Client {} is configured with secret but SECRET_HASH was not received",
            client.id
        ))
    })?;
    let expected = secret_hash(secret.reveal(), username, &client.id);
    if expected.as_bytes().ct_eq(given.as_bytes()).into() {
        Ok(())
    } else {
        Err(wrong_hash(client))
    }
}

/// Checks the member `ClientSecret`, which holds the secret itself.
pub(super) fn check_secret(client: &Client, given: Option<&String>) -> Result<(), ServiceError> {
    match (&client.secret, given) {
        (None, None) => Ok(()),
        (Some(secret), Some(given))
            if secret.reveal().as_bytes().ct_eq(given.as_bytes()).into() =>
        {
            Ok(())
        }
        (Some(_), None) => Err(ServiceError::not_authorized(format!(
            "Client {} is configured for secret but secret was not received",
            client.id
        ))),
        (_, Some(_)) => Err(wrong_hash(client)),
    }
}

fn wrong_hash(client: &Client) -> ServiceError {
    ServiceError::not_authorized(format!(
        "Unable to verify secret hash for client {}",
        client.id
    ))
}

fn secret_hash(secret: &str, username: &str, client_id: &str) -> String {
    STANDARD.encode(hmac_sha256(
        secret.as_bytes(),
        &[username.as_bytes(), client_id.as_bytes()],
    ))
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
