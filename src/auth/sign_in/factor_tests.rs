//! Second factors: codes, choices and set-ups, as they go over the wire and as a person is asked for them.

use serde_json::json;

use crate::auth::error::AuthError;
use crate::auth::fixture::USER;
use crate::auth::question::{CodeRefusal, Delivery, Factor, Question};
use crate::auth::reason::Refusal;
use crate::auth::sign_in::fixture::{alice, carried_out, challenge, done, responses};
use crate::auth::sign_in::flow::Flow;
use crate::transport::stub_server::Reply;

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
