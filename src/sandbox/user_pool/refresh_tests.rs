//! Renewing tokens: by either call, and not beyond their time.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, claims, initiate, sign_in};
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

fn renew(sandbox: &Sandbox, refresh_token: &str) -> Reply {
    let input = json!({"RefreshToken": refresh_token, "ClientId": sandbox.client_id()});
    test_client::user_pool(sandbox, "GetTokensFromRefreshToken", &input)
}

#[test]
fn with_rotation_each_refresh_token_is_good_for_one_exchange() {
    let rotation = "[client]\nrefresh_token_rotation = true";
    let sandbox = test_client::start(&format!("{ALICE}\n{rotation}"));
    let first = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let renewed = renew(&sandbox, &first.token("RefreshToken"));
    let second = renewed.token("RefreshToken");
    assert_ne!(second, first.token("RefreshToken"));
    assert_eq!(
        claims(&renewed.token("IdToken"))["origin_jti"],
        claims(&first.token("IdToken"))["origin_jti"]
    );
    let reused = renew(&sandbox, &first.token("RefreshToken"));
    assert_eq!(reused.error().0, "RefreshTokenReuseException");
    renew(&sandbox, &second).token("RefreshToken");
    let parameters = json!({"REFRESH_TOKEN": second});
    assert_eq!(
        initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters).error(),
        (
            "InvalidParameterException",
            "REFRESH_TOKEN_AUTH flow not enabled for this client"
        )
    );
}

#[test]
fn a_replaced_refresh_token_works_during_the_grace_period() {
    let rotation = "[client]\nrefresh_token_rotation = true\nrotation_grace_seconds = 60";
    let sandbox = test_client::start(&format!("{ALICE}\n{rotation}"));
    let first = sign_in(&sandbox, "alice", "alice-Passw0rd!").token("RefreshToken");
    let second = renew(&sandbox, &first).token("RefreshToken");
    let another = renew(&sandbox, &first).token("RefreshToken");
    assert_ne!(second, another);
    let input = json!({"Token": first, "ClientId": sandbox.client_id()});
    test_client::user_pool(&sandbox, "RevokeToken", &input);
    for token in [first, second, another] {
        assert_eq!(
            renew(&sandbox, &token).error(),
            ("NotAuthorizedException", "Refresh Token has been revoked")
        );
    }
}
