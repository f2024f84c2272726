//! Answers to challenges that were never asked.

use serde_json::json;

use crate::sandbox::test_client::{self, respond};
use crate::sandbox::user_pool::fixture::ALICE;

#[test]
fn sessions_that_were_never_issued_are_refused() {
    let sandbox = test_client::start(ALICE);
    let responses = json!({
        "USERNAME": "alice", "NEW_PASSWORD": "New-Passw0rd!",
        "SMS_MFA_CODE": "123456", "SOFTWARE_TOKEN_MFA_CODE": "123456",
    });
    for challenge in [
        "NEW_PASSWORD_REQUIRED",
        "SMS_MFA",
        "SOFTWARE_TOKEN_MFA",
        "WEB_AUTHN",
        "ADMIN_NO_SRP_AUTH",
    ] {
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
fn a_challenge_that_cognito_does_not_know_is_refused_with_those_it_knows() {
    let sandbox = test_client::start(ALICE);
    let responses = json!({"USERNAME": "alice"});
    let reply = respond(&sandbox, "RIDDLE", Some("session"), &responses);
    let (class, text) = reply.error();
    assert_eq!(class, "InvalidParameterException");
    assert!(
        text.contains("'RIDDLE'") && text.contains("SMS_MFA"),
        "{text}"
    );
    let empty = respond(&sandbox, "SMS_MFA", Some("session"), &json!({}));
    assert_eq!(empty.error().0, "InvalidParameterException");
}
