//! NEW_PASSWORD_REQUIRED: whoever came with a temporary password chooses one of their own.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::second_factor;
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::Question;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::Status;
use crate::sandbox::user_pool::parameters::Parameters;
use crate::sandbox::user_pool::self_service::password_policy;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::world::World;

/// Returns what a user gets who has just proved their password: this challenge, or what comes after it.
pub(in crate::sandbox::user_pool::sign_in) fn or_second_factor(
    world: &World,
    attempt: &Attempt,
) -> Result<Value, ServiceError> {
    match attempt.account.status {
        Status::TemporaryPassword => Ok(ask(world, attempt)),
        Status::TemporaryPasswordExpired => Err(ServiceError::not_authorized(
            "Temporary password has expired and must be reset by an administrator.",
        )),
        Status::Confirmed | Status::Unconfirmed | Status::ResetRequired => {
            second_factor::or_finish(world, attempt)
        }
    }
}

fn ask(world: &World, attempt: &Attempt) -> Value {
    let account = &attempt.account;
    let required: Vec<String> = missing_attributes(world, account)
        .map(|name| format!("userAttributes.{name}"))
        .collect();
    let parameters = Map::from_iter([
        (
            "requiredAttributes".to_owned(),
            json!(json!(required).to_string()),
        ),
        (
            "userAttributes".to_owned(),
            json!(json!(account.attributes).to_string()),
        ),
    ]);
    let question = Question::NewPassword;
    attempt.ask(world, "NEW_PASSWORD_REQUIRED", parameters, question)
}

/// Returns the required attributes that a user has no value of.
pub(in crate::sandbox::user_pool) fn missing_attributes<'a>(
    world: &'a World,
    account: &'a Account,
) -> impl Iterator<Item = &'a String> {
    let required = world.scenario.user_pool.required_attributes.iter();
    required.filter(|name| !account.attributes.contains_key(*name))
}

/// Takes the new password. Whoever chooses too weak a one may choose again.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let password = reply.parameter("NEW_PASSWORD")?;
    let mut opened = reply.open()?;
    if !matches!(opened.challenge.question, Question::NewPassword) {
        return Err(opened::unknown_session());
    }
    password_policy::check(world, password)?;
    let attributes = new_attributes(world, &opened.attempt.account, reply.responses)?;
    opened.close(world)?;
    opened.attempt.account = world
        .accounts
        .confirm(
            &opened.attempt.account.name,
            password.to_owned(),
            attributes,
        )
        .ok_or_else(opened::unknown_session)?;
    second_factor::or_finish(world, &opened.attempt)
}

fn new_attributes(
    world: &World,
    account: &Account,
    responses: &Parameters,
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
    let missing = missing_attributes(world, account)
        .find(|name| given.get(*name).is_none_or(String::is_empty));
    match missing {
        Some(name) => Err(ServiceError::invalid_parameter(format!(
            "Invalid attributes given, {name} is missing"
        ))),
        None => Ok(given),
    }
}

#[cfg(test)]
#[path = "new_password_tests.rs"]
mod tests;
