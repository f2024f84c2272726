//! Codes, choices, set-ups, custom questions: what goes over the wire, and what is asked of the person.

use serde_json::{Value, json};

use crate::auth::error::AuthError;
use crate::auth::fixture::{USER, result};
use crate::auth::prompt::PromptError;
use crate::auth::question::{CodeRefusal, Delivery, Factor, Question};
use crate::auth::reason::Refusal;
use crate::auth::sign_in::fixture::{alice, carried_out, challenge};
use crate::auth::sign_in::flow::{FirstFactor, Flow};
use crate::auth::sign_in::request::SignIn;
use crate::transport::stub_server::Reply;

fn done() -> Reply {
    Reply::json(200, result(Some("refresh")))
}

fn responses(sent: &Value) -> &Value {
    &sent["ChallengeResponses"]
}

#[tokio::test]
async fn each_code_is_sent_under_its_own_key_and_the_real_name() {
    for (name, key, factor) in [
        ("SMS_MFA", "SMS_MFA_CODE", Factor::Sms),
        ("SMS_OTP", "SMS_OTP_CODE", Factor::Sms),
        ("EMAIL_OTP", "EMAIL_OTP_CODE", Factor::Email),
        (
            "SOFTWARE_TOKEN_MFA",
            "SOFTWARE_TOKEN_MFA_CODE",
            Factor::Totp,
        ),
    ] {
        let parameters = json!({ "USER_ID_FOR_SRP": USER, "FRIENDLY_DEVICE_NAME": "my phone" });
        let replies = vec![challenge(name, &parameters), done()];
        let (outcome, sent, asked) =
            carried_out(&alice(Flow::Password), replies, &["123 456"]).await;
        outcome.unwrap();
        assert_eq!(sent[1]["ChallengeName"], name);
        assert_eq!(sent[1]["Session"], format!("session-of-{name}"));
        assert_eq!(
            *responses(&sent[1]),
            json!({ "USERNAME": USER, key: "123456" })
        );
        assert_eq!(
            asked,
            [Question::Code {
                factor,
                sent: None,
                device: Some("my phone".to_owned()),
                refused: None,
            }]
        );
    }
}

#[tokio::test]
async fn a_wrong_code_is_asked_for_again_under_the_same_session() {
    let parameters = json!({
        "CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL",
        "CODE_DELIVERY_DESTINATION": "a***@e***",
    });
    let replies = vec![
        challenge("EMAIL_OTP", &parameters),
        Reply::error("CodeMismatchException", "Invalid code received for user"),
        Reply::error(
            "ExpiredCodeException",
            "Your software token has already been used once.",
        ),
        done(),
    ];
    let answers = ["111111", "222222", "333333"];
    let (outcome, sent, asked) = carried_out(&alice(Flow::Password), replies, &answers).await;
    outcome.unwrap();
    for (index, code) in answers.iter().enumerate() {
        assert_eq!(responses(&sent[index + 1])["EMAIL_OTP_CODE"], *code);
        assert_eq!(sent[index + 1]["Session"], "session-of-EMAIL_OTP");
    }
    let refusals: Vec<Option<CodeRefusal>> = asked
        .into_iter()
        .map(|question| match question {
            Question::Code { refused, sent, .. } => {
                let expected = Delivery {
                    medium: "EMAIL".to_owned(),
                    destination: "a***@e***".to_owned(),
                };
                assert_eq!(sent, Some(expected));
                refused
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(refusals[0], None);
    assert!(!refusals[1].as_ref().unwrap().was_used);
    assert!(refusals[2].as_ref().unwrap().was_used);
}

#[tokio::test]
async fn a_code_that_nobody_can_give_anew_ends_the_sign_in_with_its_refusal() {
    for (code, text, kind) in [
        (
            "CodeMismatchException",
            "Invalid code received for user",
            Refusal::WrongCode,
        ),
        (
            "ExpiredCodeException",
            "Invalid code provided, please request a code again.",
            Refusal::ExpiredCode,
        ),
    ] {
        let replies = vec![challenge("SMS_MFA", &json!({})), Reply::error(code, text)];
        let (outcome, sent, _) = carried_out(&alice(Flow::Password), replies, &["111111"]).await;
        let AuthError::Refused { kind: refused, .. } = outcome.unwrap_err() else {
            panic!("not refused");
        };
        assert_eq!((refused, sent.len()), (kind, 2));
    }
}

#[tokio::test]
async fn a_session_that_is_over_ends_the_sign_in() {
    let replies = vec![
        challenge("SMS_MFA", &json!({})),
        Reply::error(
            "NotAuthorizedException",
            "Invalid session for the user, session is expired.",
        ),
    ];
    let (outcome, sent, _) =
        carried_out(&alice(Flow::Password), replies, &["111111", "222222"]).await;
    let error = outcome.unwrap_err();
    assert!(matches!(error, AuthError::SignInAgain { .. }), "{error}");
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn a_second_factor_is_chosen_letter_for_letter() {
    let parameters = json!({ "MFAS_CAN_CHOOSE": r#"["SMS_MFA","EMAIL_MFA"]"# });
    let replies = vec![
        challenge("SELECT_MFA_TYPE", &parameters),
        challenge("EMAIL_OTP", &json!({})),
        done(),
    ];
    let (outcome, sent, asked) =
        carried_out(&alice(Flow::Password), replies, &["EMAIL_MFA", "123456"]).await;
    outcome.unwrap();
    assert_eq!(responses(&sent[1])["ANSWER"], "EMAIL_MFA");
    assert_eq!(
        asked[0],
        Question::SecondFactor {
            offered: vec!["SMS_MFA".to_owned(), "EMAIL_MFA".to_owned()]
        }
    );
}

#[tokio::test]
async fn the_only_choice_is_not_asked_for() {
    let parameters = json!({ "MFAS_CAN_CHOOSE": r#"["SOMETHING_NEW"]"# });
    let replies = vec![challenge("SELECT_MFA_TYPE", &parameters), done()];
    let (outcome, sent, asked) = carried_out(&alice(Flow::Password), replies, &[]).await;
    outcome.unwrap();
    assert_eq!(responses(&sent[1])["ANSWER"], "SOMETHING_NEW");
    assert!(asked.is_empty());
}

#[tokio::test]
async fn an_authenticator_is_set_up_with_the_first_code_asked_for_until_it_is_right() {
    let parameters = json!({ "MFAS_CAN_SETUP": r#"["SOFTWARE_TOKEN_MFA"]"# });
    let replies = vec![
        challenge("MFA_SETUP", &parameters),
        Reply::json(
            200,
            json!({ "SecretCode": "JBSWY3DPEHPK3PXP", "Session": "associated" }),
        ),
        Reply::error("EnableSoftwareTokenMFAException", "Code mismatch"),
        Reply::json(200, json!({ "Status": "ERROR" })),
        Reply::json(200, json!({ "Status": "SUCCESS", "Session": "verified" })),
        done(),
    ];
    let codes = ["111111", "222222", "333333"];
    let (outcome, sent, asked) = carried_out(&alice(Flow::Password), replies, &codes).await;
    outcome.unwrap();
    assert_eq!(sent[1], json!({ "Session": "session-of-MFA_SETUP" }));
    for (index, code) in codes.iter().enumerate() {
        assert_eq!(
            sent[index + 2],
            json!({ "Session": "associated", "UserCode": code })
        );
    }
    assert_eq!(sent[5]["ChallengeName"], "MFA_SETUP");
    assert_eq!(sent[5]["Session"], "verified");
    assert_eq!(
        *responses(&sent[5]),
        json!({ "USERNAME": "alice@example.com" })
    );
    let Question::FirstCode { secret, uri, .. } = &asked[0] else {
        panic!("{asked:?}");
    };
    assert_eq!(secret.expose(), "JBSWY3DPEHPK3PXP");
    assert!(uri.expose().contains("alice%40example.com"));
    assert!(!format!("{asked:?}").contains("JBSWY3DPEHPK3PXP"));
}

#[tokio::test]
async fn codes_by_e_mail_are_set_up_with_an_address_and_others_in_the_application() {
    let parameters = json!({ "MFAS_CAN_SETUP": r#"["SMS_MFA","EMAIL_OTP"]"# });
    let replies = vec![
        challenge("MFA_SETUP", &parameters),
        challenge("EMAIL_OTP", &json!({})),
        done(),
    ];
    let answers = ["EMAIL_OTP", "alice@example.com", "123456"];
    let (outcome, sent, _) = carried_out(&alice(Flow::Password), replies, &answers).await;
    outcome.unwrap();
    assert_eq!(responses(&sent[1])["EMAIL"], "alice@example.com");

    let replies = vec![challenge("MFA_SETUP", &parameters)];
    let (outcome, ..) = carried_out(&alice(Flow::Password), replies, &["SMS_MFA"]).await;
    let error = outcome.unwrap_err();
    let AuthError::UnsupportedChallenge { name } = &error else {
        panic!("{error}");
    };
    assert_eq!(name, "MFA_SETUP of SMS_MFA");
}

#[tokio::test]
async fn a_set_up_without_a_secret_is_malformed() {
    let parameters = json!({ "MFAS_CAN_SETUP": r#"["SOFTWARE_TOKEN_MFA"]"# });
    let replies = vec![
        challenge("MFA_SETUP", &parameters),
        Reply::json(200, json!({ "Session": "s" })),
    ];
    let (outcome, ..) = carried_out(&alice(Flow::Password), replies, &["111111"]).await;
    let error = outcome.unwrap_err();
    assert!(
        matches!(error, AuthError::MalformedAnswer { .. }),
        "{error}"
    );
}

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
