//! Renewing and signing out against a server that answers by script.

use serde_json::{Value, json};

use super::*;
use crate::auth::fixture::{CLIENT, CLIENT_SECRET, USER, result, user_pool};
use crate::auth::reason::Misconfiguration;
use crate::transport::stub_server::{Reply, StubServer};

async fn refresh(server: &StubServer, secret: Option<&str>) -> Result<Tokens, AuthError> {
    user_pool(&server.url(), secret)
        .refresh(&"old".into(), USER, None)
        .await
}

#[tokio::test]
async fn a_new_refresh_token_replaces_the_old_one_and_none_keeps_it() {
    for (answer, kept) in [(result(Some("new")), "new"), (result(None), "old")] {
        let server = StubServer::start(vec![Reply::json(200, answer)]);
        let tokens = refresh(&server, Some(CLIENT_SECRET)).await.unwrap();
        assert_eq!(tokens.refresh, Some(kept.into()));
        assert_eq!(
            server.asked()[0].json(),
            json!({ "ClientId": CLIENT, "ClientSecret": CLIENT_SECRET, "RefreshToken": "old" })
        );
    }
}

#[tokio::test]
async fn an_endpoint_that_does_not_know_the_operation_is_asked_the_older_way() {
    let html = vec!["content-type: text/html".to_owned()];
    for unknown in [
        Reply::error("UnknownOperationException", ""),
        Reply::error("InvalidAction", "Unknown action: GetTokensFromRefreshToken"),
        Reply::error(
            "CognitoLocal#Unsupported",
            "Cognito Local unsupported feature",
        ),
        Reply::Answer(404, html, b"<html>not found</html>".to_vec()),
    ] {
        let server = StubServer::start(vec![unknown, Reply::json(200, result(None))]);
        let tokens = refresh(&server, Some(CLIENT_SECRET)).await.unwrap();
        assert_eq!(tokens.refresh, Some("old".into()));
        let request = server.asked()[1].json();
        assert_eq!(request["AuthFlow"], "REFRESH_TOKEN_AUTH");
        assert_eq!(
            request["AuthParameters"],
            json!({
                "REFRESH_TOKEN": "old",
                "SECRET_HASH": "bNtO7/wkYS8NmvRRk1kmB335+9ZKRCbJceJed7ncDCM=",
            })
        );
    }
}

#[tokio::test]
async fn a_refused_token_is_not_tried_the_older_way() {
    let server = StubServer::start(vec![
        Reply::error("NotAuthorizedException", "Refresh Token has been revoked"),
        Reply::json(200, result(None)),
    ]);
    let error = refresh(&server, None).await.unwrap_err();
    assert!(matches!(error, AuthError::SignInAgain { .. }), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn what_fails_on_the_way_does_not_mean_to_sign_in_again() {
    let throttled = Reply::error("TooManyRequestsException", "Rate exceeded");
    let server = StubServer::start(vec![throttled; 3]);
    let error = refresh(&server, None).await.unwrap_err();
    assert!(matches!(error, AuthError::Throttled { .. }), "{error}");
    assert_eq!(server.asked().len(), 3);

    let server = StubServer::start(vec![Reply::Close, Reply::json(200, result(None))]);
    let error = refresh(&server, None).await.unwrap_err();
    assert!(matches!(error, AuthError::Unreachable { .. }), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn answers_without_tokens_are_malformed() {
    for answer in [json!({}), json!({ "AuthenticationResult": Value::Null })] {
        let server = StubServer::start(vec![Reply::json(200, answer)]);
        let error = refresh(&server, None).await.unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{error}"
        );
    }
}

#[tokio::test]
async fn signing_out_sends_the_token_and_the_plain_secret() {
    let server = StubServer::start(vec![Reply::json(200, "{}"), Reply::json(200, "{}")]);
    let pool = user_pool(&server.url(), Some(CLIENT_SECRET));
    pool.revoke(&"refresh".into()).await.unwrap();
    pool.global_sign_out(&"access".into()).await.unwrap();
    let asked = server.asked();
    assert_eq!(
        asked[0].json(),
        json!({ "Token": "refresh", "ClientId": CLIENT, "ClientSecret": CLIENT_SECRET })
    );
    assert_eq!(asked[1].json(), json!({ "AccessToken": "access" }));
}

#[tokio::test]
async fn revocation_that_is_switched_off_is_a_matter_of_configuration() {
    let server = StubServer::start(vec![Reply::error("UnsupportedOperationException", "")]);
    let pool = user_pool(&server.url(), None);
    let error = pool.revoke(&"refresh".into()).await.unwrap_err();
    assert!(
        matches!(
            error,
            AuthError::Misconfigured {
                kind: Misconfiguration::RevocationNotEnabled,
                ..
            }
        ),
        "{error}"
    );
}
