//! An authenticator app that a signed-in user adds, and which factors they then prefer.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, epoch_seconds, sign_in, user_pool};
use crate::sandbox::totp::TotpKey;
use crate::sandbox::user_pool::fixture::{ALICE, get_user};

fn start() -> (Sandbox, String) {
    let sandbox = test_client::start(&format!("{ALICE}\n[user_pool]\nmfa = \"optional\""));
    let token = sign_in(&sandbox, "alice", "alice-Passw0rd!").token("AccessToken");
    (sandbox, token)
}

fn associate(sandbox: &Sandbox, token: &str) -> Reply {
    user_pool(
        sandbox,
        "AssociateSoftwareToken",
        &json!({"AccessToken": token}),
    )
}

fn verify(sandbox: &Sandbox, token: &str, code: &str) -> Reply {
    let input = json!({"AccessToken": token, "UserCode": code});
    user_pool(sandbox, "VerifySoftwareToken", &input)
}

fn prefer(sandbox: &Sandbox, token: &str, settings: &Value) -> Reply {
    let mut input = settings.clone();
    input["AccessToken"] = json!(token);
    user_pool(sandbox, "SetUserMFAPreference", &input)
}

fn key(associated: &Reply) -> TotpKey {
    TotpKey::from_base32(associated.body["SecretCode"].as_str().unwrap()).unwrap()
}

#[test]
fn an_app_added_after_a_sign_in_is_asked_for_once_it_is_switched_on() {
    let (sandbox, token) = start();
    let on = json!({"SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    assert_eq!(
        prefer(&sandbox, &token, &on).error(),
        (
            "InvalidParameterException",
            "User has not verified software token mfa"
        )
    );
    let first = key(&associate(&sandbox, &token));
    let second = key(&associate(&sandbox, &token));
    let now = epoch_seconds();
    if first.code_at(now) != second.code_at(now) {
        let of_other_key = verify(&sandbox, &token, &first.code_at(now));
        assert_eq!(of_other_key.error().0, "EnableSoftwareTokenMFAException");
    }
    let verified = verify(&sandbox, &token, &second.code_at(now));
    assert_eq!(verified.body, json!({"Status": "SUCCESS"}));
    sign_in(&sandbox, "alice", "alice-Passw0rd!").token("IdToken");

    assert_eq!(prefer(&sandbox, &token, &on).body, json!({}));
    let user = get_user(&sandbox, &token).body;
    assert_eq!(user["UserMFASettingList"], json!(["SOFTWARE_TOKEN_MFA"]));
    assert_eq!(user["PreferredMfaSetting"], "SOFTWARE_TOKEN_MFA");
    let next = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    assert_eq!(next.challenge(), "SOFTWARE_TOKEN_MFA");

    let off = json!({"SoftwareTokenMfaSettings": {"Enabled": false, "PreferredMfa": false}});
    assert_eq!(prefer(&sandbox, &token, &off).body, json!({}));
    let user = get_user(&sandbox, &token).body;
    assert_eq!(user["UserMFASettingList"], Value::Null);
    sign_in(&sandbox, "alice", "alice-Passw0rd!").token("IdToken");
}

#[test]
fn only_one_factor_is_preferred_and_each_has_an_address() {
    let (sandbox, token) = start();
    let preferred = json!({"Enabled": true, "PreferredMfa": true});
    let both = json!({"SMSMfaSettings": preferred, "EmailMfaSettings": preferred});
    assert_eq!(
        prefer(&sandbox, &token, &both).error().0,
        "InvalidParameterException"
    );
    let sms = json!({"SMSMfaSettings": preferred});
    assert_eq!(
        prefer(&sandbox, &token, &sms).error(),
        (
            "InvalidParameterException",
            "User does not have delivery config set to turn on SMS_MFA"
        )
    );
    let email = json!({"EmailMfaSettings": preferred});
    assert_eq!(prefer(&sandbox, &token, &email).body, json!({}));
    let input = json!({"AccessToken": token});
    let factors = user_pool(&sandbox, "GetUserAuthFactors", &input).body;
    assert_eq!(
        factors,
        json!({
            "Username": "alice",
            "PreferredMfaSetting": "EMAIL_OTP",
            "UserMFASettingList": ["EMAIL_OTP"],
            "ConfiguredUserAuthFactors": ["PASSWORD"],
        })
    );
}

#[test]
fn a_pool_without_second_factors_knows_no_app() {
    let sandbox = test_client::start(ALICE);
    let token = sign_in(&sandbox, "alice", "alice-Passw0rd!").token("AccessToken");
    let expected = (
        "SoftwareTokenMFANotFoundException",
        "Software Token MFA has not been enabled by the userPool",
    );
    assert_eq!(associate(&sandbox, &token).error(), expected);
    assert_eq!(verify(&sandbox, &token, "000000").error(), expected);
}

#[test]
fn an_app_needs_an_access_token_and_a_key_before_its_code() {
    let (sandbox, token) = start();
    let early = verify(&sandbox, &token, "000000");
    assert_eq!(early.error().0, "InvalidParameterException");
    for operation in [
        "AssociateSoftwareToken",
        "VerifySoftwareToken",
        "SetUserMFAPreference",
        "GetUserAuthFactors",
    ] {
        let input = json!({"AccessToken": "garbage", "UserCode": "000000"});
        let reply = user_pool(&sandbox, operation, &input);
        assert_eq!(
            reply.error(),
            ("NotAuthorizedException", "Invalid Access Token"),
            "{operation}"
        );
    }
}
