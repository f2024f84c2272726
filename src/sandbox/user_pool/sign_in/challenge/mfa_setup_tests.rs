//! A second factor that must be set up before the first sign-in is complete: an app, or an e-mail address.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, epoch_seconds, respond, sign_in, user_pool};
use crate::sandbox::totp::TotpKey;
use crate::sandbox::user_pool::fixture::get_user;

const SETH: &str = "[[user]]\nname = \"seth\"\npassword = \"seth-Passw0rd!\"\n";
const UNKNOWN: (&str, &str) = ("NotAuthorizedException", "Invalid session for the user.");

fn ask(sandbox: &Sandbox) -> Reply {
    let asked = sign_in(sandbox, "seth", "seth-Passw0rd!");
    assert_eq!(asked.challenge(), "MFA_SETUP");
    asked
}

fn associate(sandbox: &Sandbox, session: &str) -> Reply {
    user_pool(
        sandbox,
        "AssociateSoftwareToken",
        &json!({"Session": session}),
    )
}

fn verify(sandbox: &Sandbox, session: &str, code: &str) -> Reply {
    let input = json!({"Session": session, "UserCode": code, "FriendlyDeviceName": "phone"});
    user_pool(sandbox, "VerifySoftwareToken", &input)
}

fn code_of(app: &Reply, seconds: u64) -> String {
    let secret = app.body["SecretCode"].as_str().unwrap();
    let key = TotpKey::from_base32(secret).unwrap();
    key.code_at(epoch_seconds() + seconds)
}

fn answer(sandbox: &Sandbox, session: &str) -> Reply {
    let responses = json!({"USERNAME": "seth"});
    respond(sandbox, "MFA_SETUP", Some(session), &responses)
}

#[test]
fn an_app_is_associated_verified_and_from_then_on_asked_for() {
    let sandbox = test_client::start(&format!("[user_pool]\nmfa = \"on\"\n{SETH}"));
    let offer = ask(&sandbox);
    assert_eq!(
        offer.parameter("MFAS_CAN_SETUP"),
        r#"["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]"#
    );
    let app = associate(&sandbox, offer.session());
    assert_eq!(
        associate(&sandbox, offer.session()).error().1,
        "Invalid session for the user, session can only be used once."
    );
    let right = code_of(&app, 0);
    let wrong = if right == "000000" {
        "000001"
    } else {
        "000000"
    };
    let refused = verify(&sandbox, app.session(), wrong);
    assert_eq!(
        refused.error(),
        ("EnableSoftwareTokenMFAException", "Code mismatch")
    );
    let earned = verify(&sandbox, app.session(), &right);
    assert_eq!(earned.body["Status"], "SUCCESS");
    // Neither the first session nor the one of the key completes the sign-in, only the one that the code has earned.
    assert!(answer(&sandbox, app.session()).status == 400);
    let tokens = answer(&sandbox, earned.session());
    let user = get_user(&sandbox, &tokens.token("AccessToken"));
    assert_eq!(
        user.body["UserMFASettingList"],
        json!(["SOFTWARE_TOKEN_MFA"])
    );

    let next = sign_in(&sandbox, "seth", "seth-Passw0rd!");
    assert_eq!(next.challenge(), "SOFTWARE_TOKEN_MFA");
    assert_eq!(next.parameter("FRIENDLY_DEVICE_NAME"), "phone");
    let replayed = next.answer(&sandbox, "seth", "SOFTWARE_TOKEN_MFA_CODE", &right);
    assert_eq!(replayed.error().0, "ExpiredCodeException");
    let fresh = code_of(&app, 30);
    next.answer(&sandbox, "seth", "SOFTWARE_TOKEN_MFA_CODE", &fresh)
        .token("IdToken");
}

#[test]
fn an_email_address_is_proved_by_a_code_and_from_then_on_asked_for() {
    let sandbox = test_client::start(&format!("{SETH}mfa_required = true\n"));
    let asked = ask(&sandbox);
    for garbage in ["", "nobody"] {
        let reply = asked.answer(&sandbox, "seth", "EMAIL", garbage);
        assert_eq!(reply.error().0, "InvalidParameterException");
    }
    let sent = asked.answer(&sandbox, "seth", "EMAIL", "seth@example.com");
    assert_eq!(sent.challenge(), "EMAIL_OTP");
    assert_eq!(sent.parameter("CODE_DELIVERY_DESTINATION"), "s***@e***.com");
    let code = sandbox.messages()[0].code().to_owned();
    let tokens = sent.answer(&sandbox, "seth", "EMAIL_OTP_CODE", &code);
    let user = get_user(&sandbox, &tokens.token("AccessToken"));
    assert_eq!(user.body["UserMFASettingList"], json!(["EMAIL_OTP"]));
    let email = json!({"Name": "email", "Value": "seth@example.com"});
    let attributes = user.body["UserAttributes"].as_array().unwrap();
    assert!(attributes.contains(&email), "{attributes:?}");
    let next = sign_in(&sandbox, "seth", "seth-Passw0rd!");
    assert_eq!(next.challenge(), "EMAIL_OTP");
}

#[test]
fn only_what_the_pool_offers_can_be_set_up() {
    let set_up = |factor: &str| {
        let pool = format!("[user_pool]\nmfa = \"on\"\nmfa_set_up = [\"{factor}\"]\n{SETH}");
        test_client::start(&pool)
    };
    let email_only = set_up("email");
    let asked = ask(&email_only);
    assert_eq!(asked.parameter("MFAS_CAN_SETUP"), r#"["EMAIL_OTP"]"#);
    assert_eq!(
        associate(&email_only, asked.session()).error().0,
        "SoftwareTokenMFANotFoundException"
    );
    let app_only = set_up("totp");
    let asked = ask(&app_only);
    let reply = asked.answer(&app_only, "seth", "EMAIL", "seth@example.com");
    assert_eq!(reply.error(), UNKNOWN);
}

#[test]
fn sessions_and_codes_that_fit_nothing_are_refused() {
    let sandbox = test_client::start(&format!("[user_pool]\nmfa = \"on\"\n{SETH}"));
    let asked = ask(&sandbox);
    assert_eq!(associate(&sandbox, "never-issued").error(), UNKNOWN);
    assert_eq!(verify(&sandbox, asked.session(), "000000").error(), UNKNOWN);
    let none = user_pool(&sandbox, "AssociateSoftwareToken", &json!({}));
    assert_eq!(none.error().0, "InvalidParameterException");
    for code in [
        json!(null),
        json!("12345"),
        json!("1234567"),
        json!("12345x"),
    ] {
        let input = json!({"Session": asked.session(), "UserCode": code});
        let reply = user_pool(&sandbox, "VerifySoftwareToken", &input);
        assert_eq!(reply.error().0, "InvalidParameterException", "{code}");
    }
    let app = associate(&sandbox, asked.session());
    for _ in 0..5 {
        let reply = verify(&sandbox, app.session(), "000000");
        assert_eq!(reply.status, 400);
    }
    let dead = verify(&sandbox, app.session(), &code_of(&app, 0));
    assert_eq!(dead.error(), UNKNOWN);
    assert_eq!(dead.body["Session"], Value::Null);
}
