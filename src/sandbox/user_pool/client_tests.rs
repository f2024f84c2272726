//! What an app client must show at each step, and how calls that name no client, no flow or nothing at all are refused.

use serde_json::{Value, json};

use super::secret_hash;
use crate::sandbox::test_client::{self, initiate};
use crate::sandbox::user_pool::fixture::ALICE;

#[test]
fn the_hash_is_that_of_published_vectors() {
    let secret = "9ar5nqs1d3kq0jz8ecretEXAMPLE0123456789abcdefghijklm";
    let client = "1h57kf5cpq17m0eml12EXAMPLE";
    for (secret, username, client, hash) in [
        (
            "secret",
            "testuser",
            "client_id",
            "D/ABWbcxBZuLIHWpdWnsxay59WKMjltPvTVZmmKG5eM=",
        ),
        (
            secret,
            "alice@example.com",
            client,
            "sQpajgSHmrhaL7fCGMdmo/dRnlw5DdNHu150r6Y6IjU=",
        ),
        (
            secret,
            "3f2a7d5e-1111-4222-8333-444455556666",
            client,
            "bNtO7/wkYS8NmvRRk1kmB335+9ZKRCbJceJed7ncDCM=",
        ),
    ] {
        assert_eq!(secret_hash(secret, username, client), hash);
    }
}

#[test]
fn a_client_with_a_secret_must_hash_the_right_name_at_each_step() {
    let sandbox = test_client::start(&format!("{ALICE}\n[client]\nid = \"c1\"\nsecret = \"s1\""));
    // HMAC-SHA256 with key `s1` over the name and `c1`, made with openssl.
    let of_alias = "Fc3EU+kEqYALsqbnTO4SJbS7A6GYU46e9tkiRldi6I4=";
    let of_name = "eNFOcJ9/HumI1KP6B9AA6VMBKnLdTBDraiBOGl93UIw=";
    let start = |name: &str, hash: Option<&str>| {
        let parameters = json!({"USERNAME": name, "PASSWORD": "alice-Passw0rd!"});
        let mut parameters = parameters.as_object().unwrap().clone();
        parameters.extend(hash.map(|hash| ("SECRET_HASH".to_owned(), json!(hash))));
        initiate(&sandbox, "USER_PASSWORD_AUTH", &Value::Object(parameters))
    };
    assert_eq!(
        start("alice", None).error(),
        (
            "NotAuthorizedException",
            "Client c1 is configured with secret but SECRET_HASH was not received"
        )
    );
    let wrong = (
        "NotAuthorizedException",
        "Unable to verify secret hash for client c1",
    );
    assert_eq!(start("alice", Some(of_alias)).error(), wrong);
    let refresh_token = start("alice@example.com", Some(of_alias)).token("RefreshToken");

    let refresh = |hash: &str| {
        let parameters = json!({"REFRESH_TOKEN": refresh_token, "SECRET_HASH": hash});
        initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters)
    };
    assert_eq!(refresh(of_alias).error(), wrong);
    refresh(of_name).token("IdToken");

    let with_secret = |operation: &str, member: &str, secret: Value| {
        let input = json!({member: refresh_token, "ClientId": "c1", "ClientSecret": secret});
        test_client::user_pool(&sandbox, operation, &input)
    };
    let get_tokens = "GetTokensFromRefreshToken";
    with_secret(get_tokens, "RefreshToken", json!("s1")).token("IdToken");
    assert_eq!(
        with_secret(get_tokens, "RefreshToken", json!("s2")).error(),
        wrong
    );
    assert_eq!(
        with_secret(get_tokens, "RefreshToken", Value::Null)
            .error()
            .1,
        "Client c1 is configured for secret but secret was not received"
    );
    assert_eq!(
        with_secret("RevokeToken", "Token", json!("s2")).error(),
        wrong
    );
    assert_eq!(with_secret("RevokeToken", "Token", json!("s1")).status, 200);
}

#[test]
fn clients_flows_and_members_that_are_not_there_are_named() {
    let sandbox = test_client::start(&format!("{ALICE}\n[client]\nflows = []"));
    for (flow, text) in [
        (
            "USER_SRP_AUTH",
            "USER_SRP_AUTH is not enabled for the client.",
        ),
        (
            "USER_PASSWORD_AUTH",
            "USER_PASSWORD_AUTH flow not enabled for this client",
        ),
        (
            "REFRESH_TOKEN_AUTH",
            "REFRESH_TOKEN_AUTH flow not enabled for this client",
        ),
        ("ADMIN_NO_SRP_AUTH", "Initiate Auth method not supported."),
    ] {
        let reply = initiate(&sandbox, flow, &json!({"USERNAME": "alice"}));
        assert_eq!(reply.error(), ("InvalidParameterException", text));
    }
    let input = json!({"AuthFlow": "USER_SRP_AUTH", "ClientId": "other"});
    assert_eq!(
        test_client::user_pool(&sandbox, "InitiateAuth", &input).error(),
        (
            "ResourceNotFoundException",
            "User pool client other does not exist."
        )
    );
    for (operation, input) in [
        ("InitiateAuth", json!({})),
        (
            "InitiateAuth",
            json!({"AuthFlow": "X", "ClientId": sandbox.client_id()}),
        ),
        (
            "RespondToAuthChallenge",
            json!({"ClientId": sandbox.client_id()}),
        ),
        ("GetUser", json!({})),
        ("RevokeToken", json!({})),
        ("GetTokensFromRefreshToken", json!({})),
    ] {
        let reply = test_client::user_pool(&sandbox, operation, &input);
        assert_eq!(reply.error().0, "InvalidParameterException", "{operation}");
    }
}
