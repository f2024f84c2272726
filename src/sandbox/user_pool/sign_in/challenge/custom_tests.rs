//! Custom sign-ins: begun plainly or with SRP, in rounds, with answers that may be mended so often.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, Srp, initiate, respond};
use crate::sandbox::user_pool::fixture::WRONG;

const CLEO: &str = r#"
[user_pool]
mfa = "optional"
[client]
flows = ["CUSTOM_AUTH"]
[[user]]
name = "cleo"
password = "cleo-Passw0rd!"
aliases = ["cleo@example.com"]
attributes = { phone_number = "+15555559999" }
mfa = ["sms"]
[[user.custom_challenge]]
parameters = { question = "Your first pet?", hint = "a dog" }
answer = "Rex"
[[user.custom_challenge]]
answer = "blue"
attempts = 1
[[user]]
name = "alice"
password = "alice-Passw0rd!"
"#;

fn start(sandbox: &Sandbox) -> Reply {
    initiate(
        sandbox,
        "CUSTOM_AUTH",
        &json!({"USERNAME": "cleo@example.com"}),
    )
}

#[test]
fn each_round_shows_its_parameters_and_the_last_answer_gives_tokens_without_a_second_factor() {
    let sandbox = test_client::start(CLEO);
    let first = start(&sandbox);
    assert_eq!(first.challenge(), "CUSTOM_CHALLENGE");
    assert_eq!(
        first.body["ChallengeParameters"],
        json!({"USERNAME": "cleo", "question": "Your first pet?", "hint": "a dog"})
    );
    let second = first.answer(&sandbox, "cleo", "ANSWER", "Rex");
    assert_eq!(second.challenge(), "CUSTOM_CHALLENGE");
    assert_eq!(
        second.body["ChallengeParameters"],
        json!({"USERNAME": "cleo"})
    );
    let replayed = first.answer(&sandbox, "cleo", "ANSWER", "Rex");
    assert_eq!(
        replayed.error(),
        (
            "NotAuthorizedException",
            "Invalid session for the user, session can only be used once."
        )
    );
    second
        .answer(&sandbox, "cleo", "ANSWER", "blue")
        .token("IdToken");
}

#[test]
fn a_wrong_answer_is_asked_for_again_under_a_new_session_until_the_last_attempt() {
    let sandbox = test_client::start(CLEO);
    let first = start(&sandbox);
    let again = first.answer(&sandbox, "cleo", "ANSWER", "rex");
    assert_eq!(again.parameter("question"), "Your first pet?");
    assert_ne!(again.session(), first.session());
    let last = again.answer(&sandbox, "cleo", "ANSWER", "Max");
    assert_eq!(
        last.answer(&sandbox, "cleo", "ANSWER", "Tom").error(),
        WRONG
    );
    let dead = last.answer(&sandbox, "cleo", "ANSWER", "Rex");
    assert_eq!(dead.error().0, "NotAuthorizedException");

    let second = start(&sandbox).answer(&sandbox, "cleo", "ANSWER", "Rex");
    assert_eq!(
        second.answer(&sandbox, "cleo", "ANSWER", "red").error(),
        WRONG
    );
}

#[test]
fn begun_with_srp_the_password_comes_before_the_first_round() {
    let sandbox = test_client::start(CLEO);
    let begin = || {
        Srp::begin_as(
            &sandbox,
            "CUSTOM_AUTH",
            &json!({"USERNAME": "cleo", "CHALLENGE_NAME": "SRP_A"}),
        )
    };
    let wrong = begin().prove(&sandbox, "wrong");
    assert_eq!(wrong.error(), WRONG);
    let first = begin().prove(&sandbox, "cleo-Passw0rd!");
    assert_eq!(first.parameter("question"), "Your first pet?");
    first
        .answer(&sandbox, "cleo", "ANSWER", "Rex")
        .answer(&sandbox, "cleo", "ANSWER", "blue")
        .token("IdToken");
}

#[test]
fn beginnings_and_answers_that_cannot_be_meant_are_refused() {
    let sandbox = test_client::start(CLEO);
    for (parameters, expected) in [
        (json!({}), "Missing required parameter USERNAME"),
        (
            json!({"USERNAME": "cleo", "CHALLENGE_NAME": "SRP_A"}),
            "Missing required parameter SRP_A",
        ),
        (
            json!({"USERNAME": "cleo", "CHALLENGE_NAME": "PASSWORD"}),
            "Invalid CHALLENGE_NAME, the only one to begin with is SRP_A",
        ),
        (
            json!({"USERNAME": "alice"}),
            "Custom auth lambda trigger is not configured for the user pool.",
        ),
    ] {
        let reply = initiate(&sandbox, "CUSTOM_AUTH", &parameters);
        assert_eq!(reply.error(), ("InvalidParameterException", expected));
    }
    let unknown = initiate(&sandbox, "CUSTOM_AUTH", &json!({"USERNAME": "nobody"}));
    assert_eq!(unknown.error().0, "UserNotFoundException");
    let first = start(&sandbox);
    let answer = |session: Option<&str>, responses: Value| {
        let reply = respond(&sandbox, "CUSTOM_CHALLENGE", session, &responses);
        reply.error().1.to_owned()
    };
    let session = Some(first.session());
    assert_eq!(
        answer(session, json!({"USERNAME": "cleo"})),
        "Missing required parameter ANSWER"
    );
    assert_eq!(
        answer(session, json!({"USERNAME": "alice", "ANSWER": "Rex"})),
        "Invalid session for the user."
    );
    assert_eq!(
        answer(None, json!({"USERNAME": "cleo", "ANSWER": "Rex"})),
        "Missing required parameter Session"
    );
}

#[test]
fn a_client_must_allow_it_and_a_user_must_be_in_good_standing() {
    let strict = test_client::start(&CLEO.replace("flows = [\"CUSTOM_AUTH\"]", ""));
    assert_eq!(
        start(&strict).error(),
        (
            "InvalidParameterException",
            "CUSTOM_AUTH is not enabled for the client."
        )
    );
    let disabled = CLEO.replace("mfa = [\"sms\"]", "mfa = [\"sms\"]\nenabled = false");
    let reply = start(&test_client::start(&disabled));
    assert_eq!(
        reply.error(),
        ("NotAuthorizedException", "User is disabled.")
    );
}
