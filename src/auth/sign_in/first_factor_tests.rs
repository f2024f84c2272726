//! What is shown first where the user has a choice: said at once, chosen when asked, and proved or sent.

use serde_json::{Value, json};

use crate::auth::error::AuthError;
use crate::auth::prompt::PromptError;
use crate::auth::question::Question;
use crate::auth::sign_in::fixture::{alice, carried_out, challenge, done, responses};
use crate::auth::sign_in::flow::{FirstFactor, Flow};
use crate::auth::sign_in::request::SignIn;
use crate::transport::stub_server::Reply;

#[tokio::test]
async fn what_is_wanted_first_is_said_at_once() {
    for (first_factor, password, members) in [
        (
            Some(FirstFactor::EmailOtp),
            false,
            &["PREFERRED_CHALLENGE", "USERNAME"][..],
        ),
        (
            Some(FirstFactor::Password),
            true,
            &["PASSWORD", "PREFERRED_CHALLENGE", "USERNAME"],
        ),
        (None, true, &["PREFERRED_CHALLENGE", "SRP_A", "USERNAME"]),
        (None, false, &["USERNAME"]),
    ] {
        let request = SignIn {
            first_factor,
            password: password.then(|| "Passw0rd!".into()),
            ..alice(Flow::UserAuth)
        };
        let (outcome, sent, _) = carried_out(&request, vec![done()], &[]).await;
        outcome.unwrap();
        assert_eq!(sent[0]["AuthFlow"], "USER_AUTH");
        let said = sent[0]["AuthParameters"].as_object().unwrap();
        assert_eq!(said.keys().collect::<Vec<_>>(), members);
        let preferred = first_factor
            .map(FirstFactor::as_str)
            .or(password.then_some("PASSWORD_SRP"));
        assert_eq!(
            said.get("PREFERRED_CHALLENGE").and_then(Value::as_str),
            preferred
        );
    }
}

fn choice(available: &Value) -> Reply {
    Reply::json(
        200,
        json!({ "ChallengeName": "SELECT_CHALLENGE", "Session": "s", "AvailableChallenges": available }),
    )
}

#[tokio::test]
async fn a_way_to_begin_is_chosen_without_the_one_that_needs_a_browser() {
    let nothing = SignIn {
        password: None,
        ..alice(Flow::UserAuth)
    };
    let available = json!(["WEB_AUTHN", "PASSWORD", "PASSWORD_SRP", "SMS_OTP"]);
    let replies = vec![choice(&available), done()];
    let (outcome, sent, asked) = carried_out(&nothing, replies, &["PASSWORD", "Passw0rd!"]).await;
    outcome.unwrap();
    assert_eq!(
        *responses(&sent[1]),
        json!({ "USERNAME": "alice@example.com", "ANSWER": "PASSWORD", "PASSWORD": "Passw0rd!" })
    );
    let Question::FirstFactor { offered } = &asked[0] else {
        panic!("{asked:?}");
    };
    assert_eq!(offered, &["PASSWORD", "PASSWORD_SRP", "SMS_OTP"]);

    let replies = vec![choice(&available), done()];
    let (outcome, sent, _) = carried_out(&nothing, replies, &["PASSWORD_SRP", "Passw0rd!"]).await;
    outcome.unwrap();
    assert!(responses(&sent[1])["SRP_A"].is_string());
    assert_eq!(responses(&sent[1]).get("PASSWORD"), None);

    let only = vec![choice(&json!(["WEB_AUTHN"]))];
    let (outcome, ..) = carried_out(&nothing, only, &[]).await;
    let error = outcome.unwrap_err();
    assert!(
        matches!(&error, AuthError::UnsupportedChallenge { name } if name == "WEB_AUTHN"),
        "{error}"
    );
}

#[tokio::test]
async fn what_was_wanted_first_is_chosen_where_it_is_offered() {
    let request = SignIn {
        first_factor: Some(FirstFactor::SmsOtp),
        ..alice(Flow::UserAuth)
    };
    let replies = vec![choice(&json!(["PASSWORD", "SMS_OTP"])), done()];
    let (outcome, sent, asked) = carried_out(&request, replies, &[]).await;
    outcome.unwrap();
    assert_eq!(responses(&sent[1])["ANSWER"], "SMS_OTP");
    assert!(asked.is_empty());
}

#[tokio::test]
async fn a_password_is_sent_or_proved_as_the_pool_asks() {
    let replies = vec![challenge("PASSWORD", &json!({})), done()];
    let (outcome, sent, _) = carried_out(&alice(Flow::UserAuth), replies, &[]).await;
    outcome.unwrap();
    assert_eq!(responses(&sent[1])["PASSWORD"], "Passw0rd!");

    let replies = vec![
        challenge("PASSWORD_SRP", &json!({})),
        Reply::json(200, crate::auth::sign_in::fixture::verifier()),
        done(),
    ];
    let (outcome, sent, _) = carried_out(&alice(Flow::UserAuth), replies, &[]).await;
    outcome.unwrap();
    assert!(responses(&sent[1])["SRP_A"].is_string());
    assert!(responses(&sent[2])["PASSWORD_CLAIM_SIGNATURE"].is_string());
}

#[tokio::test]
async fn without_a_password_one_is_asked_for_before_anything_is_sent() {
    let request = SignIn {
        password: None,
        ..alice(Flow::Srp)
    };
    let (outcome, sent, asked) = carried_out(&request, vec![done()], &[]).await;
    let error = outcome.unwrap_err();
    let AuthError::Prompt(PromptError::Unanswerable { question }) = error else {
        panic!("{error}");
    };
    assert!(matches!(*question, Question::Password { .. }));
    assert!(sent.is_empty() && asked.len() == 1);
}
