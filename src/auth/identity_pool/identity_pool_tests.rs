//! The identity pool, played by a server that answers by script.

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::auth::fixture::{NOW, POOL, http, tokens};
use crate::transport::stub_server::{Reply, StubServer};

const IDENTITIES: &str = "eu-central-1:12345678-1234-1234-1234-123456789012";
const IDENTITY: &str = "eu-central-1:99999999-1234-1234-1234-123456789012";

fn identity_pool(server: &StubServer) -> IdentityPool {
    let config = IdentityPoolConfig {
        pool: IdentityPoolId::parse(IDENTITIES).unwrap(),
        region: Region::parse("eu-central-1").unwrap(),
        endpoint: Some(server.url()),
        fips: false,
        dual_stack: false,
    };
    IdentityPool::new(config, http())
}

fn answer() -> Value {
    json!({
        "IdentityId": IDENTITY,
        "Credentials": {
            "AccessKeyId": "ASIAEXAMPLE",
            "SecretKey": "secret",
            "SessionToken": "session",
            "Expiration": 1_772_705_287.5,
        },
    })
}

fn provider() -> String {
    format!("cognito-idp.eu-central-1.amazonaws.com/{POOL}")
}

#[tokio::test]
async fn an_id_token_is_shown_under_its_issuer_and_unsigned() {
    let server = StubServer::start(vec![Reply::json(200, json!({ "IdentityId": IDENTITY }))]);
    let tokens = tokens();
    let id = identity_pool(&server).get_id(&tokens).await.unwrap();
    assert_eq!(id, IDENTITY);
    let asked = &server.asked()[0];
    assert_eq!(
        asked.json(),
        json!({ "IdentityPoolId": IDENTITIES, "Logins": { provider(): tokens.id.expose() } })
    );
    for header in ["authorization", "x-amz-security-token"] {
        assert!(!asked.head.contains(header), "{}", asked.head);
    }
}

#[tokio::test]
async fn credentials_are_taken_with_the_identity_that_comes_back() {
    let server = StubServer::start(vec![Reply::json(200, answer())]);
    let role = "arn:aws:iam::123456789012:role/TestApiFullAccess";
    let credentials = identity_pool(&server)
        .credentials("eu-central-1:asked", &tokens(), Some(role))
        .await
        .unwrap();
    assert_eq!(credentials.access_key_id, "ASIAEXAMPLE");
    assert_eq!(credentials.secret_access_key, "secret".into());
    assert_eq!(credentials.session_token, "session".into());
    assert_eq!(credentials.identity_id, IDENTITY);
    let expected = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW + 3600);
    assert_eq!(credentials.expires_at, expected);
    assert_eq!(server.asked()[0].json()["CustomRoleArn"], role);
}

#[tokio::test]
async fn credentials_show_no_secret_in_debug() {
    let server = StubServer::start(vec![Reply::json(200, answer())]);
    let credentials = identity_pool(&server)
        .credentials(IDENTITY, &tokens(), None)
        .await
        .unwrap();
    assert_eq!(server.asked()[0].json().get("CustomRoleArn"), None);
    let shown = format!("{credentials:?} {:?}", tokens());
    assert!(
        !shown.contains("\"secret\"") && !shown.contains("\"session\""),
        "{shown}"
    );
    assert!(!shown.contains("eyJ"), "{shown}");
}

#[tokio::test]
async fn answers_with_something_missing_are_malformed() {
    let without = |path: &str, value: Value| {
        let mut answer = answer();
        *answer.pointer_mut(path).unwrap() = value;
        answer
    };
    for answer in [
        json!({}),
        without("/IdentityId", Value::Null),
        without("/Credentials", Value::Null),
        without("/Credentials", json!("none")),
        without("/Credentials/AccessKeyId", Value::Null),
        without("/Credentials/SecretKey", json!("")),
        without("/Credentials/SessionToken", Value::Null),
        without("/Credentials/Expiration", Value::Null),
        without("/Credentials/Expiration", json!("soon")),
        without("/Credentials/Expiration", json!(1e300)),
    ] {
        let server = StubServer::start(vec![Reply::json(200, &answer)]);
        let error = identity_pool(&server)
            .credentials(IDENTITY, &tokens(), None)
            .await
            .unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{error:?} for {answer}"
        );
    }
    let server = StubServer::start(vec![Reply::json(200, "{}")]);
    let error = identity_pool(&server).get_id(&tokens()).await.unwrap_err();
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_forbidden_identity_and_an_expired_token_are_told_apart() {
    let server = StubServer::start(vec![
        Reply::error(
            "NotAuthorizedException",
            "Access to Identity 'eu-central-1:1' is forbidden.",
        ),
        Reply::error(
            "NotAuthorizedException",
            "Invalid login token. Token expired: 2 >= 1",
        ),
        Reply::error("NotAuthorizedException", "words that nobody has seen"),
    ]);
    let pool = identity_pool(&server);
    let error = pool
        .credentials(IDENTITY, &tokens(), None)
        .await
        .unwrap_err();
    assert!(
        matches!(error, AuthError::IdentityForbidden { .. }),
        "{error}"
    );
    let error = pool
        .credentials(IDENTITY, &tokens(), None)
        .await
        .unwrap_err();
    assert!(
        matches!(error, AuthError::LoginTokenExpired { .. }),
        "{error}"
    );
    let error = pool
        .credentials(IDENTITY, &tokens(), None)
        .await
        .unwrap_err();
    assert!(matches!(error, AuthError::NoRole { .. }), "{error}");
}

#[test]
fn pools_with_replicas_are_listed_under_the_ordinary_host() {
    let mut tokens = tokens();
    for issuer in [
        "https://issuer-cognito-idp",
        "https://cognito-idp",
        "http://cognito-idp",
    ] {
        tokens.claims.issuer = format!("{issuer}.eu-central-1.amazonaws.com/{POOL}");
        assert!(logins(&tokens).contains_key(&provider()), "{issuer}");
    }
}
