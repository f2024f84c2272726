//! `AssociateSoftwareToken` and `VerifySoftwareToken`: an authenticator app, during a sign-in or afterwards.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::access;
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{Challenge, CodeJudgement, MfaSetup, Question};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::{Mfa, SecondFactor};
use crate::sandbox::totp::TotpKey;
use crate::sandbox::user_pool::sign_in::{self, Attempt};
use crate::sandbox::world::World;

/// The input of `AssociateSoftwareToken`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct AssociateSoftwareToken {
    access_token: Option<String>,
    session: Option<String>,
}

/// The input of `VerifySoftwareToken`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct VerifySoftwareToken {
    access_token: Option<String>,
    session: Option<String>,
    user_code: Option<String>,
    friendly_device_name: Option<String>,
}

/// Gives an app its key.
pub(in crate::sandbox::user_pool) fn associate_software_token(
    world: &World,
    input: &AssociateSoftwareToken,
) -> Result<Value, ServiceError> {
    let key = TotpKey::random();
    let secret = key.to_base32();
    if let Some(token) = &input.access_token {
        let account = access::shown(world, token)?;
        check_enabled(world, &account)?;
        world
            .accounts
            .change(&account.name, |account| account.associated_totp = Some(key));
        return Ok(json!({"SecretCode": secret}));
    }
    let session = either(input.session.as_deref())?;
    let (challenge, attempt) = look(world, session)?;
    match &challenge.question {
        Question::MfaSetup(MfaSetup::Offered(offered)) if offered.contains(&SecondFactor::Totp) => {
        }
        Question::MfaSetup(MfaSetup::Associated(_)) => {}
        Question::MfaSetup(_) => return Err(not_enabled()),
        _ => return Err(sign_in::unknown_session()),
    }
    take(world, session)?;
    let session = attempt.keep(world, Question::MfaSetup(MfaSetup::Associated(key)));
    Ok(json!({"SecretCode": secret, "Session": session}))
}

/// Judges the first code that the app shows. A wrong one leaves the `Session` open for another.
pub(in crate::sandbox::user_pool) fn verify_software_token(
    world: &World,
    input: VerifySoftwareToken,
) -> Result<Value, ServiceError> {
    let code = required("userCode", input.user_code)?;
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{code}' at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+"
        )));
    }
    let name = input.friendly_device_name;
    if let Some(token) = &input.access_token {
        let account = access::shown(world, token)?;
        check_enabled(world, &account)?;
        let key = account.associated_totp.as_ref().ok_or_else(|| {
            ServiceError::invalid_parameter("Software token has not been associated with the user")
        })?;
        judge(world, &account, key, &code)?;
        world.accounts.change(&account.name, |account| {
            account.factors.totp = account.associated_totp.take();
            account.factors.totp_device_name = name;
        });
        return Ok(json!({"Status": "SUCCESS"}));
    }
    let session = either(input.session.as_deref())?;
    let (challenge, attempt) = look(world, session)?;
    let Question::MfaSetup(MfaSetup::Associated(key)) = &challenge.question else {
        return Err(sign_in::unknown_session());
    };
    judge(world, &attempt.account, key, &code)
        .inspect_err(|_| world.challenges.note_wrong_code(session))?;
    take(world, session)?;
    let verified = MfaSetup::Verified(key.clone(), name);
    let session = attempt.keep(world, Question::MfaSetup(verified));
    Ok(json!({"Status": "SUCCESS", "Session": session}))
}

fn judge(world: &World, account: &Account, key: &TotpKey, code: &str) -> Result<(), ServiceError> {
    let now = world.clock.epoch_seconds();
    match world.accounts.judge_totp(&account.name, key, code, now) {
        CodeJudgement::Right => Ok(()),
        CodeJudgement::UsedBefore | CodeJudgement::Wrong => Err(ServiceError::new(
            "EnableSoftwareTokenMFAException",
            "Code mismatch",
        )),
    }
}

fn look(world: &World, session: &str) -> Result<(Arc<Challenge>, Attempt), ServiceError> {
    let now = world.clock.epoch_seconds();
    let challenge = world
        .challenges
        .look(session, now)
        .map_err(sign_in::bad_session)?;
    let account = world
        .accounts
        .named(&challenge.username)
        .ok_or_else(sign_in::unknown_session)?;
    let device_key = challenge.device_key.clone();
    Ok((
        challenge,
        Attempt {
            account,
            device_key,
        },
    ))
}

fn take(world: &World, session: &str) -> Result<(), ServiceError> {
    let now = world.clock.epoch_seconds();
    let taken = world.challenges.take(session, now);
    taken.map(|_| ()).map_err(sign_in::bad_session)
}

fn either(session: Option<&str>) -> Result<&str, ServiceError> {
    session.ok_or_else(|| {
        ServiceError::invalid_parameter("Either AccessToken or Session must be given")
    })
}

/// Refuses an app in a pool that asks for no second factor.
fn check_enabled(world: &World, account: &Account) -> Result<(), ServiceError> {
    if world.scenario.user_pool.mfa == Mfa::Off && !account.factors.required {
        Err(not_enabled())
    } else {
        Ok(())
    }
}

fn not_enabled() -> ServiceError {
    ServiceError::new(
        "SoftwareTokenMFANotFoundException",
        "Software Token MFA has not been enabled by the userPool",
    )
}

#[cfg(test)]
#[path = "mfa_tests.rs"]
mod tests;
