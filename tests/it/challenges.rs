//! Each challenge of a user pool, answered without a person: what was said beforehand, and what is asked of Cognito.

use crate::support::{Outcome, TestEnv};

const TOTP_SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/// What follows every sign-in of a user with a role.
const EXCHANGE: [&str; 2] = ["GetId", "GetCredentialsForIdentity"];

fn login(env: &TestEnv, user: &str, words: &[&str], variables: &[(&str, &str)]) -> Outcome {
    let password = format!("{user}-Passw0rd!");
    let variables = [&[("SIGCALL_PASSWORD", password.as_str())], variables].concat();
    env.run_with(&[&["login", user], words].concat(), &variables, "")
}

/// Asserts what was asked of Cognito since the sandbox began.
#[track_caller]
fn asked(env: &TestEnv, operations: &[&str]) {
    assert_eq!(env.received_since(0), [operations, &EXCHANGE].concat());
}

#[test]
fn codes_by_text_message_and_e_mail_are_given_by_a_flag_or_a_variable() {
    for user in ["sam", "emma"] {
        for (words, variables) in [
            (&["--mfa-code", "123456"][..], &[][..]),
            (&[], &[("SIGCALL_MFA_CODE", "123456")]),
        ] {
            let env = TestEnv::every_sign_in(&[]);
            login(&env, user, words, variables)
                .code(0)
                .says("Signed in as");
            let twice = "RespondToAuthChallenge";
            asked(&env, &["InitiateAuth", twice, twice]);
            let sent = env.sandbox().messages();
            assert_eq!(sent.len(), 1, "{sent:?}");
        }
    }
}

#[test]
fn a_wrong_code_with_nobody_to_ask_is_the_refusal_that_it_is() {
    let env = TestEnv::every_sign_in(&[]);
    login(&env, "sam", &["--mfa-code", "654321"], &[])
        .code(3)
        .one_error_with_a_hint()
        .says("CodeMismatchException");
    login(&env, "sam", &[], &[])
        .code(3)
        .one_error_with_a_hint()
        .says("+*******9999")
        .says("--mfa-code");
    assert!(env.store().is_empty());
}

#[test]
fn the_code_of_an_authenticator_app_is_computed() {
    let secret = [("SIGCALL_TOTP_SECRET", TOTP_SECRET)];
    for flow in ["srp", "password"] {
        let env = TestEnv::every_sign_in(&[]);
        login(&env, "tim", &["--flow", flow], &secret).code(0);
    }
    let env = TestEnv::every_sign_in(&[]);
    let lines = format!("tim-Passw0rd!\nnot needed\n{TOTP_SECRET}\n");
    let words = [
        "login",
        "tim",
        "--password-stdin",
        "--new-password-stdin",
        "--totp-secret-stdin",
    ];
    env.run_with(&words, &[], &lines).code(0);
    let env = TestEnv::every_sign_in(&[]);
    let config = format!(
        "[profiles.dev.users.tim]\npassword = \"env:P\"\ntotp_secret = \"command:echo {TOTP_SECRET}\"\n"
    );
    let path = env.write("config.toml", &config).display().to_string();
    // A request signs in by itself, the second factor included.
    env.run_with(
        &["--config", &path, "get", "/test", "--as", "tim"],
        &[("P", "tim-Passw0rd!")],
        "",
    )
    .code(0);
}

#[test]
fn a_secret_that_is_none_is_a_matter_of_configuration() {
    let env = TestEnv::every_sign_in(&[]);
    for (variables, says) in [
        (
            &[("SIGCALL_TOTP_SECRET", "not base32!")][..],
            "is not Base32",
        ),
        (&[], "SIGCALL_TOTP_SECRET"),
    ] {
        let code = if variables.is_empty() { 3 } else { 2 };
        let outcome = login(&env, "tim", &[], variables)
            .code(code)
            .one_error_with_a_hint()
            .says(says);
        assert!(!outcome.stderr.contains("not base32!"), "{outcome:?}");
    }
}

#[test]
fn a_code_of_another_secret_is_refused_once() {
    let env = TestEnv::every_sign_in(&[]);
    login(
        &env,
        "tim",
        &[],
        &[("SIGCALL_TOTP_SECRET", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")],
    )
    .code(3)
    .one_error_with_a_hint()
    .says("this machine's clock");
    let twice = "RespondToAuthChallenge";
    assert_eq!(env.received_since(0), ["InitiateAuth", twice, twice]);
}

#[test]
fn one_of_several_second_factors_is_chosen_by_name_or_by_its_secret() {
    for (words, variables) in [
        (&["--mfa", "sms", "--mfa-code", "123456"][..], &[][..]),
        (&["--mfa", "totp"], &[("SIGCALL_TOTP_SECRET", TOTP_SECRET)]),
        (&[], &[("SIGCALL_TOTP_SECRET", TOTP_SECRET)]),
        (&["--mfa-code", "123456"], &[("SIGCALL_MFA", "sms")]),
    ] {
        let env = TestEnv::every_sign_in(&[]);
        login(&env, "mia", words, variables).code(0);
        let thrice = "RespondToAuthChallenge";
        asked(&env, &["InitiateAuth", thrice, thrice, thrice]);
    }
    let env = TestEnv::every_sign_in(&[]);
    login(&env, "mia", &["--mfa", "email"], &[])
        .code(3)
        .one_error_with_a_hint()
        .says("`email` is not offered");
    login(&env, "mia", &[], &[])
        .code(3)
        .one_error_with_a_hint()
        .says("SMS_MFA")
        .says("--mfa");
    login(&env, "mia", &["--mfa", "smss"], &[])
        .code(2)
        .one_error_with_a_hint()
        .says("did you mean `sms`?");
}

#[test]
fn codes_by_e_mail_are_set_up_without_a_terminal_and_an_app_is_not() {
    let env = TestEnv::every_sign_in(&[]);
    let words = [
        "--mfa",
        "email",
        "--attribute",
        "email=seth@example.com",
        "--mfa-code",
        "123456",
    ];
    login(&env, "seth", &words, &[]).code(0);
    let env = TestEnv::every_sign_in(&[]);
    let outcome = login(&env, "seth", &["--mfa", "totp"], &[])
        .code(3)
        .one_error_with_a_hint()
        .says("on a terminal once");
    assert!(!outcome.stderr.contains("otpauth"), "{outcome:?}");
}

#[test]
fn a_new_password_comes_with_its_attributes() {
    let env = TestEnv::every_sign_in(&[]);
    let variables = [
        ("SIGCALL_PASSWORD", "nina-Temp0rary!"),
        ("SIGCALL_NEW_PASSWORD", "nina-Passw0rd!"),
        ("SIGCALL_ATTRIBUTE", "name=Nina"),
    ];
    env.run_with(&["login", "nina"], &variables, "").code(0);
    login(&env, "nina", &[], &[]).code(0);
}

#[test]
fn the_pools_own_questions_are_answered_one_a_round() {
    let answers = [
        "--flow",
        "custom",
        "--answer",
        "ANSWER=Rex",
        "--answer",
        "ANSWER=blue",
    ];
    let env = TestEnv::every_sign_in(&[]);
    env.run_with(&[&["login", "cleo"], &answers[..]].concat(), &[], "")
        .code(0);
    let twice = "RespondToAuthChallenge";
    asked(&env, &["InitiateAuth", twice, twice]);

    // With a password at hand it is proved first.
    let env = TestEnv::every_sign_in(&[]);
    login(&env, "cleo", &answers, &[]).code(0);
    asked(&env, &["InitiateAuth", twice, twice, twice]);
    login(
        &env,
        "cleo",
        &["--flow", "custom"],
        &[("SIGCALL_ANSWER", "ANSWER=Rex ANSWER=blue")],
    )
    .code(0);

    let env = TestEnv::every_sign_in(&[]);
    env.run(&[
        "login",
        "cleo",
        "--flow",
        "custom",
        "--answer",
        "ANSWER=Rex",
    ])
    .code(3)
    .one_error_with_a_hint()
    .says("favourite colour")
    .says("--answer");
    let outcome = env
        .run(&["login", "cleo", "--answer", "s3cret"])
        .code(2)
        .one_error_with_a_hint();
    assert!(!outcome.stderr.contains("s3cret"), "{outcome:?}");
}

#[test]
fn what_to_show_first_is_chosen_at_once_or_from_what_is_offered() {
    for (words, password, operations) in [
        (
            &["--first-factor", "email-otp", "--mfa-code", "123456"][..],
            false,
            1,
        ),
        (
            &["--first-factor", "sms-otp", "--mfa-code", "123456"],
            false,
            1,
        ),
        (&["--first-factor", "password"], true, 0),
        (&["--first-factor", "password-srp"], true, 1),
        (&[], true, 1),
    ] {
        let env = TestEnv::every_sign_in(&[]);
        let words = [&["login", "faye", "--flow", "user-auth"], words].concat();
        let variables = [("SIGCALL_PASSWORD", "faye-Passw0rd!")];
        let variables = if password { &variables[..] } else { &[] };
        env.run_with(&words, variables, "").code(0);
        let mut expected = vec!["InitiateAuth"];
        expected.resize(1 + operations, "RespondToAuthChallenge");
        asked(&env, &expected);
    }
    let env = TestEnv::every_sign_in(&[]);
    env.run(&["login", "faye", "--flow", "user-auth"])
        .code(3)
        .one_error_with_a_hint()
        .says("EMAIL_OTP, SMS_OTP, PASSWORD, PASSWORD_SRP")
        .says("--first-factor");
    // Who has the password alone cannot begin with a code.
    env.run(&[
        "login",
        "tim",
        "--flow",
        "user-auth",
        "--first-factor",
        "email-otp",
    ])
    .code(3)
    .one_error_with_a_hint();
}

#[test]
fn a_flow_that_the_client_does_not_allow_says_so() {
    let env = TestEnv::new();
    for flow in ["custom", "user-auth"] {
        login(&env, "alice", &["--flow", flow], &[])
            .code(2)
            .one_error_with_a_hint()
            .says("choose another `flow`");
    }
    login(&env, "alice", &["--flow", "sprs"], &[])
        .code(2)
        .one_error_with_a_hint()
        .says("did you mean `srp`?");
}
