//! Renewing tokens: by either call, and not beyond their time.

use serde_json::{Value, json};

use crate::sandbox::test_client::{self, claims, initiate, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, get_user};

#[test]
fn both_calls_renew_tokens_and_keep_the_time_of_the_sign_in() {
    let sandbox = test_client::start(ALICE);
    let first = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let refresh_token = first.token("RefreshToken");
    let id = claims(&first.token("IdToken"));
    let old_way = initiate(
        &sandbox,
        "REFRESH_TOKEN_AUTH",
        &json!({"REFRESH_TOKEN": refresh_token}),
    );
    let input = json!({"RefreshToken": refresh_token, "ClientId": sandbox.client_id()});
    let new_way = test_client::user_pool(&sandbox, "GetTokensFromRefreshToken", &input);
    for reply in [old_way, new_way] {
        let renewed = claims(&reply.token("IdToken"));
        assert_eq!(renewed["auth_time"], id["auth_time"]);
        assert_eq!(renewed["origin_jti"], id["origin_jti"]);
        assert_ne!(renewed["jti"], id["jti"]);
        assert_eq!(
            reply.body["AuthenticationResult"]["RefreshToken"],
            Value::Null
        );
    }
    let reply = initiate(
        &sandbox,
        "REFRESH_TOKEN_AUTH",
        &json!({"REFRESH_TOKEN": "x"}),
    );
    assert_eq!(
        reply.error(),
        ("NotAuthorizedException", "Invalid Refresh Token")
    );
}

#[test]
fn an_expired_refresh_token_and_an_expired_access_token_are_refused() {
    let lifetimes = "[client]\nrefresh_token_seconds = 0\naccess_token_seconds = 0";
    let sandbox = test_client::start(&format!("{ALICE}\n{lifetimes}"));
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let parameters = json!({"REFRESH_TOKEN": reply.token("RefreshToken")});
    assert_eq!(
        initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters).error(),
        ("NotAuthorizedException", "Refresh Token has expired")
    );
    assert_eq!(
        get_user(&sandbox, &reply.token("AccessToken")).error(),
        ("NotAuthorizedException", "Access Token has expired")
    );
}
