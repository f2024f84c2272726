//! What becomes of answers that no Cognito gives.

use serde_json::{Value, json};

use super::MOST_ROUNDS;
use crate::auth::error::AuthError;
use crate::auth::fixture::{POOL, claims, result};
use crate::auth::reason::Misconfiguration;
use crate::auth::sign_in::fixture::{Script, error_of, new_password, sign_in, verifier};
use crate::auth::sign_in::flow::Flow;
use crate::auth::tokens::tests::token;
use crate::transport::stub_server::{Reply, StubServer};

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
