//! The claims of the tokens that a sign-in ends with.

use serde_json::{Value, json};

use crate::sandbox::test_client::{self, claims, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, with_status};

#[test]
fn the_claims_are_those_of_the_documentation() {
    let sandbox = test_client::start(ALICE);
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let id = claims(&reply.token("IdToken"));
    let access = claims(&reply.token("AccessToken"));
    let issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_SigcallSb";
    for claims in [&id, &access] {
        assert_eq!(claims["iss"], issuer);
        assert_eq!(claims["cognito:groups"], json!(["writers", "fans"]));
        assert_eq!(
            claims["exp"].as_u64(),
            claims["iat"].as_u64().map(|iat| iat + 3600)
        );
        assert_eq!(claims["sub"], id["sub"]);
        assert_eq!(claims["origin_jti"], id["origin_jti"]);
    }
    let role = "arn:aws:iam::123456789012:role/Write";
    assert_eq!(id["token_use"], "id");
    assert_eq!(id["aud"], sandbox.client_id());
    assert_eq!(id["cognito:roles"], json!([role]));
    assert_eq!(id["cognito:preferred_role"], role);
    assert_eq!(id["email"], "alice@example.com");
    assert_eq!(id["email_verified"], json!(true));
    assert_eq!(access["token_use"], "access");
    assert_eq!(access["client_id"], sandbox.client_id());
    assert_eq!(access["username"], "alice");
    assert_eq!(access["scope"], "aws.cognito.signin.user.admin");
    assert_eq!(access["aud"], Value::Null);
    assert_eq!(access["cognito:roles"], Value::Null);
    assert_ne!(access["jti"], id["jti"]);
    assert_eq!(reply.body["AuthenticationResult"]["ExpiresIn"], 3600);
    assert_eq!(reply.token("RefreshToken").split('.').count(), 5);
}

#[test]
fn a_user_without_groups_has_no_claims_about_them() {
    let sandbox = with_status("", "");
    let id = claims(&sign_in(&sandbox, "nina", "Temp-Passw0rd!").token("IdToken"));
    for claim in ["cognito:groups", "cognito:roles", "cognito:preferred_role"] {
        assert_eq!(id[claim], Value::Null);
    }
}
