//! Who may sign in at all, and whether a password proves it.

use crate::sandbox::accounts::Account;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::Status;
use crate::sandbox::world::World;

/// What a wrong password is answered with.
pub(super) fn wrong_password() -> ServiceError {
    ServiceError::not_authorized("Incorrect username or password.")
}

/// Returns the user meant, or nobody where the client must not learn that there is none.
pub(super) fn known(world: &World, username: &str) -> Result<Option<Account>, ServiceError> {
    let account = world.accounts.meant_by(username);
    if account.is_none() && !world.scenario.user_pool.prevent_user_existence_errors {
        return Err(ServiceError::new(
            "UserNotFoundException",
            "User does not exist.",
        ));
    }
    Ok(account)
}

/// Refuses a user who may not sign in, whatever their password.
pub(super) fn check_standing(world: &World, account: &Account) -> Result<(), ServiceError> {
    if !account.enabled {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    match account.status {
        Status::Unconfirmed => Err(ServiceError::new(
            "UserNotConfirmedException",
            "User is not confirmed.",
        )),
        Status::ResetRequired if world.scenario.user_pool.prevent_user_existence_errors => {
            Err(wrong_password())
        }
        Status::ResetRequired => Err(ServiceError::new(
            "PasswordResetRequiredException",
            "Password reset required for the user",
        )),
        Status::Confirmed | Status::TemporaryPassword | Status::TemporaryPasswordExpired => Ok(()),
    }
}

/// Looks at a user's proof, unless they failed too often, and counts it.
pub(super) fn prove(
    world: &World,
    account: &Account,
    holds: impl FnOnce() -> bool,
) -> Result<(), ServiceError> {
    let now = world.clock.epoch_seconds();
    if world.accounts.is_locked(&account.name, now) {
        return Err(ServiceError::not_authorized("Password attempts exceeded"));
    }
    let holds = holds();
    world.accounts.note_attempt(&account.name, now, holds);
    if holds { Ok(()) } else { Err(wrong_password()) }
}

#[cfg(test)]
#[path = "standing_tests.rs"]
mod tests;
