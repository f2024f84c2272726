//! Passwords that are forgotten, and passwords that are changed: `ForgotPassword`, `ConfirmForgotPassword`,
//! `ChangePassword`.

use serde::Deserialize;
use serde_json::{Value, json};

use super::access;
use super::password_policy;
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{LimitedAct, ResetCode, ResetProblem};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::outbox::{Medium, Purpose};
use crate::sandbox::random;
use crate::sandbox::scenario::Status;
use crate::sandbox::user_pool::client;
use crate::sandbox::user_pool::delivery::Delivery;
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// The input of `ForgotPassword`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct ForgotPassword {
    client_id: Option<String>,
    username: Option<String>,
    secret_hash: Option<String>,
}

/// The input of `ConfirmForgotPassword`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct ConfirmForgotPassword {
    client_id: Option<String>,
    username: Option<String>,
    secret_hash: Option<String>,
    confirmation_code: Option<String>,
    password: Option<String>,
}

/// The input of `ChangePassword`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct ChangePassword {
    access_token: Option<String>,
    previous_password: Option<String>,
    proposed_password: Option<String>,
}

/// Sends a code to the verified address of a user.
pub(in crate::sandbox::user_pool) fn forgot_password(
    world: &World,
    input: ForgotPassword,
) -> Result<Value, ServiceError> {
    let client = client::named(world, input.client_id)?;
    let username = required("username", input.username)?;
    client::check_secret_hash(client, &username, input.secret_hash.as_ref())?;
    let Some(account) = standing::known(world, &username)? else {
        return Ok(made_up_delivery(world, &username));
    };
    if !account.enabled {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    if let Status::TemporaryPassword | Status::TemporaryPasswordExpired = account.status {
        return Err(ServiceError::not_authorized(
            "User password cannot be reset in the current state.",
        ));
    }
    let (medium, address) = verified_address(&account).ok_or_else(|| {
        ServiceError::invalid_parameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        )
    })?;
    let now = world.clock.epoch_seconds();
    check_limit(world, &account, LimitedAct::SendResetCode, now)?;
    world
        .accounts
        .count(&account.name, LimitedAct::SendResetCode, now);
    let delivery = Delivery::send(world, &account, medium, address, Purpose::PasswordReset);
    let details = details(medium, &delivery.destination);
    let code = ResetCode::sent(delivery.code, now);
    world
        .accounts
        .change(&account.name, |account| account.reset_code = Some(code));
    Ok(details)
}

/// Takes a new password from whoever shows the code.
pub(in crate::sandbox::user_pool) fn confirm_forgot_password(
    world: &World,
    input: ConfirmForgotPassword,
) -> Result<Value, ServiceError> {
    let client = client::named(world, input.client_id)?;
    let username = required("username", input.username)?;
    let code = required("confirmationCode", input.confirmation_code)?;
    let password = required("password", input.password)?;
    client::check_secret_hash(client, &username, input.secret_hash.as_ref())?;
    let account = standing::known(world, &username)?.ok_or_else(code_mismatch)?;
    let now = world.clock.epoch_seconds();
    check_limit(world, &account, LimitedAct::EnterResetCode, now)?;
    password_policy::check(world, &password)?;
    let judged = match &account.reset_code {
        Some(sent) => sent.judge(&code, now),
        None => Err(ResetProblem::Expired),
    };
    judged.map_err(|problem| match problem {
        ResetProblem::Wrong => {
            let act = LimitedAct::EnterResetCode;
            world.accounts.count(&account.name, act, now);
            code_mismatch()
        }
        ResetProblem::Expired => ServiceError::new(
            "ExpiredCodeException",
            "Invalid code provided, please request a code again.",
        ),
    })?;
    world.accounts.change(&account.name, |account| {
        account.reset_code = None;
        account.set_password(password);
        account.status = Status::Confirmed;
    });
    // Whoever proved to own the address is not locked out by those who guessed at the password.
    world.accounts.note_attempt(&account.name, now, true);
    Ok(json!({}))
}

/// Takes a new password from a signed-in user who shows the old one.
pub(in crate::sandbox::user_pool) fn change_password(
    world: &World,
    input: ChangePassword,
) -> Result<Value, ServiceError> {
    let token = required("accessToken", input.access_token)?;
    let proposed = required("proposedPassword", input.proposed_password)?;
    let previous = required("previousPassword", input.previous_password)?;
    let account = access::shown(world, &token)?;
    let now = world.clock.epoch_seconds();
    check_limit(world, &account, LimitedAct::ChangePassword, now)?;
    password_policy::check(world, &proposed)?;
    if !account.password.is(&previous) {
        world
            .accounts
            .count(&account.name, LimitedAct::ChangePassword, now);
        return Err(standing::wrong_password());
    }
    world
        .accounts
        .change(&account.name, |account| account.set_password(proposed));
    Ok(json!({}))
}

/// The address that a code may be sent to; of two, the mailbox.
fn verified_address(account: &Account) -> Option<(Medium, &str)> {
    let attributes = &account.attributes;
    [
        (Medium::Email, "email_verified"),
        (Medium::Sms, "phone_number_verified"),
    ]
    .into_iter()
    .filter(|(_, verified)| attributes.get(*verified).is_some_and(|text| text == "true"))
    .find_map(|(medium, _)| Some((medium, attributes.get(medium.attribute())?.as_str())))
}

// The same for the same name, as it would be for a user who exists.
fn made_up_delivery(world: &World, username: &str) -> Value {
    let made_up = random::uuid_for(&format!("{} {username}", world.url));
    let letter = |byte: u8| char::from(b'a' + byte % 26);
    let bytes = made_up.as_bytes();
    let address = format!("{}@{}.com", letter(bytes[0]), letter(bytes[1]));
    details(Medium::Email, &Medium::Email.masked(&address))
}

fn details(medium: Medium, destination: &str) -> Value {
    json!({"CodeDeliveryDetails": {
        "AttributeName": medium.attribute(),
        "DeliveryMedium": medium.name(),
        "Destination": destination,
    }})
}

fn check_limit(
    world: &World,
    account: &Account,
    act: LimitedAct,
    now: u64,
) -> Result<(), ServiceError> {
    if world.accounts.is_limited(&account.name, act, now) {
        return Err(ServiceError::new(
            "LimitExceededException",
            "Attempt limit exceeded, please try after some time.",
        ));
    }
    Ok(())
}

fn code_mismatch() -> ServiceError {
    ServiceError::new(
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
    )
}

#[cfg(test)]
#[path = "passwords_tests.rs"]
mod tests;
