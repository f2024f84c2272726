//! DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER: a remembered device proves its password by SRP (Amazon Cognito
//! Developer Guide, "Working with user devices in your user pool").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::srp_claim::{self, Claim};
use crate::sandbox::accounts::{Device, Exchange, Question};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::scenario::DeviceTracking;
use crate::sandbox::user_pool::issue;
use crate::sandbox::user_pool::sign_in::attempt::{self, Attempt};
use crate::sandbox::user_pool::sign_in::opened::{self, Opened, Reply};
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// Returns the device that a sign-in names: nothing where it names none, or the pool tracks none.
///
/// Fails for one that is not there, so that the client forgets it and comes again without.
pub(super) fn named(world: &World, attempt: &Attempt) -> Result<Option<Device>, ServiceError> {
    if attempt.account.device_tracking == DeviceTracking::Off {
        return Ok(None);
    }
    let Some(key) = &attempt.device_key else {
        return Ok(None);
    };
    let device = world.devices.of_user(&attempt.account.name, key);
    device
        .filter(|device| device.verifier.is_some())
        .map(Some)
        .ok_or_else(no_device)
}

/// Returns whether a device stands for a second factor.
pub(super) fn replaces_second_factor(world: &World, device: &Device) -> bool {
    device.is_remembered && world.scenario.user_pool.remembered_devices_replace_mfa
}

/// Asks a device for its public value.
pub(super) fn ask(world: &World, attempt: &Attempt, device: &Device) -> Value {
    let parameters = attempt::one("DEVICE_KEY", device.key.as_str());
    attempt.ask(world, "DEVICE_SRP_AUTH", parameters, Question::DeviceSrp)
}

/// Takes the public value and asks for the proof. Some clients answer without the `Session`; then it is the last sign-in
/// of the user from this device that is meant.
pub(in crate::sandbox::user_pool::sign_in) fn answer_srp(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let key = reply.parameter("DEVICE_KEY")?;
    let a_public = srp_claim::public_value(reply.parameter("SRP_A")?)?;
    let opened = match reply.session {
        Some(_) => reply.open()?,
        None => waiting(reply, key)?,
    };
    if !matches!(opened.challenge.question, Question::DeviceSrp) {
        return Err(opened::unknown_session());
    }
    let device = asked_device(world, &opened, key)?;
    let verifier = device.verifier.as_ref().ok_or_else(no_device)?;
    let exchange = Exchange::begin(verifier, a_public, &random::bytes::<32>())
        .map_err(|_| ServiceError::invalid_parameter("SRP_A is a multiple of N"))?;
    opened.close(world)?;
    let secret_block = STANDARD.encode(random::bytes::<1024>());
    let session = random::base64::<384>();
    let output = json!({
        "ChallengeName": "DEVICE_PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "DEVICE_KEY": device.key,
            "SALT": verifier.salt_hex(),
            "SECRET_BLOCK": secret_block,
            "SRP_B": exchange.public_hex(),
            "USERNAME": opened.attempt.account.name,
        },
        "Session": session,
    });
    let question = Question::DevicePassword { exchange, session };
    opened.attempt.keep_under(world, secret_block, question);
    Ok(output)
}

fn waiting(reply: Reply<'_>, key: &str) -> Result<Opened, ServiceError> {
    let username = reply.parameter("USERNAME")?;
    let now = reply.world.clock.epoch_seconds();
    let account = reply.world.accounts.meant_by(username);
    let (ticket, challenge) = account
        .and_then(|account| {
            let challenges = &reply.world.challenges;
            challenges.last_from_device(&account.name, key, now)
        })
        .ok_or_else(opened::unknown_session)?;
    reply
        .opened(username, &ticket, challenge)?
        .ok_or_else(opened::unknown_session)
}

/// Judges the proof, which completes the sign-in.
pub(in crate::sandbox::user_pool::sign_in) fn answer_verifier(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let key = reply.parameter("DEVICE_KEY")?;
    let claim = Claim::read(reply)?;
    let opened = reply.take(claim.secret_block())?;
    let Question::DevicePassword { exchange, session } = &opened.challenge.question else {
        return Err(standing::wrong_password());
    };
    // How long this comparison takes tells nothing worth knowing: the secret block, which is as secret, has found the
    // challenge already, and is used up by it.
    if reply.session.is_some_and(|given| given != session) {
        return Err(opened::unknown_session());
    }
    let device = asked_device(world, &opened, key)?;
    if !claim.holds(world, exchange, &device.group_key, &device.key) {
        return Err(standing::wrong_password());
    }
    let name = &opened.attempt.account.name;
    let now = world.clock.epoch_seconds();
    world
        .devices
        .change(name, &device.key, |device| device.signed_in_at = now);
    Ok(issue::at_sign_in_from(
        world,
        &opened.attempt.account,
        Some(&device.key),
    ))
}

/// Returns the device that was asked, as long as the answer names it and it is not forgotten meanwhile.
fn asked_device(world: &World, opened: &Opened, key: &str) -> Result<Device, ServiceError> {
    if opened.challenge.device_key.as_deref() != Some(key) {
        return Err(no_device());
    }
    named(world, &opened.attempt)?.ok_or_else(no_device)
}

fn no_device() -> ServiceError {
    ServiceError::not_found("Device does not exist.")
}

#[cfg(test)]
#[path = "device_tests.rs"]
mod tests;
