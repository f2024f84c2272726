//! What an access token tells about its user, and that one without `openid` tells nothing.

use serde_json::{Value, json};

use crate::sandbox::managed_login::fixture::{PEOPLE, Page, call, tokens};
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client;

fn user_info(sandbox: &Sandbox, authorization: &str) -> Page {
    let headers = [("authorization", authorization)];
    call(sandbox, "GET /oauth2/userInfo", &headers, b"")
}

#[test]
fn the_scopes_decide_what_is_told() {
    let sandbox = test_client::start(PEOPLE);
    for (scope, email, name) in [
        ("openid", json!("alice@example.com"), json!("Alice")),
        ("openid email", json!("alice@example.com"), Value::Null),
        ("openid phone", Value::Null, Value::Null),
    ] {
        let tokens = tokens(&sandbox, scope);
        let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
        let told = user_info(&sandbox, &bearer).json();
        assert_eq!(told["username"], "alice");
        assert!(told["sub"].is_string());
        assert_eq!((&told["email"], &told["name"]), (&email, &name), "{scope}");
        let headers = [("authorization", bearer.as_str())];
        let posted = call(&sandbox, "POST /oauth2/userInfo", &headers, b"");
        assert_eq!(posted.json(), told);
    }
}

#[test]
fn other_tokens_are_refused_in_the_header_too() {
    let sandbox = test_client::start(PEOPLE);
    let by_api = test_client::sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let no_openid = tokens(&sandbox, "aws.cognito.signin.user.admin");
    let id = tokens(&sandbox, "openid")["id_token"]
        .as_str()
        .unwrap()
        .to_owned();
    for (token, status, error) in [
        (by_api.token("AccessToken"), 401, "invalid_token"),
        (
            no_openid["access_token"].as_str().unwrap().to_owned(),
            401,
            "invalid_token",
        ),
        (id, 401, "invalid_token"),
        ("x".to_owned(), 401, "invalid_token"),
        (String::new(), 400, "invalid_request"),
    ] {
        let reply = user_info(&sandbox, &format!("Bearer {token}"));
        assert_eq!(reply.status, status, "{token}");
        let header = reply.header("www-authenticate").unwrap();
        assert!(
            header.starts_with(&format!("error=\"{error}\"")),
            "{header}"
        );
    }
    assert_eq!(user_info(&sandbox, "Basic eDp5").status, 400);
    assert_eq!(call(&sandbox, "GET /oauth2/userInfo", &[], b"").status, 400);
}
