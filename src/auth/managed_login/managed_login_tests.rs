//! What becomes of a sign-in by the browser afterwards: renewed tokens, and the browser's own session.

use serde_json::{Value, json};

use super::super::fixture::{config, granted, id_token, managed_login};
use super::*;
use crate::auth::fixture::{CLIENT, POOL, claims};
use crate::transport::stub_server::{Reply, StubServer};

async fn refreshed(reply: Reply) -> (Result<Tokens, AuthError>, StubServer) {
    let server = StubServer::start(vec![reply]);
    let client = managed_login(config(&server.url()));
    (client.refresh(&"old".into()).await, server)
}

fn fresh(refresh: Option<&str>) -> Value {
    granted(&id_token(&claims()), refresh)
}

#[tokio::test]
async fn a_renewal_without_rotation_keeps_the_refresh_token() {
    let (tokens, server) = refreshed(Reply::json(200, fresh(None))).await;
    let tokens = tokens.unwrap();
    assert_eq!(tokens.refresh, Some("old".into()));
    assert_eq!(tokens.claims.groups, ["FullAccess"]);
    assert_eq!(
        server.asked()[0].body,
        format!("grant_type=refresh_token&client_id={CLIENT}&refresh_token=old")
    );
}

#[tokio::test]
async fn a_rotated_refresh_token_replaces_the_old_one() {
    let (tokens, _server) = refreshed(Reply::json(200, fresh(Some("new")))).await;
    assert_eq!(tokens.unwrap().refresh, Some("new".into()));
}

#[tokio::test]
async fn a_refresh_token_that_no_longer_holds_asks_for_a_new_sign_in() {
    let reply = Reply::json(400, json!({ "error": "invalid_grant" }));
    let (tokens, _server) = refreshed(reply).await;
    assert!(matches!(tokens, Err(AuthError::SignInAgain { .. })));
}

#[tokio::test]
async fn a_renewal_that_brings_somebody_elses_token_is_refused() {
    for (name, value, told) in [
        ("aud", "other", "it is for the app client"),
        (
            "iss",
            "https://example.com/eu-central-1_Ab1Cd2Ef3",
            "its issuer is",
        ),
        ("iss", "https://example.com/eu-central-1_Other", "not from"),
        ("token_use", "access", "not `id`"),
    ] {
        let mut claims = claims();
        claims[name] = json!(value);
        let (tokens, _server) =
            refreshed(Reply::json(200, granted(&id_token(&claims), None))).await;
        let error = tokens.unwrap_err().to_string();
        assert!(error.contains(told), "{name}: {error}");
    }
}

#[tokio::test]
async fn the_discovery_document_is_asked_for_once() {
    let pages = StubServer::start(vec![
        Reply::json(200, fresh(None)),
        Reply::json(200, fresh(None)),
    ]);
    let pool = StubServer::start(vec![Reply::json(
        200,
        json!({
            "authorization_endpoint": format!("{}/oauth2/authorize", pages.url()),
            "token_endpoint": format!("{}/oauth2/token", pages.url()),
        }),
    )]);
    let mut config = config(&pool.url());
    config.domain = None;
    let client = managed_login(config);
    for _ in 0..2 {
        client.refresh(&"old".into()).await.unwrap();
    }
    assert!(
        client
            .sign_out_url()
            .await
            .unwrap()
            .starts_with(&format!("{}/logout?client_id={CLIENT}&", pages.url()))
    );
    assert_eq!(pool.asked().len(), 1);
    let asked = &pool.asked()[0].head;
    assert!(asked.contains(&POOL.to_lowercase()), "{asked}");
}
