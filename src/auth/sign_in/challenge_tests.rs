//! Challenges are read from their parameters, or are malformed.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::types::ChallengeNameType;

use super::*;

fn asked(name: &str, parameters: &[(&str, &str)], available: &[&str]) -> Asked {
    Asked {
        name: ChallengeNameType::from(name),
        parameters: parameters
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect::<HashMap<_, _>>(),
        available: available.iter().map(ToString::to_string).collect(),
        session: None,
    }
}

fn parse(name: &str, parameters: &[(&str, &str)]) -> Result<Challenge, AuthError> {
    Challenge::parse(&asked(name, parameters, &[]))
}

fn attributes(required: &str, present: &str) -> Vec<String> {
    let parameters = [
        ("requiredAttributes", required),
        ("userAttributes", present),
    ];
    match parse("NEW_PASSWORD_REQUIRED", &parameters).unwrap() {
        Challenge::NewPassword { attributes } => attributes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_required_attributes_without_a_value_are_asked_for() {
    let required = r#"["userAttributes.email","userAttributes.custom:team","name"]"#;
    assert_eq!(attributes(required, "{}"), ["email", "custom:team", "name"]);
    assert_eq!(
        attributes(
            required,
            r#"{"email":"a@example.com","name":"","email_verified":"true"}"#
        ),
        ["custom:team", "name"]
    );
    assert_eq!(
        attributes(required, r#"{"userAttributes.name":"Alice","email":null}"#),
        ["email", "custom:team"]
    );
    assert!(attributes("[]", "").is_empty());
}

#[test]
fn some_challenges_need_no_parameters() {
    for name in [
        "NEW_PASSWORD_REQUIRED",
        "PASSWORD",
        "PASSWORD_SRP",
        "SMS_MFA",
        "SMS_OTP",
        "EMAIL_OTP",
        "SOFTWARE_TOKEN_MFA",
        "CUSTOM_CHALLENGE",
        "DEVICE_SRP_AUTH",
    ] {
        assert!(parse(name, &[]).is_ok(), "{name}");
    }
}

#[test]
fn the_pools_own_question_comes_without_the_users_name() {
    let parameters = [
        ("USERNAME", "alice"),
        ("question", "Which city?"),
        ("a-hint", "north"),
        ("empty", ""),
    ];
    let Challenge::Custom { parameters } = parse("CUSTOM_CHALLENGE", &parameters).unwrap() else {
        panic!("not a custom challenge");
    };
    let shown: Vec<(&str, &str)> = parameters
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(shown, [("a-hint", "north"), ("question", "Which city?")]);
}

#[test]
fn where_a_code_went_is_told_as_far_as_the_pool_tells() {
    let parameters = [
        ("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS"),
        ("CODE_DELIVERY_DESTINATION", "+*******9999"),
    ];
    let Challenge::Code(code) = parse("SMS_MFA", &parameters).unwrap() else {
        panic!("not a code");
    };
    assert_eq!(code.key, "SMS_MFA_CODE");
    let sent = code.sent.unwrap();
    assert_eq!(
        (sent.medium.as_str(), sent.destination.as_str()),
        ("SMS", "+*******9999")
    );
    let Challenge::Code(code) = parse("SMS_MFA", &parameters[..1]).unwrap() else {
        panic!("not a code");
    };
    assert_eq!(code.sent, None);
}

#[test]
fn odd_parameters_are_malformed() {
    for (name, parameters) in [
        (
            "NEW_PASSWORD_REQUIRED",
            vec![("requiredAttributes", "email")],
        ),
        ("NEW_PASSWORD_REQUIRED", vec![("requiredAttributes", "{}")]),
        ("NEW_PASSWORD_REQUIRED", vec![("userAttributes", "[]")]),
        ("PASSWORD_VERIFIER", vec![]),
        (
            "PASSWORD_VERIFIER",
            vec![("SALT", "aa"), ("SRP_B", "2"), ("SECRET_BLOCK", "AAAA")],
        ),
        (
            "PASSWORD_VERIFIER",
            vec![
                ("SALT", "aa"),
                ("SRP_B", ""),
                ("SECRET_BLOCK", "AAAA"),
                ("USER_ID_FOR_SRP", "bob"),
            ],
        ),
        ("SELECT_MFA_TYPE", vec![]),
        ("SELECT_MFA_TYPE", vec![("MFAS_CAN_CHOOSE", "[]")]),
        ("SELECT_MFA_TYPE", vec![("MFAS_CAN_CHOOSE", "SMS_MFA")]),
        ("SELECT_MFA_TYPE", vec![("MFAS_CAN_CHOOSE", "[1]")]),
        ("MFA_SETUP", vec![]),
        ("MFA_SETUP", vec![("MFAS_CAN_SETUP", "{\"a\":1}")]),
        ("SELECT_CHALLENGE", vec![]),
        ("DEVICE_PASSWORD_VERIFIER", vec![]),
        (
            "DEVICE_PASSWORD_VERIFIER",
            vec![("SALT", "zz"), ("SRP_B", "2"), ("SECRET_BLOCK", "AAAA")],
        ),
    ] {
        let error = parse(name, &parameters).unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{name}: {error}"
        );
    }
}

#[test]
fn a_challenge_that_cannot_be_answered_is_named() {
    for name in ["WEB_AUTHN", "ADMIN_NO_SRP_AUTH", "SOME_NEW_CHALLENGE", ""] {
        let error = parse(name, &[]).unwrap_err();
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    }
}

#[test]
fn the_ways_to_begin_stand_beside_the_parameters() {
    let read = Challenge::parse(&asked("SELECT_CHALLENGE", &[], &["PASSWORD", "EMAIL_OTP"]));
    let Challenge::FirstFactor { offered } = read.unwrap() else {
        panic!("not a choice");
    };
    assert_eq!(offered, ["PASSWORD", "EMAIL_OTP"]);
}
