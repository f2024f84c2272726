//! What the tests of this room share: one user pool, one user, and a client that talks to a stub.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::tokens::tests::token;
use super::tokens::{IdClaims, Tokens};
use crate::auth::user_pool::{UserPool, UserPoolConfig};
use crate::clock::Clock;
use crate::ids::{ClientId, Region, UserPoolId};
use crate::secret::SecretString;
use crate::transport::{ClientOptions, SdkHttpClient, client};

pub(super) const POOL: &str = "eu-central-1_Ab1Cd2Ef3";
pub(super) const CLIENT: &str = "1h57kf5cpq17m0eml12EXAMPLE";
pub(super) const CLIENT_SECRET: &str = "9ar5nqs1d3kq0jz8ecretEXAMPLE0123456789abcdefghijklm";
/// The user's real name; `alice@example.com` is her alias.
pub(super) const USER: &str = "3f2a7d5e-1111-4222-8333-444455556666";
/// `Thu Mar 5 09:08:07 UTC 2026`.
pub(super) const NOW: u64 = 1_772_701_687;

/// Returns a client that gives up after half a second.
pub(super) fn http() -> SdkHttpClient {
    let options = ClientOptions {
        timeout: Some(Duration::from_millis(500)),
        ..ClientOptions::default()
    };
    SdkHttpClient::new(client(&options).unwrap(), None)
}

pub(super) fn config(url: &str, secret: Option<&str>) -> UserPoolConfig {
    UserPoolConfig {
        pool: UserPoolId::parse(POOL).unwrap(),
        client_id: ClientId::parse(CLIENT).unwrap(),
        client_secret: secret.map(SecretString::from),
        region: Region::parse("eu-central-1").unwrap(),
        endpoint: Some(url.to_owned()),
        fips: false,
        dual_stack: false,
    }
}

pub(super) fn user_pool(url: &str, secret: Option<&str>) -> UserPool {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
    UserPool::new(config(url, secret), http(), Clock::fixed(now))
}

/// The claims of the user's ID token.
pub(super) fn claims() -> Value {
    json!({
        "sub": USER,
        "cognito:username": USER,
        "cognito:groups": ["FullAccess"],
        "iss": format!("https://cognito-idp.eu-central-1.amazonaws.com/{POOL}"),
        "aud": CLIENT,
        "token_use": "id",
        "iat": NOW,
        "exp": NOW + 3600,
    })
}

/// An answer that ends a sign-in or a renewal.
pub(super) fn result(refresh: Option<&str>) -> Value {
    let mut result = json!({
        "IdToken": token(&claims()).expose(),
        "AccessToken": "access",
        "TokenType": "Bearer",
        "ExpiresIn": 3600,
    });
    if let Some(refresh) = refresh {
        result["RefreshToken"] = json!(refresh);
    }
    json!({ "AuthenticationResult": result })
}

pub(super) fn tokens() -> Tokens {
    let id = token(&claims());
    Tokens {
        claims: IdClaims::parse(&id).unwrap(),
        id,
        access: "access".into(),
        refresh: Some("refresh".into()),
        device_key: None,
    }
}
