//! `RespondToAuthChallenge`: the answer to a challenge.

use std::collections::{BTreeMap, HashMap};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::Value;

use super::client;
use super::issue;
use super::settle;
use super::timestamp::Timestamp;
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{Question, TicketProblem};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::Client;
use crate::sandbox::world::World;

/// The challenges that Cognito knows and the sandbox never asks.
const NEVER_ASKED: [&str; 15] = [
    "SMS_MFA",
    "EMAIL_OTP",
    "SOFTWARE_TOKEN_MFA",
    "SELECT_MFA_TYPE",
    "MFA_SETUP",
    "CUSTOM_CHALLENGE",
    "SELECT_CHALLENGE",
    "DEVICE_SRP_AUTH",
    "DEVICE_PASSWORD_VERIFIER",
    "ADMIN_NO_SRP_AUTH",
    "SMS_OTP",
    "PASSWORD",
    "WEB_AUTHN",
    "PASSWORD_SRP",
    "WEB_AUTHN_REGISTRATION",
];

/// The input of `RespondToAuthChallenge`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct RespondToAuthChallenge {
    client_id: Option<String>,
    challenge_name: Option<String>,
    session: Option<String>,
    challenge_responses: Option<HashMap<String, String>>,
}

/// Judges an answer.
pub(super) fn respond_to_auth_challenge(
    world: &World,
    input: RespondToAuthChallenge,
) -> Result<Value, ServiceError> {
    let client = client::named(world, input.client_id)?;
    let challenge = required("challengeName", input.challenge_name)?;
    let responses = input
        .challenge_responses
        .filter(|responses| !responses.is_empty())
        .ok_or_else(|| {
            ServiceError::invalid_parameter("Missing required parameter challenge responses.")
        })?;
    match challenge.as_str() {
        "PASSWORD_VERIFIER" => {
            password_verifier(world, client, input.session.as_deref(), &responses)
        }
        "NEW_PASSWORD_REQUIRED" => {
            new_password(world, client, input.session.as_deref(), &responses)
        }
        name if NEVER_ASKED.contains(&name) => Err(settle::bad_session(TicketProblem::Unknown)),
        unknown => Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{unknown}' at 'challengeName' failed to satisfy constraint: Member must satisfy enum value set: [PASSWORD_VERIFIER, NEW_PASSWORD_REQUIRED, {}]",
            NEVER_ASKED.join(", ")
        ))),
    }
}

fn password_verifier(
    world: &World,
    client: &Client,
    session: Option<&str>,
    responses: &HashMap<String, String>,
) -> Result<Value, ServiceError> {
    let username = settle::parameter(responses, "USERNAME")?;
    let timestamp = settle::parameter(responses, "TIMESTAMP")?;
    let signature = settle::parameter(responses, "PASSWORD_CLAIM_SIGNATURE")?;
    let secret_block = settle::parameter(responses, "PASSWORD_CLAIM_SECRET_BLOCK")?;
    let timestamp = Timestamp::parse(timestamp).ok_or_else(|| {
        ServiceError::invalid_parameter(
            "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
        )
    })?;
    let signature = STANDARD.decode(signature).map_err(|_| {
        ServiceError::invalid_parameter(
            "Invalid PASSWORD_CLAIM_SIGNATURE format. Must be a Base64 string.",
        )
    })?;
    if session.is_some() {
        // None was issued with this challenge.
        return Err(settle::bad_session(TicketProblem::Unknown));
    }
    let now = world.clock.epoch_seconds();
    let challenge = world
        .challenges
        .take(secret_block, now)
        .map_err(|problem| match problem {
            TicketProblem::Unknown => settle::wrong_password(),
            problem => settle::bad_session(problem),
        })?;
    let Question::Password(exchange) = &challenge.question else {
        return Err(settle::wrong_password());
    };
    client::check_secret_hash(client, &challenge.username, responses.get("SECRET_HASH"))?;
    let account = world
        .accounts
        .named(&challenge.username)
        .filter(|account| is_named(account, username))
        .ok_or_else(settle::wrong_password)?;
    settle::prove(world, &account, || {
        let block = STANDARD.decode(secret_block).unwrap_or_default();
        let message = [
            world.scenario.pool_name().as_bytes(),
            account.name.as_bytes(),
            &block,
            timestamp.canonical().as_bytes(),
        ]
        .concat();
        timestamp.is_fresh(world.clock.now()) && exchange.accepts(&message, &signature)
    })?;
    settle::after_password(world, &account)
}

fn is_named(account: &Account, username: &str) -> bool {
    account.name == username || account.aliases.iter().any(|alias| alias == username)
}

fn new_password(
    world: &World,
    client: &Client,
    session: Option<&str>,
    responses: &HashMap<String, String>,
) -> Result<Value, ServiceError> {
    let session = session
        .ok_or_else(|| ServiceError::invalid_parameter("Missing required parameter Session"))?;
    let username = settle::parameter(responses, "USERNAME")?;
    let password = settle::parameter(responses, "NEW_PASSWORD")?;
    let now = world.clock.epoch_seconds();
    // Only looked at: whoever chooses too weak a password may choose again.
    let challenge = world
        .challenges
        .look(session, now)
        .map_err(settle::bad_session)?;
    client::check_secret_hash(client, &challenge.username, responses.get("SECRET_HASH"))?;
    let account = world
        .accounts
        .named(&challenge.username)
        .filter(|account| is_named(account, username))
        .filter(|_| matches!(challenge.question, Question::NewPassword))
        .ok_or_else(|| settle::bad_session(TicketProblem::Unknown))?;
    check_policy(world, password)?;
    let attributes = new_attributes(world, &account, responses)?;
    world
        .challenges
        .take(session, now)
        .map_err(settle::bad_session)?;
    let account = world
        .accounts
        .confirm(&account.name, password.to_owned(), attributes)
        .ok_or_else(|| settle::bad_session(TicketProblem::Unknown))?;
    Ok(issue::at_sign_in(world, &account))
}

fn new_attributes(
    world: &World,
    account: &Account,
    responses: &HashMap<String, String>,
) -> Result<BTreeMap<String, String>, ServiceError> {
    let given: BTreeMap<String, String> = responses
        .iter()
        .filter_map(|(key, value)| {
            let name = key.strip_prefix("userAttributes.")?;
            Some((name.to_owned(), value.clone()))
        })
        .collect();
    if let Some(name) = given
        .keys()
        .find(|name| account.attributes.contains_key(*name))
    {
        return Err(ServiceError::not_authorized(format!(
            "Cannot modify an already provided {name}"
        )));
    }
    let missing = settle::missing_attributes(world, account)
        .find(|name| given.get(*name).is_none_or(String::is_empty));
    match missing {
        Some(name) => Err(ServiceError::invalid_parameter(format!(
            "Invalid attributes given, {name} is missing"
        ))),
        None => Ok(given),
    }
}

/// The policy of a new pool (Amazon Cognito Developer Guide, "Adding user pool password requirements").
fn check_policy(world: &World, password: &str) -> Result<(), ServiceError> {
    let has = |is: fn(&char) -> bool| password.chars().any(|character| is(&character));
    let rule = if password.chars().count() < world.scenario.user_pool.minimum_password_length {
        "Password not long enough"
    } else if !has(char::is_ascii_uppercase) {
        "Password must have uppercase characters"
    } else if !has(char::is_ascii_lowercase) {
        "Password must have lowercase characters"
    } else if !has(char::is_ascii_digit) {
        "Password must have numeric characters"
    } else if !has(|character| character.is_ascii_punctuation() || *character == ' ') {
        "Password must have symbol characters"
    } else {
        return Ok(());
    };
    Err(ServiceError::new(
        "InvalidPasswordException",
        format!("Password did not conform with policy: {rule}"),
    ))
}

#[cfg(test)]
#[path = "respond_tests.rs"]
mod tests;
