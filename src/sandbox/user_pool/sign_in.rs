//! `InitiateAuth`: the first step of every flow.

use rsa::BigUint;
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq;

use super::attempt::Attempt;
use super::challenge;
use super::client;
use super::parameters::{Parameters, optional, parameter};
use super::refresh;
use super::standing;
use crate::sandbox::accounts::Verifier;
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::random;
use crate::sandbox::scenario::{Client, Flow};
use crate::sandbox::world::World;

/// The input of `InitiateAuth`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct InitiateAuth {
    auth_flow: Option<String>,
    client_id: Option<String>,
    auth_parameters: Option<Parameters>,
}

/// Starts a flow.
pub(super) fn initiate_auth(world: &World, input: InitiateAuth) -> Result<Value, ServiceError> {
    let flow = required("authFlow", input.auth_flow)?;
    let client = client::named(world, input.client_id)?;
    let parameters = input.auth_parameters.unwrap_or_default();
    match flow.as_str() {
        "USER_SRP_AUTH" => srp(world, client, &parameters),
        "USER_PASSWORD_AUTH" => password(world, client, &parameters),
        "REFRESH_TOKEN_AUTH" | "REFRESH_TOKEN" => {
            refresh::refresh_token_auth(world, client, &parameters)
        }
        "ADMIN_NO_SRP_AUTH" | "ADMIN_USER_PASSWORD_AUTH" => Err(ServiceError::invalid_parameter(
            "Initiate Auth method not supported.",
        )),
        "CUSTOM_AUTH" => Err(ServiceError::invalid_parameter(
            "CUSTOM_AUTH is not enabled for the client.",
        )),
        "USER_AUTH" => Err(ServiceError::invalid_parameter(
            "USER_AUTH flow not enabled for this client",
        )),
        unknown => Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{unknown}' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]"
        ))),
    }
}

fn password(
    world: &World,
    client: &Client,
    parameters: &Parameters,
) -> Result<Value, ServiceError> {
    client::allows(client, Flow::Password)?;
    let username = parameter(parameters, "USERNAME")?;
    let password = parameter(parameters, "PASSWORD")?;
    client::check_secret_hash(client, username, parameters.get("SECRET_HASH"))?;
    let Some(account) = standing::known(world, username)? else {
        return Err(standing::wrong_password());
    };
    standing::check_standing(world, &account)?;
    standing::prove(world, &account, || {
        let right = account.password.reveal().as_bytes();
        right.ct_eq(password.as_bytes()).into()
    })?;
    let device_key = optional(parameters, "DEVICE_KEY").map(str::to_owned);
    let attempt = Attempt {
        account,
        device_key,
    };
    challenge::after_password(world, &attempt)
}

fn srp(world: &World, client: &Client, parameters: &Parameters) -> Result<Value, ServiceError> {
    client::allows(client, Flow::Srp)?;
    let username = parameter(parameters, "USERNAME")?;
    let a_public = public_value(parameter(parameters, "SRP_A")?)?;
    client::check_secret_hash(client, username, parameters.get("SECRET_HASH"))?;
    let device_key = optional(parameters, "DEVICE_KEY").map(str::to_owned);
    let pool_name = world.scenario.pool_name();
    if let Some(account) = standing::known(world, username)? {
        standing::check_standing(world, &account)?;
        let verifier = account.password.verifier(pool_name, &account.name);
        let username = account.name.clone();
        challenge::ask_password_verifier(world, username, device_key, verifier, a_public)
    } else {
        // The same for the same name, as it would be for a user who exists; no password leads to it.
        let made_up = random::uuid_for(&format!("{} {username}", world.url));
        let salt = random::uuid_for(&made_up).replace('-', "");
        let salt = BigUint::parse_bytes(salt.as_bytes(), 16).unwrap_or_default();
        let verifier = Verifier::new(
            pool_name,
            &made_up,
            &random::base64::<32>(),
            &salt.to_bytes_be(),
        );
        challenge::ask_password_verifier(world, made_up, device_key, &verifier, a_public)
    }
}

fn public_value(text: &str) -> Result<BigUint, ServiceError> {
    let is_hex = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // Longer than any number below the prime, of 768 digits: not worth computing with.
    if is_hex
        && text.len() <= 1024
        && let Some(number) = BigUint::parse_bytes(text.as_bytes(), 16)
    {
        return Ok(number);
    }
    Err(ServiceError::invalid_parameter(format!(
        "1 validation error detected: Value '{text}' at 'sRPA' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-fA-F]+$"
    )))
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
