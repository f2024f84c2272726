//! What follows a password: a second factor where one is asked for.

use serde_json::Value;

use super::choose_mfa;
use super::device;
use super::finish;
use super::mfa_setup;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::world::World;

/// Asks for the second factor, or completes the sign-in of a user who needs none.
pub(super) fn or_finish(world: &World, attempt: &Attempt) -> Result<Value, ServiceError> {
    // One that is not there is refused now that the password is proven, before anybody is sent a code.
    if let Some(device) = device::named(world, attempt)?
        && device::replaces_second_factor(world, &device)
    {
        return Ok(device::ask(world, attempt, &device));
    }
    let factors = &attempt.account.factors;
    match (factors.preferred, factors.second.as_slice()) {
        (_, []) if factors.required => Ok(mfa_setup::ask(world, attempt)),
        (_, []) => finish::finish(world, attempt),
        (Some(factor), _) | (None, &[factor]) => choose_mfa::ask_chosen(world, attempt, factor),
        (None, _) => Ok(choose_mfa::ask(world, attempt)),
    }
}

#[cfg(test)]
#[path = "second_factor_tests.rs"]
mod tests;
