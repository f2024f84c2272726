//! SMS_MFA, EMAIL_OTP and SMS_OTP: a code that was sent to the user's telephone or mailbox.

use serde_json::Value;
use subtle::ConstantTimeEq;

use super::finish;
use crate::sandbox::accounts::{Question, SentCode};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::outbox::{Medium, Purpose};
use crate::sandbox::scenario::{FirstFactor, SecondFactor};
use crate::sandbox::user_pool::delivery::Delivery;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::world::World;

/// Sends a code as the second factor.
pub(super) fn ask_second(
    world: &World,
    attempt: &Attempt,
    factor: SecondFactor,
    medium: Medium,
) -> Result<Value, ServiceError> {
    let address = address(attempt, medium)?;
    let delivery = Delivery::send(
        world,
        &attempt.account,
        medium,
        address,
        Purpose::SecondFactor,
    );
    Ok(ask(world, attempt, factor.name(), delivery, None))
}

/// Sends a code in place of a password.
pub(super) fn ask_first(
    world: &World,
    attempt: &Attempt,
    factor: FirstFactor,
    medium: Medium,
) -> Result<Value, ServiceError> {
    let address = address(attempt, medium)?;
    let purpose = Purpose::FirstFactor;
    let delivery = Delivery::send(world, &attempt.account, medium, address, purpose);
    Ok(ask(world, attempt, factor.name(), delivery, None))
}

/// Sends a code to an address that becomes the user's, and a second factor, with the right answer.
pub(super) fn ask_new_email(world: &World, attempt: &Attempt, address: &str) -> Value {
    let delivery = Delivery::send(
        world,
        &attempt.account,
        Medium::Email,
        address,
        Purpose::Verification,
    );
    let name = SecondFactor::Email.name();
    ask(world, attempt, name, delivery, Some(address.to_owned()))
}

fn ask(
    world: &World,
    attempt: &Attempt,
    challenge: &'static str,
    delivery: Delivery,
    new_email: Option<String>,
) -> Value {
    let parameters = delivery.parameters();
    let question = Question::Code(SentCode {
        challenge,
        code: delivery.code,
        new_email,
    });
    attempt.ask(world, challenge, parameters, question)
}

// A scenario gives every factor its address; only a user who never had one comes here without.
fn address(attempt: &Attempt, medium: Medium) -> Result<&str, ServiceError> {
    attempt
        .account
        .attributes
        .get(medium.attribute())
        .map(String::as_str)
        .ok_or_else(|| {
            let attribute = medium.attribute();
            ServiceError::invalid_parameter(format!("User has no {attribute}"))
        })
}

/// Judges the code that was sent with the challenge of this name.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
    challenge: &str,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let given = reply.parameter(&format!("{challenge}_CODE"))?;
    let mut opened = reply.open()?;
    let Question::Code(sent) = &opened.challenge.question else {
        return Err(opened::unknown_session());
    };
    if sent.challenge != challenge {
        return Err(opened::unknown_session());
    }
    let is_right: bool = sent.code.reveal().as_bytes().ct_eq(given.as_bytes()).into();
    if !is_right {
        return Err(opened.wrong_code(world));
    }
    opened.close(world)?;
    if let Some(address) = &sent.new_email {
        let name = &opened.attempt.account.name;
        let changed = world.accounts.change(name, |account| {
            let attributes = &mut account.attributes;
            attributes.insert("email".to_owned(), address.clone());
            attributes.insert("email_verified".to_owned(), "true".to_owned());
            account.factors.second.push(SecondFactor::Email);
        });
        opened.attempt.account = changed.ok_or_else(opened::unknown_session)?;
    }
    finish::finish(world, &opened.attempt)
}
