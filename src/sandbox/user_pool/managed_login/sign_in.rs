//! What managed login asks of the user pool: the same proofs, lock-outs, and tokens as at the pool's own API.

use serde_json::{Map, Value};

use crate::sandbox::accounts::Account;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::Status;
use crate::sandbox::tokens::{Grant, Scopes};
use crate::sandbox::user_pool::issue;
use crate::sandbox::user_pool::refresh;
use crate::sandbox::user_pool::self_service::{access, password_policy};
use crate::sandbox::user_pool::sign_in;
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// What a right password leads to.
#[derive(Debug)]
pub(in crate::sandbox) enum Proven {
    /// The user is signed in.
    SignedIn(Account),
    /// The password was a temporary one: the user chooses another, and gives the attributes named here.
    NewPassword(Account, Vec<String>),
}

/// Judges a user name and a password; a refusal's message is for the person who typed them.
pub(in crate::sandbox) fn check_password(
    world: &World,
    username: &str,
    password: &str,
) -> Result<Proven, ServiceError> {
    let Some(account) = standing::known(world, username)? else {
        return Err(standing::wrong_password());
    };
    standing::check_standing(world, &account)?;
    standing::prove(world, &account, || account.password.is(password))?;
    match account.status {
        Status::TemporaryPassword => {
            let missing = missing_attributes(world, &account);
            Ok(Proven::NewPassword(account, missing))
        }
        Status::TemporaryPasswordExpired => Err(ServiceError::not_authorized(
            "Temporary password has expired and must be reset by an administrator.",
        )),
        Status::Confirmed | Status::Unconfirmed | Status::ResetRequired => {
            Ok(Proven::SignedIn(account))
        }
    }
}

/// Returns the required attributes that a user has no value of.
pub(in crate::sandbox) fn missing_attributes(world: &World, account: &Account) -> Vec<String> {
    sign_in::missing_attributes(world, account)
        .cloned()
        .collect()
}

/// Judges a password that a user chose; a refusal's message is for that user.
pub(in crate::sandbox) fn check_policy(world: &World, password: &str) -> Result<(), ServiceError> {
    password_policy::check(world, password)
}

/// Returns the user whose access token this is, and the scopes of the token.
pub(in crate::sandbox) fn holder(
    world: &World,
    access_token: &str,
) -> Result<(Account, Scopes), ServiceError> {
    access::holder(world, access_token)
}

/// Opens a grant for a user who signed in at a time (seconds since 1970); returns its refresh token with it.
pub(in crate::sandbox) fn open_grant(
    world: &World,
    username: &str,
    auth_time: u64,
    scopes: Scopes,
) -> (String, Grant) {
    let now = world.clock.epoch_seconds();
    let seconds = world.scenario.client.refresh_token_seconds;
    world
        .grants
        .open_for_scopes(username, auth_time, scopes, now, seconds)
}

/// Returns the tokens of a grant just opened, which answer an authorization request with this nonce.
pub(in crate::sandbox) fn first_tokens(
    world: &World,
    account: &Account,
    grant: &Grant,
    nonce: Option<&str>,
) -> Map<String, Value> {
    issue::tokens_with_nonce(world, account, grant, nonce)
}

/// Returns new tokens for a refresh token of either way to sign in, among them a new refresh token where they are rotated.
pub(in crate::sandbox) fn renew(
    world: &World,
    refresh_token: &str,
) -> Result<Map<String, Value>, ServiceError> {
    let output = refresh::renew(world, &world.scenario.client, refresh_token, None)?;
    let result = output["AuthenticationResult"].as_object();
    Ok(result.cloned().unwrap_or_default())
}
