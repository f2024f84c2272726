//! Refusals and failures: which end a sign-in, under which name, and which are tried again.

use std::time::Duration;

use serde_json::json;

use crate::auth::error::AuthError;
use crate::auth::fixture::{result, user_pool};
use crate::auth::question::Question;
use crate::auth::reason::{Misconfiguration, Refusal};
use crate::auth::sign_in::fixture::{Script, alice, error_of, new_password, sign_in};
use crate::auth::sign_in::flow::Flow;
use crate::transport::stub_server::{Reply, StubServer};

#[tokio::test]
async fn a_refused_new_password_is_asked_for_again_and_its_attributes_are_not() {
    let refusal = Reply::error(
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
    );
    let server = StubServer::start(vec![
        Reply::json(200, new_password()),
        refusal.clone(),
        Reply::json(200, result(None)),
    ]);
    let mut script = Script {
        answers: vec!["x", "Alice", "Longer-Passw0rd"],
        ..Script::default()
    };
    sign_in(&server, Flow::Password, None, &mut script)
        .await
        .unwrap();
    let Question::NewPassword { refused, .. } = &script.asked[2] else {
        panic!("{:?}", script.asked);
    };
    assert!(refused.as_ref().unwrap().contains("not long enough"));
    let sent = &server.asked()[2].json();
    assert_eq!(sent["Session"], "session-2");
    assert_eq!(
        sent["ChallengeResponses"]["NEW_PASSWORD"],
        "Longer-Passw0rd"
    );
    assert_eq!(sent["ChallengeResponses"]["userAttributes.name"], "Alice");
}

#[tokio::test]
async fn a_refused_new_password_with_nobody_to_ask_is_the_refusal_that_it_was() {
    let server = StubServer::start(vec![
        Reply::json(200, new_password()),
        Reply::error(
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough",
        ),
    ]);
    let mut script = Script {
        answers: vec!["x", "Alice"],
        ..Script::default()
    };
    let error = sign_in(&server, Flow::Password, None, &mut script)
        .await
        .unwrap_err();
    let AuthError::Refused { kind, said } = error else {
        panic!("{error}");
    };
    assert_eq!(kind, Refusal::NewPasswordNotAllowed);
    assert!(said.message.ends_with("not long enough"));
    assert_eq!(
        said.request_id.unwrap(),
        "11111111-2222-3333-4444-555555555555"
    );
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_wrong_password_and_a_locked_account_are_tried_once() {
    for (words, meaning) in [
        ("Incorrect username or password.", Refusal::WrongPassword),
        ("Password attempts exceeded", Refusal::TooManyAttempts),
    ] {
        let server = StubServer::start(vec![
            Reply::error("NotAuthorizedException", words),
            Reply::json(200, result(None)),
        ]);
        let error = sign_in(&server, Flow::Password, None, &mut Script::default())
            .await
            .unwrap_err();
        let AuthError::Refused { kind, .. } = error else {
            panic!("{error}");
        };
        assert_eq!(kind, meaning);
        assert_eq!(server.asked().len(), 1);
    }
}

#[tokio::test]
async fn throttling_and_failures_of_the_service_are_tried_again() {
    let server = StubServer::start(vec![
        Reply::error("TooManyRequestsException", "Rate exceeded"),
        Reply::json(500, json!({ "__type": "InternalErrorException" })),
        Reply::json(200, result(None)),
    ]);
    sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap();
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn a_users_own_limit_is_reached_once() {
    for class in [
        "LimitExceededException",
        "com.amazonaws.cognito#LimitExceededException",
    ] {
        let server = StubServer::start(vec![
            Reply::error(class, "Attempt limit exceeded, please try after some time."),
            Reply::json(200, result(None)),
        ]);
        let error = sign_in(&server, Flow::Password, None, &mut Script::default())
            .await
            .unwrap_err();
        let AuthError::Refused { kind, .. } = error else {
            panic!("{error}");
        };
        assert_eq!(kind, Refusal::AttemptLimit);
        assert_eq!(server.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_challenge_that_cannot_be_answered_is_named() {
    for name in ["WEB_AUTHN", "ADMIN_NO_SRP_AUTH", "SOMETHING_NEW"] {
        let error = error_of(vec![Reply::json(
            200,
            json!({ "ChallengeName": name, "Session": "s" }),
        )])
        .await;
        let AuthError::UnsupportedChallenge { name: named } = error else {
            panic!("{error}");
        };
        assert_eq!(named, name);
    }
}

#[tokio::test]
async fn no_answer_and_a_late_answer_are_kept_apart_and_not_repeated() {
    let error = error_of(vec![Reply::Close]).await;
    assert!(matches!(error, AuthError::Unreachable { .. }), "{error:?}");

    let error = error_of(vec![Reply::Silence(Duration::from_secs(2))]).await;
    assert!(matches!(error, AuthError::TimedOut { .. }), "{error:?}");

    // Nothing listens there any more.
    let error = error_of(vec![]).await;
    assert!(matches!(error, AuthError::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn an_endpoint_that_is_no_url_is_a_wrong_configuration() {
    for endpoint in ["nonsense", "ftp://127.0.0.1", "http://"] {
        let error = user_pool(endpoint, None)
            .sign_in(&alice(Flow::Password), &mut Script::default())
            .await
            .unwrap_err();
        assert!(
            matches!(
                error,
                AuthError::Misconfigured {
                    kind: Misconfiguration::Endpoint,
                    ..
                }
            ),
            "{endpoint}: {error:?}"
        );
    }
}
