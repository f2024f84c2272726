//! A password as the first step of a sign-in: sent in clear, or about to be proved by SRP.

use rsa::BigUint;
use serde_json::Value;

use super::new_password;
use super::password_verifier::{self, Proof};
use super::srp_claim;
use crate::sandbox::accounts::Verifier;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// Judges a password in clear; the right one leads to what comes after it.
pub(in crate::sandbox::user_pool::sign_in) fn in_clear(
    world: &World,
    attempt: &Attempt,
    password: &str,
) -> Result<Value, ServiceError> {
    let account = &attempt.account;
    standing::prove(world, account, || account.password.is(password))?;
    new_password::or_second_factor(world, attempt)
}

/// Asks whoever typed a name to prove the password by SRP.
pub(in crate::sandbox::user_pool::sign_in) fn by_srp(
    world: &World,
    username: &str,
    srp_a: &str,
    proof: Proof,
) -> Result<Value, ServiceError> {
    let a_public = srp_claim::public_value(srp_a)?;
    let pool_name = world.scenario.pool_name();
    if let Some(account) = standing::known(world, username)? {
        standing::check_standing(world, &account)?;
        let verifier = account.password.verifier(pool_name, &account.name);
        password_verifier::ask(world, account.name.clone(), verifier, a_public, proof)
    } else {
        // The same for the same name, as it would be for a user who exists; no password leads to it.
        let made_up = random::uuid_for(&format!("{} {username}", world.url));
        let salt = random::uuid_for(&made_up).replace('-', "");
        let salt = BigUint::parse_bytes(salt.as_bytes(), 16).unwrap_or_default();
        let verifier = Verifier::new(
            pool_name,
            &made_up,
            &random::base64::<32>(),
            &salt.to_bytes_be(),
        );
        password_verifier::ask(world, made_up, &verifier, a_public, proof)
    }
}
