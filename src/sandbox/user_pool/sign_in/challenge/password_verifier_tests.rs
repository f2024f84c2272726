//! Proofs of a password by SRP, their secret blocks and their timestamps.

use serde_json::json;

use crate::sandbox::test_client::{self, Srp, respond, timestamp};
use crate::sandbox::user_pool::fixture::{ALICE, WRONG};

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
