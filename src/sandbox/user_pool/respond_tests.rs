//! Answers to challenges: proofs, their timestamps and sessions, and a new password for a temporary one.

use serde_json::json;

use crate::sandbox::test_client::{self, Srp, claims, respond, sign_in, timestamp};
use crate::sandbox::user_pool::fixture::{ALICE, WRONG, with_status};

const FORMAT: &str = "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.";

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
