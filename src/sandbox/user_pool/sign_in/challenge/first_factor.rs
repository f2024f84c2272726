//! What is proven first in a `USER_AUTH` sign-in: SELECT_CHALLENGE, PASSWORD, PASSWORD_SRP, WEB_AUTHN and codes.

use serde_json::{Map, Value, json};

use super::code;
use super::password;
use super::password_verifier::Proof;
use crate::sandbox::accounts::{LeadsTo, Question};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::outbox::Medium;
use crate::sandbox::random;
use crate::sandbox::scenario::FirstFactor;
use crate::sandbox::user_pool::parameters::{Parameters, optional};
use crate::sandbox::user_pool::sign_in::attempt::{self, Attempt};
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::world::World;

/// Lets the user choose among their first factors.
pub(in crate::sandbox::user_pool::sign_in) fn ask_choice(
    world: &World,
    attempt: &Attempt,
) -> Value {
    let factors = &attempt.account.factors.first;
    let names: Vec<&str> = factors.iter().map(|factor| factor.name()).collect();
    let mut output = attempt.ask(world, "SELECT_CHALLENGE", Map::new(), Question::SelectFirst);
    // Beside the parameters, which hold texts alone.
    output["AvailableChallenges"] = json!(names);
    output
}

/// Begins to prove a first factor, with what the client sent along.
pub(in crate::sandbox::user_pool::sign_in) fn begin(
    world: &World,
    attempt: &Attempt,
    factor: FirstFactor,
    sent: &Parameters,
) -> Result<Value, ServiceError> {
    let name = factor.name();
    match factor {
        FirstFactor::Password => match optional(sent, "PASSWORD") {
            Some(text) => password::in_clear(world, attempt, text),
            None => Ok(attempt.ask(world, name, Map::new(), Question::First(factor))),
        },
        FirstFactor::PasswordSrp => match optional(sent, "SRP_A") {
            Some(srp_a) => with_srp(world, attempt, srp_a),
            None => Ok(attempt.ask(world, name, Map::new(), Question::First(factor))),
        },
        FirstFactor::EmailOtp => code::ask_first(world, attempt, factor, Medium::Email),
        FirstFactor::SmsOtp => code::ask_first(world, attempt, factor, Medium::Sms),
        FirstFactor::WebAuthn => {
            let options = json!({
                "challenge": random::base64_url::<32>(),
                "timeout": 180_000,
                "rpId": "localhost",
                "allowCredentials": [],
                "userVerification": "preferred",
            });
            let parameters = attempt::one("CREDENTIAL_REQUEST_OPTIONS", options.to_string());
            Ok(attempt.ask(world, name, parameters, Question::First(factor)))
        }
    }
}

/// Begins to prove the first factor that was chosen. One that was not offered leaves the choice open.
pub(in crate::sandbox::user_pool::sign_in) fn answer_choice(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let chosen = reply.parameter("ANSWER")?;
    let opened = reply.open()?;
    if !matches!(opened.challenge.question, Question::SelectFirst) {
        return Err(opened::unknown_session());
    }
    let factor = FirstFactor::named(chosen)
        .filter(|factor| opened.attempt.account.factors.first.contains(factor))
        .ok_or_else(|| ServiceError::invalid_parameter("Invalid challenge selected."))?;
    opened.close(reply.world)?;
    begin(reply.world, &opened.attempt, factor, reply.responses)
}

/// Judges the answer to PASSWORD or PASSWORD_SRP.
pub(in crate::sandbox::user_pool::sign_in) fn answer_password(
    reply: Reply<'_>,
    factor: FirstFactor,
) -> Result<Value, ServiceError> {
    let name = match factor {
        FirstFactor::PasswordSrp => "SRP_A",
        _ => "PASSWORD",
    };
    let text = reply.parameter(name)?;
    let opened = reply.open()?;
    if !matches!(opened.challenge.question, Question::First(asked) if asked == factor) {
        return Err(opened::unknown_session());
    }
    opened.close(reply.world)?;
    match factor {
        FirstFactor::PasswordSrp => with_srp(reply.world, &opened.attempt, text),
        _ => password::in_clear(reply.world, &opened.attempt, text),
    }
}

fn with_srp(world: &World, attempt: &Attempt, srp_a: &str) -> Result<Value, ServiceError> {
    let proof = Proof {
        device_key: attempt.device_key.clone(),
        leads_to: LeadsTo::SecondFactor,
        has_session: true,
    };
    password::by_srp(world, &attempt.account.name, srp_a, proof)
}
