//! The pool's own questions: after a proof of the password or without one, told apart, and again.

use serde_json::json;

use crate::auth::fixture::USER;
use crate::auth::question::Question;
use crate::auth::sign_in::fixture::{alice, carried_out, challenge, done, responses};
use crate::auth::sign_in::flow::{FirstFactor, Flow};
use crate::auth::sign_in::request::SignIn;
use crate::transport::stub_server::Reply;

#[tokio::test]
async fn a_custom_flow_without_a_password_begins_with_the_pools_own_questions() {
    let request = SignIn {
        password: None,
        ..alice(Flow::Custom)
    };
    let replies = vec![
        challenge(
            "CUSTOM_CHALLENGE",
            &json!({ "USERNAME": USER, "question": "Which city?" }),
        ),
        challenge("CUSTOM_CHALLENGE", &json!({ "question": "Which year?" })),
        done(),
    ];
    let (outcome, sent, asked) = carried_out(&request, replies, &["Rome", "753"]).await;
    outcome.unwrap();
    assert_eq!(sent[0]["AuthFlow"], "CUSTOM_AUTH");
    assert_eq!(
        sent[0]["AuthParameters"],
        json!({ "USERNAME": "alice@example.com" })
    );
    assert_eq!(
        *responses(&sent[1]),
        json!({ "USERNAME": USER, "ANSWER": "Rome" })
    );
    assert_eq!(responses(&sent[2])["ANSWER"], "753");
    assert_eq!(
        asked[1],
        Question::Custom {
            parameters: vec![("question".to_owned(), "Which year?".to_owned())],
            again: false,
        }
    );
}

#[tokio::test]
async fn a_custom_question_that_comes_again_is_told_from_the_next_one() {
    let request = SignIn {
        password: None,
        ..alice(Flow::Custom)
    };
    let riddle = || challenge("CUSTOM_CHALLENGE", &json!({ "riddle": "5 + 3?" }));
    let (outcome, _, asked) =
        carried_out(&request, vec![riddle(), riddle(), done()], &["7", "8"]).await;
    outcome.unwrap();
    let [
        Question::Custom { again: first, .. },
        Question::Custom { again: second, .. },
    ] = &asked[..]
    else {
        panic!("{asked:?}");
    };
    assert_eq!((*first, *second), (false, true));
}

#[tokio::test]
async fn a_custom_flow_with_a_password_begins_with_its_proof() {
    let by_name = SignIn {
        password: None,
        first_factor: Some(FirstFactor::PasswordSrp),
        ..alice(Flow::Custom)
    };
    for (request, answers) in [
        (alice(Flow::Custom), &[][..]),
        (by_name, &["Passw0rd!"][..]),
    ] {
        let replies = vec![
            Reply::json(200, crate::auth::sign_in::fixture::verifier()),
            done(),
        ];
        let (outcome, sent, _) = carried_out(&request, replies, answers).await;
        outcome.unwrap();
        let parameters = &sent[0]["AuthParameters"];
        assert_eq!(parameters["CHALLENGE_NAME"], "SRP_A");
        assert!(parameters["SRP_A"].is_string());
        assert_eq!(sent[1]["ChallengeName"], "PASSWORD_VERIFIER");
        assert!(
            !sent
                .iter()
                .any(|sent| sent.to_string().contains("Passw0rd!"))
        );
    }
}
