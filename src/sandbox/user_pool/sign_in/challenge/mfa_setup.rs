//! MFA_SETUP: a user without a second factor must get one before they are signed in.

use serde_json::{Value, json};

use super::code;
use super::finish;
use crate::sandbox::accounts::{MfaSetup, Question};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::SecondFactor;
use crate::sandbox::user_pool::parameters;
use crate::sandbox::user_pool::sign_in::attempt::{self, Attempt};
use crate::sandbox::user_pool::sign_in::opened::{self, Opened, Reply};
use crate::sandbox::world::World;

/// Offers the second factors that the pool lets users set up.
pub(super) fn ask(world: &World, attempt: &Attempt) -> Value {
    let offered = world.scenario.user_pool.mfa_set_up.clone();
    let names: Vec<&str> = offered.iter().map(|factor| factor.name()).collect();
    let parameters = attempt::one("MFAS_CAN_SETUP", json!(names).to_string());
    let question = Question::MfaSetup(MfaSetup::Offered(offered));
    attempt.ask(world, "MFA_SETUP", parameters, question)
}

/// Judges the answer: a `Session` that a code of an app has earned, or an address to send a code to.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let opened = reply.open()?;
    let Question::MfaSetup(setup) = &opened.challenge.question else {
        return Err(opened::unknown_session());
    };
    match setup {
        MfaSetup::Verified(..) => with_app(reply.world, &opened),
        MfaSetup::Offered(offered) if offered.contains(&SecondFactor::Email) => {
            let address = parameters::optional(reply.responses, "EMAIL")
                .filter(|address| address.contains('@'))
                .ok_or_else(|| {
                    ServiceError::invalid_parameter("Missing required parameter EMAIL")
                })?;
            opened.close(reply.world)?;
            Ok(code::ask_new_email(reply.world, &opened.attempt, address))
        }
        MfaSetup::Offered(_) | MfaSetup::Associated(_) => Err(opened::unknown_session()),
    }
}

fn with_app(world: &World, opened: &Opened) -> Result<Value, ServiceError> {
    let Question::MfaSetup(MfaSetup::Verified(key, name)) = &opened.challenge.question else {
        return Err(opened::unknown_session());
    };
    opened.close(world)?;
    let mut attempt = opened.attempt.clone();
    let changed = world.accounts.change(&attempt.account.name, |account| {
        account.factors.totp = Some(key.clone());
        account.factors.totp_device_name.clone_from(name);
        account.factors.second.push(SecondFactor::Totp);
    });
    attempt.account = changed.ok_or_else(opened::unknown_session)?;
    finish::finish(world, &attempt)
}

#[cfg(test)]
#[path = "mfa_setup_tests.rs"]
mod tests;
