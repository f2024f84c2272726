//! Revoking by the endpoint of managed login.

use serde_json::json;

use crate::sandbox::managed_login::fixture::{PEOPLE, call, post_form, tokens};
use crate::sandbox::test_client;

#[test]
fn a_revoked_refresh_token_gives_nothing_more_nor_do_its_access_tokens() {
    let sandbox = test_client::start(PEOPLE);
    let tokens = tokens(&sandbox, "openid");
    let token = tokens["refresh_token"].as_str().unwrap();
    for _ in 0..2 {
        let reply = post_form(&sandbox, "/oauth2/revoke", &[], &[("token", token)]);
        assert_eq!((reply.status, reply.text.as_str()), (200, ""));
    }
    let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
    let reply = post_form(&sandbox, "/oauth2/token", &[], &fields);
    assert_eq!(reply.json(), json!({"error": "invalid_grant"}));
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let reply = call(
        &sandbox,
        "GET /oauth2/userInfo",
        &[("authorization", &bearer)],
        b"",
    );
    assert_eq!(reply.status, 401);
}

#[test]
fn what_is_no_refresh_token_of_a_known_client_is_refused() {
    let sandbox = test_client::start(PEOPLE);
    let tokens = tokens(&sandbox, "openid");
    for (name, value, status, error) in [
        (
            "token",
            tokens["access_token"].as_str().unwrap(),
            400,
            "unsupported_token_type",
        ),
        (
            "token",
            tokens["id_token"].as_str().unwrap(),
            400,
            "unsupported_token_type",
        ),
        ("token", "", 400, "invalid_request"),
        ("client_id", "", 400, "invalid_request"),
        ("client_id", "other", 401, "invalid_client"),
    ] {
        let fields = [("token", "unknown"), (name, value)];
        let reply = post_form(&sandbox, "/oauth2/revoke", &[], &fields);
        assert_eq!(
            (reply.status, reply.json()),
            (status, json!({"error": error}))
        );
    }
    let reply = call(
        &sandbox,
        "POST /oauth2/revoke",
        &[],
        b"token=x&client_id=sandboxclient0example",
    );
    assert_eq!(reply.json(), json!({"error": "invalid_request"}));
    let reply = post_form(&sandbox, "/oauth2/revoke", &[], &[("token", "unknown")]);
    assert_eq!(reply.status, 200);
}
