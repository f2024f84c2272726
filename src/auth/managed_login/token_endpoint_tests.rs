//! The token endpoint: what is sent, and every kind of answer.

use serde_json::json;

use super::super::fixture::config;
use super::*;
use crate::auth::fixture::{CLIENT, http};
use crate::transport::stub_server::{Reply, StubServer};

fn url(server: &StubServer) -> Url {
    Url::parse(&format!("{}/oauth2/token", server.url())).unwrap()
}

async fn exchanged(reply: Reply, secret: Option<&str>) -> (Result<Granted, AuthError>, StubServer) {
    let server = StubServer::start(vec![reply]);
    let mut config = config(&server.url());
    config.user_pool.client_secret = secret.map(SecretString::from);
    let grant = Grant::Code {
        code: &"C/1".into(),
        verifier: &"V-1".into(),
    };
    let granted = exchange(&http(), &url(&server), &config, grant).await;
    (granted, server)
}

fn told(granted: Result<Granted, AuthError>) -> String {
    match granted {
        Ok(_) => "granted".to_owned(),
        Err(AuthError::OAuthRefused { kind, .. }) => format!("{kind:?}"),
        Err(AuthError::MalformedAnswer { reason, .. }) => format!("malformed: {reason}"),
        Err(error) => error.to_string(),
    }
}

fn whole() -> Value {
    json!({ "id_token": "i", "access_token": "a", "refresh_token": "r", "expires_in": 3600, "token_type": "Bearer" })
}

#[tokio::test]
async fn a_code_is_exchanged_with_its_verifier_and_the_very_redirect_uri() {
    let (granted, server) = exchanged(Reply::json(200, whole()), None).await;
    let granted = granted.unwrap();
    assert_eq!(granted.id.expose(), "i");
    assert_eq!(granted.access.expose(), "a");
    assert_eq!(granted.refresh, Some("r".into()));
    let asked = &server.asked()[0];
    assert_eq!(
        asked.body,
        format!(
            "grant_type=authorization_code&client_id={CLIENT}&code=C%2F1\
             &redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&code_verifier=V-1"
        )
    );
    assert!(!asked.head.contains("authorization:"), "{}", asked.head);
}

#[tokio::test]
async fn a_secret_goes_by_basic_as_it_is() {
    let (granted, server) = exchanged(Reply::json(200, whole()), Some("s3cret+/: ü")).await;
    assert!(granted.is_ok());
    let asked = &server.asked()[0];
    let expected = STANDARD.encode(format!("{CLIENT}:s3cret+/: ü"));
    assert!(
        asked
            .head
            .contains(&format!("authorization: basic {expected}").to_lowercase()),
        "{}",
        asked.head
    );
    assert!(!asked.body.contains("s3cret"), "{}", asked.body);
}

#[tokio::test]
async fn each_error_of_the_endpoint_has_a_meaning() {
    for (status, code, meaning) in [
        (400, "invalid_request", "TokenRequest"),
        (400, "invalid_client", "InvalidClient { with_secret: true }"),
        (401, "invalid_client", "InvalidClient { with_secret: true }"),
        (400, "invalid_grant", "InvalidGrant"),
        (400, "unauthorized_client", "UnauthorizedClient"),
        (400, "unsupported_grant_type", "UnsupportedGrant"),
        (400, "invalid_scope", "InvalidScope"),
        (400, "something_new", "Other"),
    ] {
        let reply = Reply::json(status, json!({ "error": code }));
        let (granted, server) = exchanged(reply, Some("s")).await;
        assert_eq!(told(granted), meaning, "{status} {code}");
        assert_eq!(server.asked().len(), 1, "a code is sent once");
    }
    let reply = Reply::json(
        400,
        json!({ "error": "invalid_grant", "error_description": "code used" }),
    );
    let (granted, _server) = exchanged(reply, None).await;
    let shown = granted.unwrap_err().to_string();
    assert!(shown.contains("code used (invalid_grant)"), "{shown}");
}

#[tokio::test]
async fn whatever_else_is_answered_is_malformed() {
    let without = |name: &str| {
        let mut answer = whole();
        answer.as_object_mut().unwrap().remove(name);
        answer.to_string()
    };
    let with = |name: &str, value: Value| {
        let mut answer = whole();
        answer[name] = value;
        answer.to_string()
    };
    for (status, body) in [
        (200, String::new()),
        (
            200,
            "<html><body>Sign in to the proxy</body></html>".to_owned(),
        ),
        (200, "x".repeat(1_000_000)),
        (200, "[1]".to_owned()),
        (200, "{}".to_owned()),
        (200, without("id_token")),
        (200, without("access_token")),
        (200, with("id_token", json!(""))),
        (200, with("id_token", json!({ "t": 1 }))),
        (200, with("access_token", json!(["a"]))),
        (200, with("refresh_token", json!(7))),
        (200, json!({ "error": "invalid_grant" }).to_string()),
        (204, String::new()),
        (302, String::new()),
        (400, String::new()),
        (400, "{}".to_owned()),
        (400, json!({ "error": 1 }).to_string()),
        (400, "<html>".to_owned()),
        (403, "Forbidden".to_owned()),
        (500, json!({ "error": "server_error" }).to_string()),
        (503, "<html>".to_owned()),
    ] {
        let (granted, server) = exchanged(Reply::json(status, &body), None).await;
        let told = told(granted);
        assert!(told.starts_with("malformed"), "{status} {body:.60}: {told}");
        assert_eq!(server.asked().len(), 1, "a code is sent once");
    }
}

#[tokio::test]
async fn no_answer_is_no_reason_to_send_a_code_again() {
    let (granted, server) = exchanged(Reply::Close, None).await;
    assert!(matches!(granted, Err(AuthError::Unreachable { .. })));
    assert_eq!(server.asked().len(), 1);
    let silence = Reply::Silence(std::time::Duration::from_secs(2));
    let (granted, server) = exchanged(silence, None).await;
    assert!(matches!(granted, Err(AuthError::TimedOut { .. })));
    assert_eq!(server.asked().len(), 1);
    let endless = Reply::json(200, "x".repeat(5_000_000));
    let (granted, _server) = exchanged(endless, None).await;
    assert!(told(granted).contains("cannot be taken"));
}

#[tokio::test]
async fn too_many_requests_are_told_as_such() {
    for body in ["", r#"{"error":"slow_down"}"#] {
        let (granted, _server) = exchanged(Reply::json(429, body), None).await;
        assert!(
            matches!(granted, Err(AuthError::Throttled { .. })),
            "{body}"
        );
    }
}
