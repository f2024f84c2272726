//! CUSTOM_CHALLENGE: questions and answers of the pool's own, in rounds.

use serde_json::{Value, json};
use subtle::ConstantTimeEq;

use super::finish;
use crate::sandbox::accounts::Question;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// Asks the first question of a user.
pub(in crate::sandbox::user_pool::sign_in) fn ask_first(
    world: &World,
    attempt: &Attempt,
) -> Result<Value, ServiceError> {
    ask(world, attempt, 0, 0).ok_or_else(|| {
        ServiceError::invalid_parameter(
            "Custom auth lambda trigger is not configured for the user pool.",
        )
    })
}

/// Asks a question of a user, of which some answers were wrong; nothing where the user has no such step.
fn ask(world: &World, attempt: &Attempt, step: usize, wrong_answers: u32) -> Option<Value> {
    let mut parameters = attempt
        .account
        .custom_challenge
        .get(step)?
        .parameters
        .clone();
    parameters.insert("USERNAME".to_owned(), attempt.account.name.clone());
    let question = Question::Custom {
        step,
        wrong_answers,
    };
    Some(json!({
        "ChallengeName": "CUSTOM_CHALLENGE",
        "ChallengeParameters": parameters,
        "Session": attempt.keep(world, question),
    }))
}

/// Judges an answer. A wrong one is asked for again, as often as the step allows, under a new `Session`; after the last
/// step the sign-in is complete, without a second factor (Amazon Cognito Developer Guide, "Custom authentication
/// challenge Lambda triggers").
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let given = reply.parameter("ANSWER")?;
    let opened = reply.open()?;
    let attempt = &opened.attempt;
    let Question::Custom {
        step,
        wrong_answers,
    } = opened.challenge.question
    else {
        return Err(opened::unknown_session());
    };
    let Some(current) = attempt.account.custom_challenge.get(step) else {
        return Err(opened::unknown_session());
    };
    opened.close(world)?;
    let right = current.answer.reveal().as_bytes();
    if bool::from(right.ct_eq(given.as_bytes())) {
        let next = ask(world, attempt, step + 1, 0);
        return next.map_or_else(|| finish::finish(world, attempt), Ok);
    }
    if wrong_answers + 1 >= current.attempts {
        return Err(standing::wrong_password());
    }
    ask(world, attempt, step, wrong_answers + 1).ok_or_else(opened::unknown_session)
}

#[cfg(test)]
#[path = "custom_tests.rs"]
mod tests;
