//! Which second factor is asked for, codes by SMS and e-mail, and the choice among several.

use serde_json::json;

use crate::sandbox::outbox::{Medium, Purpose};
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, Srp, respond, sign_in};

const MISMATCH: (&str, &str) = ("CodeMismatchException", "Invalid code received for user");
const UNKNOWN: (&str, &str) = ("NotAuthorizedException", "Invalid session for the user.");
const USED: (&str, &str) = (
    "NotAuthorizedException",
    "Invalid session for the user, session can only be used once.",
);

const USERS: &str = r#"
[user_pool]
mfa = "optional"
required_attributes = ["name"]
[[user]]
name = "sam"
password = "sam-Passw0rd!"
aliases = ["sam@example.com"]
attributes = { phone_number = "+15555559999" }
mfa = ["sms"]
code = "123456"
[[user]]
name = "emma"
password = "emma-Passw0rd!"
attributes = { email = "emma@example.com" }
mfa = ["email"]
[[user]]
name = "mia"
password = "mia-Passw0rd!"
attributes = { phone_number = "+491701234567" }
mfa = ["totp", "sms"]
totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
[[user]]
name = "pia"
password = "pia-Passw0rd!"
attributes = { phone_number = "+491701234567", email = "pia@example.com" }
mfa = ["sms", "email"]
preferred_mfa = "email"
[[user]]
name = "nina"
password = "nina-Passw0rd!"
attributes = { phone_number = "+15555559999" }
status = "temporary-password"
mfa = ["sms"]
code = "123456"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
"#;

fn ask(sandbox: &Sandbox, name: &str) -> Reply {
    sign_in(sandbox, name, &format!("{name}-Passw0rd!"))
}

#[test]
fn a_code_by_sms_completes_a_sign_in_by_either_flow() {
    let sandbox = test_client::start(USERS);
    let by_password = ask(&sandbox, "sam");
    let by_srp = Srp::begin(&sandbox, "sam").prove(&sandbox, "sam-Passw0rd!");
    for asked in [by_password, by_srp] {
        assert_eq!(asked.challenge(), "SMS_MFA");
        assert_eq!(asked.parameter("CODE_DELIVERY_DELIVERY_MEDIUM"), "SMS");
        assert_eq!(asked.parameter("CODE_DELIVERY_DESTINATION"), "+*******9999");
        assert_eq!(asked.parameter("USER_ID_FOR_SRP"), "sam");
        asked
            .answer(&sandbox, "sam@example.com", "SMS_MFA_CODE", "123456")
            .token("IdToken");
        let again = asked.answer(&sandbox, "sam", "SMS_MFA_CODE", "123456");
        assert_eq!(again.error(), USED);
    }
    let sent = sandbox.messages();
    assert_eq!(sent.len(), 2);
    assert_eq!(
        (sent[0].username(), sent[0].medium(), sent[0].destination()),
        ("sam", Medium::Sms, "+*******9999")
    );
    assert_eq!(
        (sent[0].purpose(), sent[0].code()),
        (Purpose::SecondFactor, "123456")
    );
}

#[test]
fn a_wrong_code_may_be_mended_in_the_same_session_five_times() {
    let sandbox = test_client::start(USERS);
    let asked = ask(&sandbox, "sam");
    for wrong in ["000000", "12345", "1234567", "é"] {
        let reply = asked.answer(&sandbox, "sam", "SMS_MFA_CODE", wrong);
        assert_eq!(reply.error(), MISMATCH, "{wrong}");
    }
    asked
        .answer(&sandbox, "sam", "SMS_MFA_CODE", "123456")
        .token("IdToken");

    let asked = ask(&sandbox, "sam");
    for _ in 0..5 {
        let reply = asked.answer(&sandbox, "sam", "SMS_MFA_CODE", "000000");
        assert_eq!(reply.error(), MISMATCH);
    }
    let late = asked.answer(&sandbox, "sam", "SMS_MFA_CODE", "123456");
    assert_eq!(late.error(), UNKNOWN);
}

#[test]
fn a_random_code_by_email_is_good_for_the_sign_in_it_was_sent_for() {
    let sandbox = test_client::start(USERS);
    let first = ask(&sandbox, "emma");
    let second = ask(&sandbox, "emma");
    assert_eq!(first.challenge(), "EMAIL_OTP");
    assert_eq!(first.parameter("CODE_DELIVERY_DELIVERY_MEDIUM"), "EMAIL");
    assert_eq!(
        first.parameter("CODE_DELIVERY_DESTINATION"),
        "e***@e***.com"
    );
    let codes: Vec<String> = sandbox
        .messages()
        .iter()
        .map(|message| message.code().to_owned())
        .collect();
    assert!(codes.iter().all(|code| code.len() == 6), "{codes:?}");
    if codes[0] != codes[1] {
        let crossed = second.answer(&sandbox, "emma", "EMAIL_OTP_CODE", &codes[0]);
        assert_eq!(crossed.error(), MISMATCH);
    }
    first
        .answer(&sandbox, "emma", "EMAIL_OTP_CODE", &codes[0])
        .token("IdToken");
    second
        .answer(&sandbox, "emma", "EMAIL_OTP_CODE", &codes[1])
        .token("IdToken");
}

#[test]
fn an_answer_must_name_the_challenge_the_user_and_the_code() {
    let sandbox = test_client::start(USERS);
    let asked = ask(&sandbox, "sam");
    let session = Some(asked.session());
    let answer = |challenge: &str, session: Option<&str>, responses: serde_json::Value| {
        let reply = respond(&sandbox, challenge, session, &responses);
        let (class, text) = reply.error();
        (class.to_owned(), text.to_owned())
    };
    let missing = |name: &str| {
        let text = format!("Missing required parameter {name}");
        ("InvalidParameterException".to_owned(), text)
    };
    let unknown = (UNKNOWN.0.to_owned(), UNKNOWN.1.to_owned());
    let right = json!({"USERNAME": "sam", "SMS_MFA_CODE": "123456"});
    assert_eq!(answer("SMS_MFA", None, right.clone()), missing("Session"));
    assert_eq!(answer("SMS_MFA", Some("nobody's-session"), right), unknown);
    assert_eq!(
        answer("SMS_MFA", session, json!({"USERNAME": "sam"})),
        missing("SMS_MFA_CODE")
    );
    assert_eq!(
        answer("SMS_MFA", session, json!({"SMS_MFA_CODE": "123456"})),
        missing("USERNAME")
    );
    assert_eq!(
        answer(
            "SMS_MFA",
            session,
            json!({"USERNAME": "mia", "SMS_MFA_CODE": "123456"})
        ),
        unknown
    );
    for (challenge, response) in [
        ("EMAIL_OTP", "EMAIL_OTP_CODE"),
        ("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE"),
        ("SELECT_MFA_TYPE", "ANSWER"),
        ("MFA_SETUP", "EMAIL"),
        ("NEW_PASSWORD_REQUIRED", "NEW_PASSWORD"),
    ] {
        let responses = json!({"USERNAME": "sam", response: "123456"});
        assert_eq!(
            answer(challenge, session, responses),
            unknown,
            "{challenge}"
        );
    }
    asked
        .answer(&sandbox, "sam", "SMS_MFA_CODE", "123456")
        .token("IdToken");
}

#[test]
fn several_factors_without_a_preferred_one_are_offered_and_the_chosen_one_is_asked_for() {
    let sandbox = test_client::start(USERS);
    let asked = ask(&sandbox, "mia");
    assert_eq!(asked.challenge(), "SELECT_MFA_TYPE");
    assert_eq!(
        asked.parameter("MFAS_CAN_CHOOSE"),
        r#"["SOFTWARE_TOKEN_MFA","SMS_MFA"]"#
    );
    for wrong in ["EMAIL_OTP", "sms_mfa", "SMS"] {
        let reply = asked.answer(&sandbox, "mia", "ANSWER", wrong);
        assert_eq!(reply.error().0, "InvalidParameterException", "{wrong}");
    }
    let chosen = asked.answer(&sandbox, "mia", "ANSWER", "SMS_MFA");
    assert_eq!(chosen.challenge(), "SMS_MFA");
    let again = asked.answer(&sandbox, "mia", "ANSWER", "SMS_MFA");
    assert_eq!(again.error(), USED);
    let code = sandbox.messages()[0].code().to_owned();
    chosen
        .answer(&sandbox, "mia", "SMS_MFA_CODE", &code)
        .token("IdToken");
    let app = ask(&sandbox, "mia").answer(&sandbox, "mia", "ANSWER", "SOFTWARE_TOKEN_MFA");
    assert_eq!(app.challenge(), "SOFTWARE_TOKEN_MFA");
}

#[test]
fn a_preferred_factor_is_asked_for_without_a_choice() {
    let sandbox = test_client::start(USERS);
    assert_eq!(ask(&sandbox, "pia").challenge(), "EMAIL_OTP");
}

#[test]
fn a_second_factor_follows_a_new_password() {
    let sandbox = test_client::start(USERS);
    let asked = ask(&sandbox, "nina");
    let responses = json!({
        "USERNAME": "nina", "NEW_PASSWORD": "New-Passw0rd!", "userAttributes.name": "Nina",
    });
    let session = Some(asked.session());
    let next = respond(&sandbox, "NEW_PASSWORD_REQUIRED", session, &responses);
    assert_eq!(next.challenge(), "SMS_MFA");
    next.answer(&sandbox, "nina", "SMS_MFA_CODE", "123456")
        .token("IdToken");
}

#[test]
fn who_has_no_second_factor_is_asked_for_none_where_it_is_optional() {
    let sandbox = test_client::start(USERS);
    ask(&sandbox, "alice").token("IdToken");
    assert!(sandbox.messages().is_empty());
}

#[test]
fn a_code_is_good_as_long_as_its_session() {
    let sandbox =
        test_client::start(&USERS.replace("[user_pool]", "[user_pool]\nauth_session_seconds = 0"));
    let late = ask(&sandbox, "sam").answer(&sandbox, "sam", "SMS_MFA_CODE", "123456");
    assert_eq!(
        late.error(),
        (
            "NotAuthorizedException",
            "Invalid session for the user, session is expired."
        )
    );
}
