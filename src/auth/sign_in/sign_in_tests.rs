//! Signing in against a server that answers by script: what goes over the wire, and what is asked on the way.

use serde_json::json;

use crate::auth::error::AuthError;
use crate::auth::fixture::{CLIENT, CLIENT_SECRET, USER, result};
use crate::auth::prompt::PromptError;
use crate::auth::question::Question;
use crate::auth::sign_in::fixture::{Script, error_of, new_password, sign_in, verifier};
use crate::auth::sign_in::flow::Flow;
use crate::transport::stub_server::{Reply, StubServer};

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
                user: "alice@example.com".to_owned(),
                temporary: true,
                refused: None,
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
        *question,
        Question::NewPassword {
            user: "alice@example.com".to_owned(),
            temporary: true,
            refused: None,
        }
    );
}
