//! Signing in against a server that answers by script: what goes over the wire, and what becomes of answers that no
//! Cognito gives.

use std::time::Duration;

use serde_json::{Value, json};

use super::super::error::{Misconfiguration, Refusal};
use super::super::fixture::{CLIENT, CLIENT_SECRET, POOL, USER, claims, result, user_pool};
use super::super::prompt::{PendingAnswer, PromptError};
use super::super::tokens::tests::token;
use super::*;
use crate::transport::stub_server::{Reply, StubServer};

/// Answers from a list, and remembers the questions.
#[derive(Default)]
struct Script {
    answers: Vec<&'static str>,
    asked: Vec<Question>,
}

impl Prompt for Script {
    fn ask<'a>(&'a mut self, question: &'a Question) -> PendingAnswer<'a> {
        Box::pin(std::future::ready(self.next(question)))
    }
}

impl Script {
    fn next(&mut self, question: &Question) -> Result<SecretString, PromptError> {
        self.asked.push(question.clone());
        if self.answers.is_empty() {
            let question = question.clone();
            return Err(PromptError::Unanswerable { question });
        }
        Ok(self.answers.remove(0).into())
    }
}

async fn sign_in(
    server: &StubServer,
    flow: Flow,
    secret: Option<&str>,
    prompt: &mut Script,
) -> Result<Tokens, AuthError> {
    let username = Username::parse("alice@example.com").unwrap();
    user_pool(&server.url(), secret)
        .sign_in(flow, &username, &"Passw0rd!".into(), prompt)
        .await
}

/// Signs in by password against these replies and returns the error.
async fn error_of(replies: Vec<Reply>) -> AuthError {
    let server = StubServer::start(replies);
    sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap_err()
}

fn verifier() -> Value {
    json!({
        "ChallengeName": "PASSWORD_VERIFIER",
        "ChallengeParameters": {
            "SALT": "a1b2c3d4e5f60718293a4b5c6d7e8f",
            "SRP_B": "36ef01c6dde9fe503da333b1acc758ba",
            "SECRET_BLOCK": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "USER_ID_FOR_SRP": USER,
            "USERNAME": USER,
        },
    })
}

fn new_password() -> Value {
    json!({
        "ChallengeName": "NEW_PASSWORD_REQUIRED",
        "Session": "session-2",
        "ChallengeParameters": {
            "USER_ID_FOR_SRP": USER,
            "requiredAttributes": r#"["userAttributes.email","userAttributes.name"]"#,
            "userAttributes": r#"{"email":"alice@example.com"}"#,
        },
    })
}

#[tokio::test]
async fn srp_sends_no_password_and_goes_on_under_the_real_name() {
    let server = StubServer::start(vec![
        Reply::json(200, verifier()),
        Reply::json(200, result(Some("refresh"))),
    ]);
    let tokens = sign_in(
        &server,
        Flow::Srp,
        Some(CLIENT_SECRET),
        &mut Script::default(),
    )
    .await
    .unwrap();
    assert_eq!(tokens.claims.username, USER);
    assert_eq!(tokens.refresh, Some("refresh".into()));

    let asked = server.asked();
    assert!(
        asked[0]
            .head
            .contains("x-amz-target: awscognitoidentityproviderservice.initiateauth")
    );
    let first = &asked[0].json()["AuthParameters"];
    assert_eq!(first["USERNAME"], "alice@example.com");
    assert_eq!(
        first["SECRET_HASH"],
        "sQpajgSHmrhaL7fCGMdmo/dRnlw5DdNHu150r6Y6IjU="
    );
    assert!(first["SRP_A"].as_str().unwrap().len() > 700);

    let second = asked[1].json();
    assert_eq!(second.get("Session"), None);
    let responses = &second["ChallengeResponses"];
    assert_eq!(responses["USERNAME"], USER);
    assert_eq!(
        responses["SECRET_HASH"],
        "bNtO7/wkYS8NmvRRk1kmB335+9ZKRCbJceJed7ncDCM="
    );
    assert_eq!(responses["TIMESTAMP"], "Thu Mar 5 09:08:07 UTC 2026");
    assert_eq!(
        responses["PASSWORD_CLAIM_SECRET_BLOCK"],
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    );
    for request in asked {
        assert!(!request.body.contains("Passw0rd!"), "{}", request.body);
    }
}

#[tokio::test]
async fn calls_go_out_unsigned_and_without_credentials() {
    let server = StubServer::start(vec![Reply::json(200, result(None))]);
    sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap();
    let head = &server.asked()[0].head;
    for header in ["authorization", "x-amz-security-token", "x-amz-date"] {
        assert!(!head.contains(header), "{head}");
    }
}

#[tokio::test]
async fn a_client_without_a_secret_sends_no_hash() {
    let server = StubServer::start(vec![Reply::json(200, result(None))]);
    sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap();
    let request = server.asked()[0].json();
    assert_eq!(request["AuthFlow"], "USER_PASSWORD_AUTH");
    assert_eq!(request["ClientId"], CLIENT);
    assert_eq!(
        request["AuthParameters"],
        json!({ "USERNAME": "alice@example.com", "PASSWORD": "Passw0rd!" })
    );
}

#[tokio::test]
async fn a_new_password_comes_with_the_attributes_that_lack_a_value() {
    let server = StubServer::start(vec![
        Reply::json(200, new_password()),
        Reply::json(200, result(None)),
    ]);
    let mut script = Script {
        answers: vec!["N3w-Passw0rd", "Alice"],
        ..Script::default()
    };
    sign_in(&server, Flow::Password, None, &mut script)
        .await
        .unwrap();
    assert_eq!(
        script.asked,
        [
            Question::NewPassword {
                user: "alice@example.com".to_owned()
            },
            Question::Attribute {
                name: "name".to_owned()
            },
        ]
    );
    let second = server.asked()[1].json();
    assert_eq!(second["Session"], "session-2");
    assert_eq!(
        second["ChallengeResponses"],
        json!({ "USERNAME": USER, "NEW_PASSWORD": "N3w-Passw0rd", "userAttributes.name": "Alice" })
    );
}

#[tokio::test]
async fn a_question_with_nobody_to_ask_ends_the_sign_in() {
    let error = error_of(vec![Reply::json(200, new_password())]).await;
    let AuthError::Prompt(PromptError::Unanswerable { question }) = error else {
        panic!("{error}");
    };
    assert_eq!(
        question,
        Question::NewPassword {
            user: "alice@example.com".to_owned()
        }
    );
}

#[tokio::test]
async fn a_refused_new_password_is_not_tried_again() {
    let server = StubServer::start(vec![
        Reply::json(200, new_password()),
        Reply::error(
            "InvalidPasswordException",
            "Password did not conform with policy: Password not long enough",
        ),
    ]);
    let mut script = Script {
        answers: vec!["x", "Alice", "y", "Alice"],
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
    assert_eq!(script.asked.len(), 2);
}

#[tokio::test]
async fn a_wrong_password_is_tried_once() {
    let server = StubServer::start(vec![
        Reply::error("NotAuthorizedException", "Incorrect username or password."),
        Reply::json(200, result(None)),
    ]);
    let error = sign_in(&server, Flow::Password, None, &mut Script::default())
        .await
        .unwrap_err();
    assert!(
        matches!(
            error,
            AuthError::Refused {
                kind: Refusal::WrongPassword,
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(server.asked().len(), 1);
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
async fn a_challenge_that_cannot_be_answered_is_named() {
    for name in ["SMS_MFA", "SOMETHING_NEW"] {
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
async fn challenges_without_end_are_given_up() {
    let endless = vec![Reply::json(200, new_password()); MOST_ROUNDS + 1];
    let server = StubServer::start(endless);
    let mut script = Script {
        answers: vec!["x"; 2 * MOST_ROUNDS],
        ..Script::default()
    };
    let error = sign_in(&server, Flow::Password, None, &mut script)
        .await
        .unwrap_err();
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn a_proof_is_made_once_and_only_if_it_was_begun() {
    let error = error_of(vec![Reply::json(200, verifier())]).await;
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );

    let server = StubServer::start(vec![Reply::json(200, verifier()); 2]);
    let error = sign_in(&server, Flow::Srp, None, &mut Script::default())
        .await
        .unwrap_err();
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn tokens_of_another_pool_or_client_are_not_taken() {
    let altered = |key: &str, value: &str| {
        let mut claims = claims();
        claims[key] = json!(value);
        let mut answer = result(None);
        answer["AuthenticationResult"]["IdToken"] = json!(token(&claims).expose());
        vec![Reply::json(200, answer)]
    };
    let error = error_of(altered("aud", "another")).await;
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );
    let issuer = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other";
    let error = error_of(altered("iss", issuer)).await;
    let AuthError::Misconfigured { kind, said } = error else {
        panic!("{error}");
    };
    assert_eq!(kind, Misconfiguration::OtherUserPool);
    assert!(said.message.contains(POOL) && said.message.contains(issuer));
}

#[tokio::test]
async fn answers_that_make_no_sense_are_malformed() {
    let html = vec!["content-type: text/html".to_owned()];
    let without = |key: &str| {
        let mut answer = result(None);
        answer["AuthenticationResult"][key] = Value::Null;
        answer
    };
    let mut challenge = verifier();
    challenge["ChallengeParameters"] = json!({ "SALT": 7 });
    for reply in [
        Reply::json(200, ""),
        Reply::json(200, "{"),
        Reply::json(200, "[]"),
        Reply::json(200, "null"),
        Reply::json(200, "{}"),
        Reply::json(200, json!({ "AuthenticationResult": "yes" })),
        Reply::json(200, json!({ "AuthenticationResult": {} })),
        Reply::json(200, without("IdToken")),
        Reply::json(200, without("AccessToken")),
        Reply::json(200, challenge),
        Reply::Answer(
            200,
            html.clone(),
            b"<html>sign in to the hotel network</html>".to_vec(),
        ),
        Reply::Answer(200, html.clone(), vec![0xff; 1024 * 1024]),
        Reply::Answer(200, html.clone(), vec![b'7'; 5 * 1024 * 1024]),
        Reply::Answer(
            302,
            vec!["location: http://127.0.0.1:9/".to_owned()],
            Vec::new(),
        ),
        Reply::Answer(403, html, b"<html>blocked by the proxy</html>".to_vec()),
        Reply::json(400, "{}"),
    ] {
        let error = error_of(vec![reply.clone()]).await;
        let shown = format!("{reply:?}");
        let shown = shown.get(..200).unwrap_or(&shown);
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{error:?} for {shown}"
        );
    }
}

#[tokio::test]
async fn malformed_parameters_of_a_proof_are_malformed_answers() {
    for (key, value) in [
        ("SALT", json!("")),
        ("SALT", json!("salt")),
        ("SRP_B", json!("0")),
        ("SRP_B", json!("f".repeat(2_000_000))),
        ("SECRET_BLOCK", json!("not base64")),
        ("USER_ID_FOR_SRP", json!("")),
    ] {
        let mut challenge = verifier();
        challenge["ChallengeParameters"][key] = value;
        let server = StubServer::start(vec![Reply::json(200, challenge)]);
        let error = sign_in(&server, Flow::Srp, None, &mut Script::default())
            .await
            .unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{key}: {error}"
        );
        assert!(error.to_string().contains(key), "{error}");
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
    let username = Username::parse("alice").unwrap();
    for endpoint in ["nonsense", "ftp://127.0.0.1", "http://"] {
        let error = user_pool(endpoint, None)
            .sign_in(
                Flow::Password,
                &username,
                &"x".into(),
                &mut Script::default(),
            )
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
