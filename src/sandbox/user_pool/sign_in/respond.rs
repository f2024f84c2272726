//! `RespondToAuthChallenge`: which challenge an answer is for.

use serde::Deserialize;
use serde_json::Value;

use super::challenge;
use super::opened::{self, Reply};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::FirstFactor;
use crate::sandbox::user_pool::client;
use crate::sandbox::user_pool::parameters::{self, Parameters};
use crate::sandbox::world::World;

/// The challenges that Cognito knows and the sandbox never asks, or that nobody can answer here.
const NEVER_ANSWERED: [&str; 3] = ["ADMIN_NO_SRP_AUTH", "WEB_AUTHN", "WEB_AUTHN_REGISTRATION"];

/// The input of `RespondToAuthChallenge`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct RespondToAuthChallenge {
    client_id: Option<String>,
    challenge_name: Option<String>,
    session: Option<String>,
    #[serde(deserialize_with = "parameters::read")]
    challenge_responses: Option<Parameters>,
}

/// Judges an answer.
pub(in crate::sandbox::user_pool) fn respond_to_auth_challenge(
    world: &World,
    input: RespondToAuthChallenge,
) -> Result<Value, ServiceError> {
    let client = client::named(world, input.client_id)?;
    let name = required("challengeName", input.challenge_name)?;
    let responses = input
        .challenge_responses
        .filter(|responses| !responses.is_empty())
        .ok_or_else(|| {
            ServiceError::invalid_parameter("Missing required parameter challenge responses.")
        })?;
    let reply = Reply {
        world,
        client,
        session: input.session.as_deref(),
        responses: &responses,
    };
    match name.as_str() {
        "PASSWORD_VERIFIER" => challenge::answer_password_verifier(reply),
        "NEW_PASSWORD_REQUIRED" => challenge::answer_new_password(reply),
        "CUSTOM_CHALLENGE" => challenge::answer_custom(reply),
        "SELECT_CHALLENGE" => challenge::answer_first_factor_choice(reply),
        "PASSWORD" => challenge::answer_password(reply, FirstFactor::Password),
        "PASSWORD_SRP" => challenge::answer_password(reply, FirstFactor::PasswordSrp),
        "SMS_MFA" | "EMAIL_OTP" | "SMS_OTP" => challenge::answer_code(reply, &name),
        "SOFTWARE_TOKEN_MFA" => challenge::answer_software_token(reply),
        "DEVICE_SRP_AUTH" => challenge::answer_device_srp(reply),
        "DEVICE_PASSWORD_VERIFIER" => challenge::answer_device_verifier(reply),
        "SELECT_MFA_TYPE" => challenge::answer_mfa_choice(reply),
        "MFA_SETUP" => challenge::answer_mfa_setup(reply),
        name if NEVER_ANSWERED.contains(&name) => Err(opened::unknown_session()),
        unknown => Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{unknown}' at 'challengeName' failed to satisfy constraint: Member must satisfy enum value set: [PASSWORD_VERIFIER, NEW_PASSWORD_REQUIRED, SMS_MFA, EMAIL_OTP, SOFTWARE_TOKEN_MFA, SELECT_MFA_TYPE, MFA_SETUP, CUSTOM_CHALLENGE, SELECT_CHALLENGE, PASSWORD, PASSWORD_SRP, SMS_OTP, DEVICE_SRP_AUTH, DEVICE_PASSWORD_VERIFIER, {}]",
            NEVER_ANSWERED.join(", ")
        ))),
    }
}

#[cfg(test)]
#[path = "respond_tests.rs"]
mod tests;
