//! `USER_AUTH`: the user, or the client for them, chooses what to prove first (Amazon Cognito Developer Guide,
//! "Choice-based authentication").

use serde_json::Value;

use super::attempt::Attempt;
use super::challenge;
use crate::sandbox::accounts::LeadsTo;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::{Client, FirstFactor, Flow};
use crate::sandbox::user_pool::client;
use crate::sandbox::user_pool::parameters::{Parameters, optional, parameter};
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// Begins with the challenge that the client prefers, or lets it choose among what the user has.
pub(super) fn user_auth(
    world: &World,
    client: &Client,
    parameters: &Parameters,
) -> Result<Value, ServiceError> {
    client::allows(client, Flow::UserAuth)?;
    let username = parameter(parameters, "USERNAME")?;
    client::check_secret_hash(client, username, parameters.get("SECRET_HASH"))?;
    let preferred = optional(parameters, "PREFERRED_CHALLENGE")
        .map(preferred)
        .transpose()?;
    let device_key = optional(parameters, "DEVICE_KEY").map(str::to_owned);
    let Some(account) = standing::known(world, username)? else {
        return hidden(world, username, preferred, device_key, parameters);
    };
    standing::check_standing(world, &account)?;
    let attempt = Attempt {
        account,
        device_key,
    };
    match preferred {
        Some(factor) if attempt.account.factors.first.contains(&factor) => {
            challenge::begin_first_factor(world, &attempt, factor, parameters)
        }
        _ => Ok(challenge::ask_first_factor_choice(world, &attempt)),
    }
}

/// What somebody is answered whose existence is hidden: a proof that cannot be right, or a wrong password at once.
fn hidden(
    world: &World,
    username: &str,
    preferred: Option<FirstFactor>,
    device_key: Option<String>,
    parameters: &Parameters,
) -> Result<Value, ServiceError> {
    match (preferred, optional(parameters, "SRP_A")) {
        (Some(FirstFactor::PasswordSrp), Some(srp_a)) => {
            let proof = challenge::Proof {
                device_key,
                leads_to: LeadsTo::SecondFactor,
                has_session: true,
            };
            challenge::password_by_srp(world, username, srp_a, proof)
        }
        _ => Err(standing::wrong_password()),
    }
}

fn preferred(name: &str) -> Result<FirstFactor, ServiceError> {
    FirstFactor::named(name).ok_or_else(|| {
        ServiceError::invalid_parameter(format!("Unsupported preferred challenge {name}"))
    })
}

#[cfg(test)]
#[path = "user_auth_tests.rs"]
mod tests;
