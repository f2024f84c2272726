//! The user pool over the wire: who gets in, and how everybody else is refused.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{
    self, Reply, Srp, claims, initiate, respond, sign_in, timestamp,
};

const ALICE: &str = r#"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
aliases = ["alice@example.com"]
attributes = { email = "alice@example.com", email_verified = "true" }
groups = ["fans", "writers"]
[groups.writers]
precedence = 1
role = "Write"
[groups.fans]
[roles.Write]
"#;

fn with_status(status: &str, settings: &str) -> Sandbox {
    let user = "[[user]]\nname = \"nina\"\npassword = \"Temp-Passw0rd!\"\n";
    test_client::start(&format!("{settings}\n{user}{status}"))
}

fn get_user(sandbox: &Sandbox, access_token: &str) -> Reply {
    test_client::user_pool(sandbox, "GetUser", &json!({"AccessToken": access_token}))
}

const WRONG: (&str, &str) = ("NotAuthorizedException", "Incorrect username or password.");

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
fn a_secret_block_is_good_for_one_answer_and_must_be_one_that_was_issued() {
    let sandbox = test_client::start(ALICE);
    let srp = Srp::begin(&sandbox, "alice");
    let right = srp.responses(&sandbox, "alice-Passw0rd!", &timestamp(0, "%-d"));
    let mut changed = right.clone();
    changed["PASSWORD_CLAIM_SECRET_BLOCK"] = json!("AAAA");
    let reply = respond(&sandbox, "PASSWORD_VERIFIER", None, &changed);
    assert_eq!(reply.error(), WRONG);
    respond(&sandbox, "PASSWORD_VERIFIER", None, &right).token("IdToken");
    assert_eq!(
        respond(&sandbox, "PASSWORD_VERIFIER", None, &right).error(),
        (
            "NotAuthorizedException",
            "Invalid session for the user, session can only be used once."
        )
    );
}

#[test]
fn an_answer_after_the_session_is_refused() {
    let sandbox = test_client::start(&format!("{ALICE}\n[user_pool]\nauth_session_seconds = 0"));
    let reply = Srp::begin(&sandbox, "alice").prove(&sandbox, "alice-Passw0rd!");
    assert_eq!(
        reply.error(),
        (
            "NotAuthorizedException",
            "Invalid session for the user, session is expired."
        )
    );
}

#[test]
fn the_timestamp_must_be_fresh_and_its_day_not_padded() {
    let sandbox = test_client::start(ALICE);
    let prove_at = |timestamp: &str| {
        let srp = Srp::begin(&sandbox, "alice");
        let responses = srp.responses(&sandbox, "alice-Passw0rd!", timestamp);
        respond(&sandbox, "PASSWORD_VERIFIER", None, &responses)
    };
    prove_at(&timestamp(-200, "%-d")).token("IdToken");
    assert_eq!(prove_at(&timestamp(-400, "%-d")).error(), WRONG);
    assert_eq!(prove_at(&timestamp(400, "%-d")).error(), WRONG);
    assert_eq!(prove_at(&timestamp(0, "0%-d")).error().1, {
        // A day of two digits becomes one of three, which is no day at all.
        let two_digits = timestamp(0, "%-d").split(' ').nth(2).unwrap().len() == 2;
        if two_digits { FORMAT } else { WRONG.1 }
    });
    assert_eq!(
        prove_at(&timestamp(0, " %-d")).error(),
        ("InvalidParameterException", FORMAT)
    );
}

const FORMAT: &str = "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.";

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
fn a_password_in_clear_signs_in_and_a_wrong_one_does_not() {
    let sandbox = test_client::start(ALICE);
    sign_in(&sandbox, "alice", "alice-Passw0rd!").token("RefreshToken");
    sign_in(&sandbox, "alice@example.com", "alice-Passw0rd!").token("RefreshToken");
    assert_eq!(sign_in(&sandbox, "alice", "alice").error(), WRONG);
}

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

#[test]
fn users_who_may_not_sign_in_are_told_why() {
    for (status, expected) in [
        (
            "enabled = false",
            ("NotAuthorizedException", "User is disabled."),
        ),
        (
            "status = \"unconfirmed\"",
            ("UserNotConfirmedException", "User is not confirmed."),
        ),
        (
            "status = \"reset-required\"",
            (
                "PasswordResetRequiredException",
                "Password reset required for the user",
            ),
        ),
        (
            "status = \"temporary-password-expired\"",
            (
                "NotAuthorizedException",
                "Temporary password has expired and must be reset by an administrator.",
            ),
        ),
    ] {
        let sandbox = with_status(status, "");
        assert_eq!(
            sign_in(&sandbox, "nina", "Temp-Passw0rd!").error(),
            expected
        );
    }
}

#[test]
fn the_sixth_attempt_after_five_wrong_ones_is_not_looked_at() {
    let sandbox = test_client::start(ALICE);
    for _ in 0..8 {
        // Each lock is over before the next wrong password could be judged, or answers in its own words.
        let reply = sign_in(&sandbox, "alice", "wrong");
        assert_eq!(reply.error().0, "NotAuthorizedException");
    }
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    assert_eq!(
        reply.error(),
        ("NotAuthorizedException", "Password attempts exceeded")
    );
}

#[test]
fn a_temporary_password_leads_to_one_of_the_users_own() {
    let settings = "[user_pool]\nrequired_attributes = [\"email\", \"name\"]";
    let status = "status = \"temporary-password\"\nattributes = { email = \"nina@example.com\" }";
    let sandbox = with_status(status, settings);
    let asked = Srp::begin(&sandbox, "nina").prove(&sandbox, "Temp-Passw0rd!");
    assert_eq!(asked.body["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let parameters = &asked.body["ChallengeParameters"];
    assert_eq!(
        parameters["requiredAttributes"],
        r#"["userAttributes.name"]"#
    );
    assert_eq!(
        parameters["userAttributes"],
        r#"{"email":"nina@example.com"}"#
    );
    let session = asked.body["Session"].as_str();

    let answer = |password: &str, attribute: &str, value: &str| {
        let responses = json!({
            "USERNAME": "nina", "NEW_PASSWORD": password, attribute: value,
        });
        respond(&sandbox, "NEW_PASSWORD_REQUIRED", session, &responses)
    };
    let name = "userAttributes.name";
    for (password, rule) in [
        ("Ab-1", "Password not long enough"),
        ("abcdefg-1", "Password must have uppercase characters"),
        ("ABCDEFG-1", "Password must have lowercase characters"),
        ("Abcdefg-x", "Password must have numeric characters"),
        ("Abcdefg1x", "Password must have symbol characters"),
    ] {
        let said = format!("Password did not conform with policy: {rule}");
        assert_eq!(
            answer(password, name, "Nina").error(),
            ("InvalidPasswordException", said.as_str())
        );
    }
    assert_eq!(
        answer("New-Passw0rd!", name, "").error(),
        (
            "InvalidParameterException",
            "Invalid attributes given, name is missing"
        )
    );
    assert_eq!(
        answer("New-Passw0rd!", "userAttributes.email", "x").error(),
        (
            "NotAuthorizedException",
            "Cannot modify an already provided email"
        )
    );
    let done = answer("New-Passw0rd!", name, "Nina");
    assert_eq!(claims(&done.token("IdToken"))["name"], "Nina");
    assert_eq!(
        answer("New-Passw0rd!", name, "Nina").error().1,
        "Invalid session for the user, session can only be used once."
    );
    assert_eq!(sign_in(&sandbox, "nina", "Temp-Passw0rd!").error(), WRONG);
    let srp = Srp::begin(&sandbox, "nina").prove(&sandbox, "New-Passw0rd!");
    srp.token("IdToken");
}

#[test]
fn sessions_that_were_never_issued_are_refused() {
    let sandbox = test_client::start(ALICE);
    let responses = json!({"USERNAME": "alice", "NEW_PASSWORD": "New-Passw0rd!", "X": "y"});
    for challenge in ["NEW_PASSWORD_REQUIRED", "SMS_MFA", "SOFTWARE_TOKEN_MFA"] {
        let reply = respond(
            &sandbox,
            challenge,
            Some("never-issued-by-anybody"),
            &responses,
        );
        assert_eq!(
            reply.error(),
            ("NotAuthorizedException", "Invalid session for the user.")
        );
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

#[test]
fn revoking_ends_one_sign_in_and_global_sign_out_all() {
    let sandbox = test_client::start(ALICE);
    let sign_in = || sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let refused = |reply: &Reply| {
        let parameters = json!({"REFRESH_TOKEN": reply.token("RefreshToken")});
        let refreshed = initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters);
        let user = get_user(&sandbox, &reply.token("AccessToken"));
        if refreshed.status == 200 && user.status == 200 {
            return false;
        }
        assert_eq!(
            refreshed.error(),
            ("NotAuthorizedException", "Refresh Token has been revoked")
        );
        assert_eq!(
            user.error(),
            ("NotAuthorizedException", "Access Token has been revoked")
        );
        true
    };
    let (first, second, third) = (sign_in(), sign_in(), sign_in());
    let revoke = |token: String| {
        let input = json!({"Token": token, "ClientId": sandbox.client_id()});
        test_client::user_pool(&sandbox, "RevokeToken", &input)
    };
    assert_eq!(revoke(first.token("RefreshToken")).body, json!({}));
    assert_eq!(revoke(first.token("RefreshToken")).body, json!({}));
    assert_eq!(
        revoke(second.token("AccessToken")).error().0,
        "UnsupportedTokenTypeException"
    );
    assert!(refused(&first) && !refused(&second) && !refused(&third));
    let input = json!({"AccessToken": second.token("AccessToken")});
    assert_eq!(
        test_client::user_pool(&sandbox, "GlobalSignOut", &input).status,
        200
    );
    assert!(refused(&second) && refused(&third));
    assert_eq!(
        test_client::user_pool(&sandbox, "GlobalSignOut", &input)
            .error()
            .1,
        "Access Token has been revoked"
    );
}

#[test]
fn get_user_tells_name_and_attributes_to_the_access_token_alone() {
    let sandbox = test_client::start(ALICE);
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let user = get_user(&sandbox, &reply.token("AccessToken"));
    assert_eq!(user.body["Username"], "alice");
    let attributes = user.body["UserAttributes"].as_array().unwrap();
    assert!(attributes.contains(&json!({"Name": "email", "Value": "alice@example.com"})));
    for token in [reply.token("IdToken"), "x".to_owned(), String::new()] {
        assert_eq!(
            get_user(&sandbox, &token).error(),
            ("NotAuthorizedException", "Invalid Access Token")
        );
    }
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
