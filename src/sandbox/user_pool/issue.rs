//! The tokens of a signed-in user (Amazon Cognito Developer Guide, "Using the ID token", "Using the access token").

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::membership::Membership;
use crate::sandbox::accounts::Account;
use crate::sandbox::random;
use crate::sandbox::tokens::Grant;
use crate::sandbox::tokens::{self, TokenUse};
use crate::sandbox::tokens::{ADMIN, OPENID, Scopes};
use crate::sandbox::world::World;

/// Opens a grant for a user who proved who they are; returns the output of the call, with a refresh token.
pub(super) fn at_sign_in(world: &World, account: &Account) -> Value {
    at_sign_in_from(world, account, None)
}

/// Opens a grant as [`at_sign_in`] does, for a sign-in from the device with a key.
pub(super) fn at_sign_in_from(world: &World, account: &Account, device_key: Option<&str>) -> Value {
    let now = world.clock.epoch_seconds();
    let seconds = world.scenario.client.refresh_token_seconds;
    let (refresh_token, grant) = world.grants.open(&account.name, device_key, now, seconds);
    let mut result = tokens(world, account, &grant);
    result.insert("RefreshToken".to_owned(), json!(refresh_token));
    output(result)
}

/// Returns the output of a call that renews tokens: without a refresh token, the client keeps its own.
pub(super) fn at_refresh(world: &World, account: &Account, grant: &Grant) -> Value {
    output(tokens(world, account, grant))
}

/// Returns the output of a call that renews tokens and replaces the refresh token.
pub(super) fn at_rotation(
    world: &World,
    account: &Account,
    grant: &Grant,
    refresh_token: &str,
) -> Value {
    let mut result = tokens(world, account, grant);
    result.insert("RefreshToken".to_owned(), json!(refresh_token));
    output(result)
}

fn output(result: Map<String, Value>) -> Value {
    Value::Object(Map::from_iter([
        ("AuthenticationResult".to_owned(), Value::Object(result)),
        ("ChallengeParameters".to_owned(), json!({})),
    ]))
}

fn tokens(world: &World, account: &Account, grant: &Grant) -> Map<String, Value> {
    tokens_with_nonce(world, account, grant, None)
}

/// Makes the tokens of a grant; the nonce is that of the authorization request which they answer.
pub(super) fn tokens_with_nonce(
    world: &World,
    account: &Account,
    grant: &Grant,
    nonce: Option<&str>,
) -> Map<String, Value> {
    let client = &world.scenario.client;
    let membership = Membership::of(&world.scenario, &account.groups);
    let common = common_claims(world, account, grant, &membership);

    let mut id = attribute_claims(account, grant.scopes.as_ref());
    id.extend(common.clone());
    id.insert("aud".to_owned(), json!(client.id));
    id.insert("cognito:username".to_owned(), json!(account.name));
    if !membership.roles.is_empty() {
        id.insert("cognito:roles".to_owned(), json!(membership.roles));
    }
    if let Some(role) = membership.preferred_role {
        id.insert("cognito:preferred_role".to_owned(), json!(role));
    }

    let mut access = common;
    access.insert("client_id".to_owned(), json!(client.id));
    access.insert("username".to_owned(), json!(account.name));
    let scope = grant.scopes.as_ref().map_or(ADMIN.into(), Scopes::text);
    access.insert("scope".to_owned(), json!(scope));
    access.insert("version".to_owned(), json!(2));
    if let Some(device_key) = &grant.device_key {
        access.insert("device_key".to_owned(), json!(device_key));
    }

    let access_token = sign(TokenUse::Access, access, client.access_token_seconds);
    if let Some(nonce) = nonce {
        id.insert("nonce".to_owned(), json!(nonce));
    }
    if grant.scopes.is_some() {
        id.insert("at_hash".to_owned(), json!(at_hash(&access_token)));
    }
    let mut result = Map::from_iter([
        ("AccessToken".to_owned(), json!(access_token)),
        ("ExpiresIn".to_owned(), json!(client.access_token_seconds)),
        ("TokenType".to_owned(), json!("Bearer")),
    ]);
    let wants_id = grant
        .scopes
        .as_ref()
        .is_none_or(|scopes| scopes.have(OPENID));
    if wants_id {
        let id_token = sign(TokenUse::Id, id, client.id_token_seconds);
        result.insert("IdToken".to_owned(), json!(id_token));
    }
    result
}

fn common_claims(
    world: &World,
    account: &Account,
    grant: &Grant,
    membership: &Membership,
) -> Map<String, Value> {
    let mut claims = Map::from_iter([
        ("sub".to_owned(), json!(account.sub)),
        ("iss".to_owned(), json!(world.scenario.issuer())),
        ("origin_jti".to_owned(), json!(grant.origin_jti)),
        ("event_id".to_owned(), json!(grant.event_id)),
        ("auth_time".to_owned(), json!(grant.auth_time)),
        ("iat".to_owned(), json!(world.clock.epoch_seconds())),
    ]);
    if !membership.groups.is_empty() {
        claims.insert("cognito:groups".to_owned(), json!(membership.groups));
    }
    claims
}

/// The left half of the access token's digest (OpenID Connect Core 1.0, 3.1.3.6).
fn at_hash(access_token: &str) -> String {
    let digest = Sha256::digest(access_token);
    URL_SAFE_NO_PAD.encode(&digest[..digest.len() / 2])
}

fn attribute_claims(account: &Account, scopes: Option<&Scopes>) -> Map<String, Value> {
    account
        .attributes
        .iter()
        .filter(|(name, _)| scopes.is_none_or(|scopes| scopes.show(name)))
        .map(|(name, text)| (name.clone(), attribute_claim(name, text)))
        .collect()
}

// Attributes are texts in the user pool's API; in a token these are booleans and a list.
fn attribute_claim(name: &str, text: &str) -> Value {
    match name {
        "email_verified" | "phone_number_verified" => json!(text == "true"),
        "identities" => serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
        _ => json!(text),
    }
}

fn sign(token_use: TokenUse, mut claims: Map<String, Value>, seconds: u32) -> String {
    let issued_at = claims
        .get("iat")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    claims.insert("exp".to_owned(), json!(issued_at + u64::from(seconds)));
    claims.insert("token_use".to_owned(), json!(token_use.claim()));
    claims.insert("jti".to_owned(), json!(random::uuid()));
    tokens::sign(token_use, &Value::Object(claims))
}

#[cfg(test)]
#[path = "issue_tests.rs"]
mod tests;
