//! What the steps of a sign-in have in common: who may sign in at all, whether a proof holds, and what comes after it.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::issue;
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{Challenge, Question, TicketProblem};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::scenario::Status;
use crate::sandbox::world::World;

/// Returns a parameter that must be there and not empty.
pub(super) fn parameter<'a>(
    parameters: &'a HashMap<String, String>,
    name: &str,
) -> Result<&'a str, ServiceError> {
    parameters
        .get(name)
        .map(String::as_str)
        .filter(|value| !value.is_empty())
        .ok_or_else(|| {
            ServiceError::invalid_parameter(format!("Missing required parameter {name}"))
        })
}

/// What a wrong password is answered with.
pub(super) fn wrong_password() -> ServiceError {
    ServiceError::not_authorized("Incorrect username or password.")
}

/// Refuses a user who may not sign in, whatever their password.
pub(super) fn check_standing(world: &World, account: &Account) -> Result<(), ServiceError> {
    if !account.enabled {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    match account.status {
        Status::Unconfirmed => Err(ServiceError::new(
            "UserNotConfirmedException",
            "User is not confirmed.",
        )),
        Status::ResetRequired if world.scenario.user_pool.prevent_user_existence_errors => {
            Err(wrong_password())
        }
        Status::ResetRequired => Err(ServiceError::new(
            "PasswordResetRequiredException",
            "Password reset required for the user",
        )),
        Status::Confirmed | Status::TemporaryPassword | Status::TemporaryPasswordExpired => Ok(()),
    }
}

/// Looks at a user's proof, unless they failed too often, and counts it.
pub(super) fn prove(
    world: &World,
    account: &Account,
    holds: impl FnOnce() -> bool,
) -> Result<(), ServiceError> {
    let now = world.clock.epoch_seconds();
    if world.accounts.is_locked(&account.name, now) {
        return Err(ServiceError::not_authorized("Password attempts exceeded"));
    }
    let holds = holds();
    world.accounts.note_attempt(&account.name, now, holds);
    if holds { Ok(()) } else { Err(wrong_password()) }
}

/// Returns what a user gets who has just proved their password: the next challenge, or tokens.
pub(super) fn after_password(world: &World, account: &Account) -> Result<Value, ServiceError> {
    match account.status {
        Status::TemporaryPassword => Ok(ask_new_password(world, account)),
        Status::TemporaryPasswordExpired => Err(ServiceError::not_authorized(
            "Temporary password has expired and must be reset by an administrator.",
        )),
        Status::Confirmed | Status::Unconfirmed | Status::ResetRequired => {
            Ok(issue::at_sign_in(world, account))
        }
    }
}

fn ask_new_password(world: &World, account: &Account) -> Value {
    let required: Vec<String> = missing_attributes(world, account)
        .map(|name| format!("userAttributes.{name}"))
        .collect();
    let session = random::base64::<384>();
    let challenge = Challenge {
        username: account.name.clone(),
        question: Question::NewPassword,
    };
    keep(world, session.clone(), challenge);
    json!({
        "ChallengeName": "NEW_PASSWORD_REQUIRED",
        // Lists and objects within the map of texts are texts themselves.
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": account.name,
            "requiredAttributes": json!(required).to_string(),
            "userAttributes": json!(account.attributes).to_string(),
        },
        "Session": session,
    })
}

/// Returns the required attributes that a user has no value of.
pub(super) fn missing_attributes<'a>(
    world: &'a World,
    account: &'a Account,
) -> impl Iterator<Item = &'a String> {
    let required = world.scenario.user_pool.required_attributes.iter();
    required.filter(|name| !account.attributes.contains_key(*name))
}

/// Keeps a challenge for as long as it may be answered.
pub(super) fn keep(world: &World, ticket: String, challenge: Challenge) {
    let now = world.clock.epoch_seconds();
    let seconds = u64::from(world.scenario.user_pool.auth_session_seconds);
    world
        .challenges
        .keep(ticket, challenge, now, now.saturating_add(seconds));
}

/// What an answer with a `Session` that opens nothing is refused with.
pub(super) fn bad_session(problem: TicketProblem) -> ServiceError {
    ServiceError::not_authorized(match problem {
        TicketProblem::Unknown => "Invalid session for the user.",
        TicketProblem::Used => "Invalid session for the user, session can only be used once.",
        TicketProblem::Expired => "Invalid session for the user, session is expired.",
    })
}

#[cfg(test)]
#[path = "settle_tests.rs"]
mod tests;
