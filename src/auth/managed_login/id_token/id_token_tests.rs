//! ID tokens and key sets: what is believed, and every reason not to.

use rsa::RsaPrivateKey;
use serde_json::json;
use url::Url;

use super::*;
use crate::auth::fixture::{CLIENT, NOW, http};
use crate::auth::managed_login::fixture::{
    KEY_ID, claims_with, id_token, jwk, key_set, keys, now, signed,
};
use crate::transport::stub_server::{Reply, StubServer};

async fn fetched(body: &str) -> Result<Keys, AuthError> {
    fetched_with(200, body).await
}

async fn fetched_with(status: u16, body: &str) -> Result<Keys, AuthError> {
    let server = StubServer::start(vec![Reply::json(status, body)]);
    Keys::fetch(&http(), &Url::parse(&server.url()).unwrap()).await
}

async fn signature(token: &SecretString, key_set: &Value) -> Result<(), IdTokenFault> {
    let keys = fetched(&key_set.to_string()).await.unwrap();
    IdToken::parse(token).unwrap().check_signature(&keys)
}

/// Returns the token with one of its parts replaced.
fn altered(token: &SecretString, index: usize, part: &str) -> SecretString {
    let mut parts: Vec<&str> = token.expose().split('.').collect();
    parts[index] = part;
    parts.join(".").into()
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

#[tokio::test]
async fn what_the_pools_key_signed_is_believed() {
    let token = id_token(&claims_with("N-1"));
    assert_eq!(signature(&token, &key_set()).await, Ok(()));
    // A rotation: the key stands among others, some of kinds that are not known here.
    let among = json!({ "keys": [
        { "kty": "EC", "kid": KEY_ID, "crv": "P-256" },
        "nonsense", 7, null, { "kid": KEY_ID }, { "kty": "RSA", "kid": KEY_ID, "n": "***", "e": "AQAB" },
        jwk("key-2", &keys()[1]),
        jwk(KEY_ID, &keys()[0]),
    ]});
    assert_eq!(signature(&token, &among).await, Ok(()));
}

#[tokio::test]
async fn a_modulus_with_the_zero_of_a_sign_is_the_same_key() {
    let mut key = jwk(KEY_ID, &keys()[0]);
    let mut modulus = vec![0];
    modulus.extend(URL_SAFE_NO_PAD.decode(key["n"].as_str().unwrap()).unwrap());
    key["n"] = json!(URL_SAFE_NO_PAD.encode(modulus));
    let token = id_token(&claims_with("N-1"));
    assert_eq!(signature(&token, &json!({ "keys": [key] })).await, Ok(()));
}

#[tokio::test]
async fn a_forgery_is_not() {
    let rs256 = json!({ "alg": "RS256", "kid": KEY_ID });
    let claims = claims_with("N-1");
    let true_token = id_token(&claims);
    let mut richer = claims.clone();
    richer["cognito:groups"] = json!(["Administrators"]);
    let [pool_key, other_key] = keys();
    for (what, token) in [
        ("another's key", signed(&rs256, &claims, other_key)),
        ("other claims", altered(&true_token, 1, &encoded(&richer))),
        (
            "another header",
            altered(
                &true_token,
                0,
                &encoded(&json!({ "alg": "RS256", "kid": KEY_ID, "typ": "JWT" })),
            ),
        ),
        ("no signature", altered(&true_token, 2, "")),
        ("a short signature", altered(&true_token, 2, "AAAA")),
        ("no base64", altered(&true_token, 2, "***")),
    ] {
        assert_eq!(
            signature(&token, &key_set()).await,
            Err(IdTokenFault::Signature),
            "{what}"
        );
    }
    for key in [
        json!({ "kty": "RSA", "kid": KEY_ID, "n": "", "e": "AQAB" }),
        json!({ "kty": "RSA", "kid": KEY_ID, "n": "AAAA", "e": "AA" }),
        small_key(),
    ] {
        assert_eq!(
            signature(
                &signed(&rs256, &claims, pool_key),
                &json!({ "keys": [key] })
            )
            .await,
            Err(IdTokenFault::Signature)
        );
    }
}

/// A key that is too short to be trusted.
fn small_key() -> Value {
    jwk(
        KEY_ID,
        &RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 1024).unwrap(),
    )
}

#[test]
fn only_rs256_with_a_key_will_do() {
    for (header, fault) in [
        (json!({ "alg": "none", "kid": KEY_ID }), "`none`"),
        (json!({ "alg": "HS256", "kid": KEY_ID }), "`HS256`"),
        (json!({ "alg": "rs256", "kid": KEY_ID }), "`rs256`"),
        (json!({ "alg": "RS512", "kid": KEY_ID }), "`RS512`"),
        (json!({ "alg": 1, "kid": KEY_ID }), "``"),
        (json!({ "kid": KEY_ID }), "``"),
        (
            json!({ "alg": "RS256", "kid": KEY_ID, "crit": ["x"] }),
            "`crit`",
        ),
        (json!({ "alg": "RS256" }), "which key"),
        (json!({ "alg": "RS256", "kid": "" }), "which key"),
        (json!({ "alg": "RS256", "kid": 1 }), "which key"),
    ] {
        let token = signed(&header, &claims_with("N-1"), &keys()[0]);
        let fault_found = IdToken::parse(&token).unwrap().key_id().unwrap_err();
        assert!(
            fault_found.to_string().contains(fault),
            "{header}: {fault_found}"
        );
    }
}

#[tokio::test]
async fn a_key_that_the_pool_does_not_have_is_named() {
    let token = id_token(&claims_with("N-1"));
    for key_set in [
        json!({ "keys": [] }),
        json!({ "keys": [jwk("key-2", &keys()[0])] }),
        json!({ "keys": [{ "kty": "oct", "kid": KEY_ID, "k": "AAAA" }] }),
    ] {
        assert_eq!(
            signature(&token, &key_set).await,
            Err(IdTokenFault::UnknownKey {
                key_id: KEY_ID.to_owned()
            })
        );
    }
    let mut encrypting = jwk(KEY_ID, &keys()[0]);
    encrypting["use"] = json!("enc");
    assert!(
        signature(&token, &json!({ "keys": [encrypting] }))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_key_set_that_is_none_is_malformed() {
    for (status, body) in [
        (200, ""),
        (200, "<html>"),
        (200, "[]"),
        (200, "{}"),
        (200, r#"{"keys":{}}"#),
        (200, r#"{"keys":"x"}"#),
        (404, r#"{"keys":[]}"#),
        (500, "x"),
    ] {
        let error = fetched_with(status, body).await.unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{status} {body}: {error}"
        );
    }
    let garbage = fetched(&"x".repeat(1_000_000)).await;
    assert!(matches!(garbage, Err(AuthError::MalformedAnswer { .. })));
}

#[test]
fn a_token_that_cannot_be_read_is_malformed() {
    let header = encoded(&json!({ "alg": "RS256", "kid": KEY_ID }));
    let claims = encoded(&claims_with("N-1"));
    let changed = |name: &str, value: Value| {
        let mut claims = claims_with("N-1");
        claims[name] = value;
        format!("{header}.{}.c2ln", encoded(&claims))
    };
    for token in [
        String::new(),
        "a.b".to_owned(),
        "a.b.c".to_owned(),
        format!("{header}.{claims}"),
        format!("{header}.{claims}.c2ln.c2ln"),
        format!("***.{claims}.c2ln"),
        format!("{}.{claims}.c2ln", encoded(&json!([]))),
        format!("{header}.{}.c2ln", encoded(&json!({}))),
        format!("{header}.W10.c2ln"),
        changed("iat", Value::Null),
        changed("iat", json!("now")),
        changed("iat", json!(-1)),
        changed("iat", json!(u64::MAX)),
        changed("exp", json!("later")),
        changed("token_use", json!("access")),
        changed("aud", json!(["a", "b"])),
    ] {
        let error = IdToken::parse(&token.as_str().into()).unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{token}: {error}"
        );
    }
}

#[test]
fn a_token_holds_from_its_making_to_its_end_give_or_take_five_minutes() {
    let check = |issued_at: u64, expires_at: u64| {
        let mut claims = claims_with("N-1");
        claims["iat"] = json!(issued_at);
        claims["exp"] = json!(expires_at);
        IdToken::parse(&id_token(&claims))
            .unwrap()
            .check_time(now())
    };
    assert_eq!(check(NOW, NOW + 3600), Ok(()));
    assert_eq!(check(NOW + 300, NOW + 3900), Ok(()));
    assert_eq!(check(NOW + 301, NOW + 3900), Err(IdTokenFault::NotYetMade));
    assert_eq!(check(NOW - 3899, NOW - 299), Ok(()));
    assert_eq!(check(NOW - 3900, NOW - 300), Err(IdTokenFault::Expired));
}

#[test]
fn another_clients_token_and_another_requests_token_are_refused() {
    let token = |claims: &Value| IdToken::parse(&id_token(claims)).unwrap();
    let claims = claims_with("N-1");
    assert_eq!(token(&claims).check_audience(CLIENT), Ok(()));
    assert!(matches!(
        token(&claims).check_audience("other"),
        Err(IdTokenFault::Audience { .. })
    ));
    assert_eq!(token(&claims).check_nonce(&"N-1".into()), Ok(()));
    assert_eq!(
        token(&claims).check_nonce(&"N-2".into()),
        Err(IdTokenFault::Nonce)
    );
    for nonce in [Value::Null, json!(""), json!(1), json!(["N-1"])] {
        let mut claims = claims_with("N-1");
        claims["nonce"] = nonce;
        assert_eq!(
            token(&claims).check_nonce(&"N-1".into()),
            Err(IdTokenFault::Nonce)
        );
    }
}
