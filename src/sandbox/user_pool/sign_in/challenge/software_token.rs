//! SOFTWARE_TOKEN_MFA: the code that an authenticator app shows.

use serde_json::{Map, Value};

use super::finish;
use crate::sandbox::accounts::{CodeJudgement, Question};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::user_pool::sign_in::attempt::{self, Attempt};
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::world::World;

/// Asks for the code of the user's app.
pub(super) fn ask(world: &World, attempt: &Attempt) -> Value {
    let name = attempt.account.factors.totp_device_name.as_deref();
    let parameters = name.map_or_else(Map::new, |name| attempt::one("FRIENDLY_DEVICE_NAME", name));
    let question = Question::SoftwareToken;
    attempt.ask(world, "SOFTWARE_TOKEN_MFA", parameters, question)
}

/// Judges the code.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let code = reply.parameter("SOFTWARE_TOKEN_MFA_CODE")?;
    let opened = reply.open()?;
    let account = &opened.attempt.account;
    let (Question::SoftwareToken, Some(key)) =
        (&opened.challenge.question, account.factors.totp.as_ref())
    else {
        return Err(opened::unknown_session());
    };
    let now = world.clock.epoch_seconds();
    match world.accounts.judge_totp(&account.name, key, code, now) {
        CodeJudgement::Wrong => Err(opened.wrong_code(world)),
        CodeJudgement::UsedBefore => Err(opened::code_used_before()),
        CodeJudgement::Right => {
            opened.close(world)?;
            finish::finish(world, &opened.attempt)
        }
    }
}

#[cfg(test)]
#[path = "software_token_tests.rs"]
mod tests;
