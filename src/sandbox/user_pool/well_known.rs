//! The pages that other programs read about the pool: its discovery document and its keys.

use serde_json::{Value, json};

use crate::sandbox::exchange::Answer;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::tokens;

/// Returns the page at a path; nothing where the path is not one of the pool's.
pub(in crate::sandbox) fn page(scenario: &Scenario, url: &str, path: &str) -> Option<Answer> {
    let (pool, name) = path.strip_prefix('/')?.split_once("/.well-known/")?;
    if !is_pool_id(pool) {
        return None;
    }
    if pool != scenario.user_pool.id {
        let message = format!("User pool {pool} does not exist.");
        return Some(Answer::json(400, &json!({ "message": message })));
    }
    match name {
        "jwks.json" => Some(Answer::json(200, &tokens::key_set())),
        "openid-configuration" => Some(Answer::json(200, &discovery(scenario, url))),
        _ => None,
    }
}

/// Tells the id of a user pool, `REGION_NAME`, from the first part of a path of the API.
fn is_pool_id(text: &str) -> bool {
    text.split_once('_').is_some_and(|(region, name)| {
        let ends_in_number = region.ends_with(|c: char| c.is_ascii_digit());
        ends_in_number && region.matches('-').count() >= 2 && !name.contains('/')
    })
}

/// OpenID Connect Discovery 1.0, as a pool with a domain answers it. Every URL is at the sandbox, unlike the issuer: a
/// program that follows one must not end at AWS.
fn discovery(scenario: &Scenario, url: &str) -> Value {
    json!({
        "authorization_endpoint": format!("{url}/oauth2/authorize"),
        "end_session_endpoint": format!("{url}/logout"),
        "id_token_signing_alg_values_supported": ["RS256"],
        "issuer": scenario.issuer(),
        "jwks_uri": format!("{url}/{}/.well-known/jwks.json", scenario.user_pool.id),
        "response_types_supported": ["code", "token"],
        "revocation_endpoint": format!("{url}/oauth2/revoke"),
        "scopes_supported": ["openid", "email", "phone", "profile"],
        "subject_types_supported": ["public"],
        "token_endpoint": format!("{url}/oauth2/token"),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "userinfo_endpoint": format!("{url}/oauth2/userInfo"),
    })
}
