//! What a user may prove who they are with, and where a factor that cannot be proven is shown.

use super::*;
use crate::sandbox::error::SandboxError;
use crate::sandbox::scenario::Scenario;

const API: &str = "[api]\nid = \"a1\"\nkind = \"rest\"\nstage = \"prod\"\n";

fn parse(text: &str) -> Result<Scenario, SandboxError> {
    Scenario::parse(&format!("{text}\n{API}"))
}

fn mistake(text: &str) -> (usize, usize, String) {
    match parse(text).unwrap_err() {
        SandboxError::InvalidScenario {
            line,
            column,
            message,
        } => (line, column, message),
        other => panic!("{other}"),
    }
}

#[test]
fn the_factors_of_a_user_are_read() {
    let scenario = parse(
        r#"
        [[user]]
        name = "alice"
        password = "p"
        attributes = { email = "a@example.com" }
        first_factors = ["EMAIL_OTP", "WEB_AUTHN"]
        mfa = ["totp", "email"]
        preferred_mfa = "email"
        mfa_required = true
        totp_secret = "JBSWY3DPEHPK3PXP"
        totp_device_name = "phone"
        code = "87654321"
        "#,
    )
    .unwrap();
    let user = &scenario.users[0];
    let factors = &user.factors;
    assert_eq!(
        factors.first,
        [FirstFactor::EmailOtp, FirstFactor::WebAuthn]
    );
    assert_eq!(factors.second, [SecondFactor::Totp, SecondFactor::Email]);
    assert_eq!(factors.preferred, Some(SecondFactor::Email));
    assert!(factors.required);
    assert_eq!(
        factors.totp.as_ref().unwrap().to_base32(),
        "JBSWY3DPEHPK3PXP"
    );
    assert_eq!(factors.totp_device_name.as_deref(), Some("phone"));
    assert_eq!(factors.code.as_ref().unwrap().reveal(), "87654321");
    let shown = format!("{scenario:?}");
    assert!(!shown.contains("87654321") && !shown.contains("JBSWY3DP"));
}

#[test]
fn a_second_factor_is_required_of_everybody_where_the_pool_says_on() {
    let users = "[[user]]\nname = \"a\"\npassword = \"p\"\n[[user]]\nname = \"b\"\npassword = \"p\"\nmfa_required = false";
    for (mfa, expected) in [("on", [true, false]), ("optional", [false, false])] {
        let scenario = parse(&format!("[user_pool]\nmfa = \"{mfa}\"\n{users}")).unwrap();
        let required: Vec<bool> = scenario
            .users
            .iter()
            .map(|user| user.factors.required)
            .collect();
        assert_eq!(required, expected, "{mfa}");
    }
}

#[test]
fn a_factor_without_what_it_needs_is_a_mistake_where_it_stands() {
    let mfa = "[user_pool]\nmfa = \"optional\"\n";
    let user = "[[user]]\nname = \"alice\"\npassword = \"p\"\n";
    for (pool, keys, line, column, expected) in [
        (mfa, "mfa = [\"sms\"]", 6, 8, "attribute `phone_number`"),
        (mfa, "mfa = [\"email\"]", 6, 8, "attribute `email`"),
        (mfa, "mfa = [\"totp\"]", 6, 8, "`totp_secret`"),
        (mfa, "mfa = [\"app\"]", 6, 8, "unknown variant `app`"),
        (mfa, "totp_secret = \"0189\"", 6, 15, "is not Base32"),
        (mfa, "preferred_mfa = \"sms\"", 6, 17, "not among"),
        (mfa, "code = \"12345\"", 6, 8, "six to eight digits"),
        (mfa, "code = \"12345x\"", 6, 8, "six to eight digits"),
        (
            "",
            "totp_secret = \"JBSWY3DP\"\nmfa = [\"totp\"]",
            5,
            8,
            "the pool asks for no second factor",
        ),
        ("", "first_factors = [\"SMS_OTP\"]", 4, 18, "`phone_number`"),
        (
            "",
            "first_factors = [\"PASSKEY\"]",
            4,
            18,
            "unknown variant",
        ),
        ("", "first_factors = []", 4, 17, "needs a first factor"),
        (
            mfa,
            "[[user.custom_challenge]]\nanswer = \"\"",
            7,
            10,
            "cannot be empty",
        ),
        (
            mfa,
            "[[user.custom_challenge]]\nanswer = \"a\"\nattempts = 0",
            8,
            12,
            "fewest",
        ),
        (
            mfa,
            "[[user.custom_challenge]]\nanswer = \"a\"\nhint = \"b\"",
            8,
            1,
            "unknown field `hint`",
        ),
        (
            "[user_pool]\nmfa = \"often\"\n",
            "",
            2,
            7,
            "unknown variant",
        ),
    ] {
        let text = format!("{pool}{user}{keys}");
        let (at_line, at_column, message) = mistake(&text);
        assert!(message.contains(expected), "{text}: {message}");
        assert_eq!((at_line, at_column), (line, column), "{text}: {message}");
    }
}
