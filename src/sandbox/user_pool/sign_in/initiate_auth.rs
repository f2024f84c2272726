//! `InitiateAuth`: the first step of every flow.

use serde::Deserialize;
use serde_json::Value;

use super::attempt::Attempt;
use super::challenge;
use super::user_auth;
use crate::sandbox::accounts::LeadsTo;
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::{Client, Flow};
use crate::sandbox::user_pool::client;
use crate::sandbox::user_pool::parameters::{self, Parameters, optional, parameter};
use crate::sandbox::user_pool::refresh;
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// The input of `InitiateAuth`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct InitiateAuth {
    auth_flow: Option<String>,
    client_id: Option<String>,
    #[serde(deserialize_with = "parameters::read")]
    auth_parameters: Option<Parameters>,
}

/// Starts a flow.
pub(in crate::sandbox::user_pool) fn initiate_auth(
    world: &World,
    input: InitiateAuth,
) -> Result<Value, ServiceError> {
    let flow = required("authFlow", input.auth_flow)?;
    let client = client::named(world, input.client_id)?;
    let parameters = input.auth_parameters.unwrap_or_default();
    match flow.as_str() {
        "USER_SRP_AUTH" => {
            client::allows(client, Flow::Srp)?;
            srp(world, client, &parameters, LeadsTo::SecondFactor)
        }
        "USER_AUTH" => user_auth::user_auth(world, client, &parameters),
        "CUSTOM_AUTH" => custom(world, client, &parameters),
        "USER_PASSWORD_AUTH" => password(world, client, &parameters),
        "REFRESH_TOKEN_AUTH" | "REFRESH_TOKEN" => {
            refresh::refresh_token_auth(world, client, &parameters)
        }
        "ADMIN_NO_SRP_AUTH" | "ADMIN_USER_PASSWORD_AUTH" => Err(ServiceError::invalid_parameter(
            "Initiate Auth method not supported.",
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
    let password = parameter(parameters, "PASSWORD")?;
    let attempt = begun(world, client, parameters)?;
    challenge::password_in_clear(world, &attempt, password)
}

/// Begins a sign-in of a user who may sign in.
fn begun(world: &World, client: &Client, parameters: &Parameters) -> Result<Attempt, ServiceError> {
    let username = parameter(parameters, "USERNAME")?;
    client::check_secret_hash(client, username, parameters.get("SECRET_HASH"))?;
    let account = standing::known(world, username)?.ok_or_else(standing::wrong_password)?;
    standing::check_standing(world, &account)?;
    Ok(Attempt {
        account,
        device_key: device_key(parameters),
    })
}

fn srp(
    world: &World,
    client: &Client,
    parameters: &Parameters,
    leads_to: LeadsTo,
) -> Result<Value, ServiceError> {
    let username = parameter(parameters, "USERNAME")?;
    let srp_a = parameter(parameters, "SRP_A")?;
    client::check_secret_hash(client, username, parameters.get("SECRET_HASH"))?;
    let proof = challenge::Proof {
        device_key: device_key(parameters),
        leads_to,
        has_session: false,
    };
    challenge::password_by_srp(world, username, srp_a, proof)
}

fn custom(world: &World, client: &Client, parameters: &Parameters) -> Result<Value, ServiceError> {
    client::allows(client, Flow::Custom)?;
    match optional(parameters, "CHALLENGE_NAME") {
        Some("SRP_A") => return srp(world, client, parameters, LeadsTo::CustomChallenge),
        Some(_) => {
            return Err(ServiceError::invalid_parameter(
                "Invalid CHALLENGE_NAME, the only one to begin with is SRP_A",
            ));
        }
        None => {}
    }
    let attempt = begun(world, client, parameters)?;
    challenge::ask_first_custom_challenge(world, &attempt)
}

fn device_key(parameters: &Parameters) -> Option<String> {
    optional(parameters, "DEVICE_KEY").map(str::to_owned)
}

#[cfg(test)]
#[path = "initiate_auth_tests.rs"]
mod tests;
