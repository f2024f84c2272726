//! Signing in by SRP and by password: who gets in, and how everybody else is refused.

use serde_json::{Value, json};

use crate::sandbox::test_client::{self, Srp, claims, initiate, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, WRONG};

#[test]
fn the_right_password_signs_in_by_srp_and_a_wrong_one_does_not() {
    let sandbox = test_client::start(ALICE);
    for name in ["alice", "alice@example.com"] {
        let srp = Srp::begin(&sandbox, name);
        assert_eq!(srp.parameters["USER_ID_FOR_SRP"], "alice");
        let reply = srp.prove(&sandbox, "alice-Passw0rd!");
        assert_eq!(claims(&reply.token("IdToken"))["cognito:username"], "alice");
        let wrong = Srp::begin(&sandbox, name).prove(&sandbox, "alice-Passw0rd?");
        assert_eq!(wrong.error(), WRONG);
    }
}

#[test]
fn a_password_in_clear_signs_in_and_a_wrong_one_does_not() {
    let sandbox = test_client::start(ALICE);
    sign_in(&sandbox, "alice", "alice-Passw0rd!").token("RefreshToken");
    sign_in(&sandbox, "alice@example.com", "alice-Passw0rd!").token("RefreshToken");
    assert_eq!(sign_in(&sandbox, "alice", "alice").error(), WRONG);
}

#[test]
fn a_parameter_that_is_null_is_left_out_and_one_of_another_type_refused() {
    let sandbox = test_client::start(ALICE);
    let begin = |device_key: Value, password: Value| {
        let parameters =
            json!({"USERNAME": "alice", "PASSWORD": password, "DEVICE_KEY": device_key});
        initiate(&sandbox, "USER_PASSWORD_AUTH", &parameters)
    };
    begin(Value::Null, json!("alice-Passw0rd!")).token("IdToken");
    assert_eq!(
        begin(Value::Null, Value::Null).error(),
        (
            "InvalidParameterException",
            "Missing required parameter PASSWORD"
        )
    );
    for other in [json!(1), json!(["x"]), json!({}), json!(true)] {
        let refused = begin(other, json!("alice-Passw0rd!"));
        assert_eq!(refused.error().0, "SerializationException");
    }
    let srp = Srp::begin(&sandbox, "alice");
    let answer = json!({
        "ClientId": sandbox.client_id(),
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeResponses": {"USERNAME": "alice", "PASSWORD_CLAIM_SIGNATURE": null, "DEVICE_KEY": null},
    });
    let refused = test_client::user_pool(&sandbox, "RespondToAuthChallenge", &answer);
    assert_eq!(refused.error().0, "InvalidParameterException");
    srp.prove(&sandbox, "alice-Passw0rd!").token("IdToken");
}

#[test]
fn unsafe_or_unreadable_public_values_are_refused() {
    let sandbox = test_client::start(ALICE);
    let long = "f".repeat(5000);
    for value in ["0", "000", "", "xyz", "-1", &long] {
        let parameters = json!({"USERNAME": "alice", "SRP_A": value});
        let reply = initiate(&sandbox, "USER_SRP_AUTH", &parameters);
        assert_eq!(reply.error().0, "InvalidParameterException", "{value}");
    }
}

#[test]
fn an_unknown_user_is_named_or_hidden_as_the_pool_says() {
    let open = test_client::start(ALICE);
    let srp_a = json!({"USERNAME": "nobody", "SRP_A": "2"});
    let unknown = ("UserNotFoundException", "User does not exist.");
    assert_eq!(sign_in(&open, "nobody", "x").error(), unknown);
    assert_eq!(initiate(&open, "USER_SRP_AUTH", &srp_a).error(), unknown);

    let setting = "[user_pool]\nprevent_user_existence_errors = true";
    let hiding = test_client::start(&format!("{ALICE}\n{setting}"));
    assert_eq!(sign_in(&hiding, "nobody", "x").error(), WRONG);
    let first = Srp::begin(&hiding, "nobody");
    let second = Srp::begin(&hiding, "nobody");
    assert_eq!(first.parameters["SALT"], second.parameters["SALT"]);
    let made_up = first.parameters["USER_ID_FOR_SRP"].as_str().unwrap();
    assert_eq!(made_up.len(), 36);
    assert_eq!(
        first.parameters["USER_ID_FOR_SRP"],
        second.parameters["USER_ID_FOR_SRP"]
    );
    assert_eq!(first.prove(&hiding, "x").error(), WRONG);
}
