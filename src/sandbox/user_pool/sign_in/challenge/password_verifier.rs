//! PASSWORD_VERIFIER: a password that is proved by SRP, without being sent.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::BigUint;
use serde_json::{Value, json};

use super::custom;
use super::new_password;
use super::srp_claim::Claim;
use crate::sandbox::accounts::{Challenge, Question};
use crate::sandbox::accounts::{Exchange, LeadsTo, Verifier};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::user_pool::sign_in::attempt;
use crate::sandbox::user_pool::sign_in::opened::{self, Reply};
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// A proof that is asked for.
#[derive(Debug)]
pub(in crate::sandbox::user_pool::sign_in) struct Proof {
    /// The key of the device that the user signs in from, where they named one.
    pub(in crate::sandbox::user_pool::sign_in) device_key: Option<String>,
    /// What the right proof leads to.
    pub(in crate::sandbox::user_pool::sign_in) leads_to: LeadsTo,
    /// Whether the challenge has a `Session`, as within `USER_AUTH`; else the answer must not have one either.
    pub(in crate::sandbox::user_pool::sign_in) has_session: bool,
}

/// Asks for the proof. As with Cognito, the secret block is what the answer is found by.
pub(in crate::sandbox::user_pool::sign_in) fn ask(
    world: &World,
    username: String,
    verifier: &Verifier,
    a_public: BigUint,
    proof: Proof,
) -> Result<Value, ServiceError> {
    let exchange = Exchange::begin(verifier, a_public, &random::bytes::<32>())
        .map_err(|_| ServiceError::invalid_parameter("SRP_A is a multiple of N"))?;
    let secret_block = STANDARD.encode(random::bytes::<1024>());
    let session = proof.has_session.then(random::base64::<384>);
    let parameters = json!({
        "SALT": verifier.salt_hex(),
        "SECRET_BLOCK": secret_block,
        "SRP_B": exchange.public_hex(),
        "USERNAME": username,
        "USER_ID_FOR_SRP": username,
    });
    let challenge = Challenge {
        username,
        device_key: proof.device_key,
        question: Question::Password {
            exchange,
            leads_to: proof.leads_to,
            session: session.clone(),
        },
    };
    attempt::keep(world, secret_block, challenge);
    let mut output =
        json!({"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": parameters});
    if let Some(session) = session {
        output["Session"] = json!(session);
    }
    Ok(output)
}

/// Judges the proof.
pub(in crate::sandbox::user_pool::sign_in) fn answer(
    reply: Reply<'_>,
) -> Result<Value, ServiceError> {
    let world = reply.world;
    let claim = Claim::read(reply)?;
    let opened = reply.take(claim.secret_block())?;
    let Question::Password {
        exchange,
        leads_to,
        session,
    } = &opened.challenge.question
    else {
        return Err(standing::wrong_password());
    };
    // How long this comparison takes tells nothing worth knowing: the secret block, which is as secret, has found the
    // challenge already, and is used up by it.
    if reply.session != session.as_deref() {
        return Err(opened::unknown_session());
    }
    let name = &opened.attempt.account.name;
    standing::prove(world, &opened.attempt.account, || {
        claim.holds(world, exchange, world.scenario.pool_name(), name)
    })?;
    match leads_to {
        LeadsTo::SecondFactor => new_password::or_second_factor(world, &opened.attempt),
        LeadsTo::CustomChallenge => custom::ask_first(world, &opened.attempt),
    }
}

#[cfg(test)]
#[path = "password_verifier_tests.rs"]
mod tests;
