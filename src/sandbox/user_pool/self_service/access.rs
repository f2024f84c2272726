//! Access tokens shown to the user pool itself, and what they give access to.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::sandbox::accounts::Account;
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::FirstFactor;
use crate::sandbox::tokens::{ADMIN, Scopes};
use crate::sandbox::tokens::{Jwt, TokenUse};
use crate::sandbox::world::World;

/// The input of every operation that takes nothing but an access token.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct AccessTokenInput {
    access_token: Option<String>,
}

/// Returns the user whose access token this is, which must be for the pool's own API.
pub(in crate::sandbox::user_pool) fn bearer(
    world: &World,
    input: &AccessTokenInput,
) -> Result<Account, ServiceError> {
    let token = required("accessToken", input.access_token.as_deref())?;
    shown(world, token)
}

/// Returns the user whose access token this is, as [`bearer`] does.
pub(in crate::sandbox::user_pool) fn shown(
    world: &World,
    token: &str,
) -> Result<Account, ServiceError> {
    let (account, scopes) = holder(world, token)?;
    if !scopes.have(ADMIN) {
        return Err(ServiceError::not_authorized(
            "Access Token does not have required scopes",
        ));
    }
    Ok(account)
}

/// Returns the user whose access token this is, and its scopes. Unlike a gateway, the pool knows which tokens were revoked.
pub(in crate::sandbox::user_pool) fn holder(
    world: &World,
    token: &str,
) -> Result<(Account, Scopes), ServiceError> {
    let invalid = || ServiceError::not_authorized("Invalid Access Token");
    let jwt = Jwt::parse(token)
        .filter(|jwt| jwt.signer() == Some(TokenUse::Access))
        .filter(|jwt| jwt.text("iss") == Some(world.scenario.issuer().as_str()))
        .ok_or_else(invalid)?;
    if jwt.is_expired(world.clock.epoch_seconds()) {
        return Err(ServiceError::not_authorized("Access Token has expired"));
    }
    if jwt
        .text("origin_jti")
        .is_some_and(|origin| world.grants.is_revoked(origin))
    {
        return Err(ServiceError::not_authorized(
            "Access Token has been revoked",
        ));
    }
    let username = jwt.text("username").ok_or_else(invalid)?;
    let account = world.accounts.named(username).ok_or_else(invalid)?;
    if !account.enabled {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    let scopes = Scopes::parse(jwt.text("scope").unwrap_or_default());
    Ok((account, scopes))
}

/// Tells a user about themselves.
pub(in crate::sandbox::user_pool) fn get_user(
    world: &World,
    input: &AccessTokenInput,
) -> Result<Value, ServiceError> {
    let account = bearer(world, input)?;
    let mut output = factors(&account);
    let sub = [("sub".to_owned(), account.sub.clone())];
    let attributes: Vec<Value> = sub
        .into_iter()
        .chain(account.attributes)
        .map(|(name, value)| json!({"Name": name, "Value": value}))
        .collect();
    output.insert("UserAttributes".to_owned(), json!(attributes));
    Ok(Value::Object(output))
}

/// Tells a user what they prove who they are with.
pub(in crate::sandbox::user_pool) fn get_user_auth_factors(
    world: &World,
    input: &AccessTokenInput,
) -> Result<Value, ServiceError> {
    let account = bearer(world, input)?;
    let mut output = factors(&account);
    let first = account.factors.first.iter();
    let first: Vec<&str> = first
        // A way to prove the password is no factor of its own.
        .filter(|factor| **factor != FirstFactor::PasswordSrp)
        .map(|factor| factor.name())
        .collect();
    output.insert("ConfiguredUserAuthFactors".to_owned(), json!(first));
    Ok(Value::Object(output))
}

/// Returns a user's name and second factors; what they have none of is left out, as the user pool does.
fn factors(account: &Account) -> Map<String, Value> {
    let factors = &account.factors;
    let second: Vec<&str> = factors.second.iter().map(|factor| factor.name()).collect();
    let mut output = Map::from_iter([("Username".to_owned(), json!(account.name))]);
    if !second.is_empty() {
        output.insert("UserMFASettingList".to_owned(), json!(second));
    }
    if let Some(preferred) = factors.preferred {
        output.insert("PreferredMfaSetting".to_owned(), json!(preferred.name()));
    }
    output
}

#[cfg(test)]
#[path = "access_tests.rs"]
mod tests;
