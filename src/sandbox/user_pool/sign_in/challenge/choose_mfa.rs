//! SELECT_MFA_TYPE: which of several second factors a user wants to prove.

use serde_json::{Value, json};

use super::code;
use super::software_token;
use crate::sandbox::accounts::Question;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::SecondFactor;
use crate::sandbox::user_pool::sign_in::attempt::{self, Attempt};
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::world::World;

/// Lets the user choose among their second factors.
pub(super) fn ask(world: &World, attempt: &Attempt) -> Value {
    let factors = attempt.account.factors.second.clone();
    let names: Vec<&str> = factors.iter().map(|factor| factor.name()).collect();
    let parameters = attempt::one("MFAS_CAN_CHOOSE", json!(names).to_string());
    let question = Question::SelectMfa(factors);
    attempt.ask(world, "SELECT_MFA_TYPE", parameters, question)
}

/// Asks for one second factor.
pub(in crate::sandbox::user_pool) fn ask_chosen(
    world: &World,
    attempt: &Attempt,
    factor: SecondFactor,
) -> Result<Value, ServiceError> {
    match factor.medium() {
        Some(medium) => code::ask_second(world, attempt, factor, medium),
        None => Ok(software_token::ask(world, attempt)),
    }
}

/// Asks for the second factor that was chosen. One that was not offered leaves the choice open.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let chosen = reply.parameter("ANSWER")?;
    let opened = reply.open()?;
    let Question::SelectMfa(factors) = &opened.challenge.question else {
        return Err(opened::unknown_session());
    };
    let factor = factors
        .iter()
        .copied()
        .find(|factor| factor.name() == chosen)
        .ok_or_else(|| ServiceError::invalid_parameter("Invalid MFA type selected."))?;
    opened.close(reply.world)?;
    ask_chosen(reply.world, &opened.attempt, factor)
}
