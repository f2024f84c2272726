//! Logins: the tokens that a caller shows to say whose identity they want.

use std::collections::HashMap;

use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::tokens::Jwt;
use crate::sandbox::world::World;

/// The most logins one call may carry.
const MOST_LOGINS: usize = 10;

/// What a verified ID token says about its user.
#[derive(Debug)]
pub(super) struct Login {
    /// The claim `sub`, which says whose identity it is.
    pub(super) sub: String,
    /// The ARNs of `cognito:roles`.
    pub(super) roles: Vec<String>,
    /// The ARN of `cognito:preferred_role`.
    pub(super) preferred_role: Option<String>,
}

/// Returns the login of a call, which must be good; nothing where the call has none.
pub(super) fn verified(
    world: &World,
    logins: &HashMap<String, String>,
) -> Result<Option<Login>, ServiceError> {
    if logins.len() > MOST_LOGINS {
        return Err(ServiceError::invalid_parameter(
            "1 validation error detected: Value at 'logins' failed to satisfy constraint: Member must have length less than or equal to 10",
        ));
    }
    let mut verified = None;
    for (provider, token) in logins {
        verified = Some(verify(world, provider, token)?);
    }
    Ok(verified)
}

fn verify(world: &World, provider: &str, token: &str) -> Result<Login, ServiceError> {
    let invalid =
        |reason: &str| ServiceError::not_authorized(format!("Invalid login token. {reason}"));
    let jwt = Jwt::parse(token).ok_or_else(|| invalid("Couldn't verify signed token."))?;
    let issuer = jwt
        .text("iss")
        .and_then(|issuer| issuer.strip_prefix("https://"));
    let issuer = issuer
        .filter(|issuer| issuer.starts_with("cognito-idp."))
        .ok_or_else(|| invalid("Not a Cognito token."))?;
    if issuer != provider {
        return Err(invalid("Issuer doesn't match providerName"));
    }
    if provider != world.scenario.provider() {
        return Err(unsupported_provider());
    }
    if jwt.signer().is_none() {
        return Err(invalid("Couldn't verify signed token."));
    }
    let now = world.clock.epoch_seconds();
    let expiry = jwt.number("exp").unwrap_or_default();
    if now >= expiry {
        return Err(invalid(&format!("Token expired: {now} >= {expiry}")));
    }
    let audience = jwt
        .text("aud")
        .ok_or_else(|| invalid("Missing a required claim: aud"))?;
    let clients = &world.scenario.identity_pool.client_ids;
    if !clients.iter().any(|client| client == audience) {
        return Err(unsupported_provider());
    }
    if world.scenario.identity_pool.server_side_token_check {
        check_at_the_pool(world, &jwt)?;
    }
    Ok(Login {
        sub: jwt.text("sub").unwrap_or_default().to_owned(),
        roles: jwt.texts("cognito:roles"),
        preferred_role: jwt.text("cognito:preferred_role").map(str::to_owned),
    })
}

fn unsupported_provider() -> ServiceError {
    ServiceError::not_authorized("Token is not from a supported provider of this identity pool.")
}

/// Asks the user pool whether the user is still welcome.
fn check_at_the_pool(world: &World, jwt: &Jwt) -> Result<(), ServiceError> {
    let account = jwt
        .text("cognito:username")
        .and_then(|username| world.accounts.named(username));
    if !account.is_some_and(|account| account.enabled) {
        return Err(ServiceError::not_authorized("User is disabled."));
    }
    let origin = jwt.text("origin_jti").unwrap_or_default();
    if world.grants.is_revoked(origin) {
        return Err(ServiceError::not_authorized(
            "Access Token has been revoked",
        ));
    }
    Ok(())
}
