//! `POST /oauth2/token`: gives tokens for a code or a refresh token (Amazon Cognito Developer Guide, "Token endpoint").

use serde_json::{Map, Value};

use super::client_authentication;
use super::oauth_error::{OAuthError, not_stored};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::managed_login::codes::{Authorization, Redeemed};
use crate::sandbox::managed_login::parameters::Parameters;
use crate::sandbox::user_pool;
use crate::sandbox::world::World;

/// The names of the user pool's API, and those of OAuth for the same.
const NAMES: [(&str, &str); 5] = [
    ("IdToken", "id_token"),
    ("AccessToken", "access_token"),
    ("RefreshToken", "refresh_token"),
    ("ExpiresIn", "expires_in"),
    ("TokenType", "token_type"),
];

/// Gives tokens.
pub(in crate::sandbox::managed_login) fn exchange(
    world: &World,
    received: &Received<'_>,
) -> Answer {
    match grant(world, received) {
        Ok(tokens) => not_stored(Answer::json(200, &Value::Object(tokens))),
        Err(error) => error.answer(400),
    }
}

fn grant(world: &World, received: &Received<'_>) -> Result<Map<String, Value>, OAuthError> {
    let form = Parameters::of_form(received)
        .filter(|form| !form.is_flawed())
        .ok_or(OAuthError::InvalidRequest)?;
    let grant_type = required(&form, "grant_type")?;
    client_authentication::check(&world.scenario.client, received, &form)?;
    let tokens = match grant_type {
        "authorization_code" => for_code(world, &form)?,
        "refresh_token" => {
            let refresh_token = required(&form, "refresh_token")?;
            user_pool::renew(world, refresh_token).map_err(|_| OAuthError::InvalidGrant)?
        }
        "client_credentials" => return Err(OAuthError::UnauthorizedClient),
        _ => return Err(OAuthError::UnsupportedGrantType),
    };
    Ok(in_names_of_oauth(&tokens))
}

fn for_code(world: &World, form: &Parameters) -> Result<Map<String, Value>, OAuthError> {
    let code = required(form, "code")?;
    let redirect_uri = required(form, "redirect_uri")?;
    let now = world.clock.epoch_seconds();
    let redeemed = world.managed_login.codes.redeem(code, now, |authorized| {
        let is_right = authorized.redirect_uri == redirect_uri
            && knows_verifier(authorized, form.get("code_verifier"));
        let account = world.accounts.named(&authorized.username);
        let account = account.filter(|account| account.enabled && is_right)?;
        let (refresh_token, grant) = user_pool::open_grant(
            world,
            &account.name,
            authorized.auth_time,
            authorized.scopes.clone(),
        );
        Some((
            refresh_token.clone(),
            (refresh_token, grant, account, authorized.nonce.clone()),
        ))
    });
    match redeemed {
        Redeemed::Given((refresh_token, grant, account, nonce)) => {
            let mut tokens = user_pool::first_tokens(world, &account, &grant, nonce.as_deref());
            tokens.insert("RefreshToken".to_owned(), Value::String(refresh_token));
            Ok(tokens)
        }
        Redeemed::Refused => Err(OAuthError::InvalidGrant),
        Redeemed::Again(refresh_token) => {
            // Either use may be the thief's (RFC 6749, 4.1.2).
            world.grants.revoke(&refresh_token);
            Err(OAuthError::InvalidGrant)
        }
    }
}

/// A verifier without a challenge is refused as well: somebody may have taken the challenge away (RFC 9700, 4.8.2).
fn knows_verifier(authorized: &Authorization, verifier: Option<&str>) -> bool {
    match (&authorized.code_challenge, verifier) {
        (None, None) => true,
        (Some(challenge), Some(verifier)) => challenge.is_met_by(verifier),
        _ => false,
    }
}

fn required<'a>(form: &'a Parameters, name: &str) -> Result<&'a str, OAuthError> {
    form.get(name).ok_or(OAuthError::InvalidRequest)
}

fn in_names_of_oauth(tokens: &Map<String, Value>) -> Map<String, Value> {
    NAMES
        .into_iter()
        .filter_map(|(name, oauth)| Some((oauth.to_owned(), tokens.get(name)?.clone())))
        .collect()
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
