//! `examples/every-sign-in.toml`: each of its users signs in the way that its comment says.

use serde_json::{Value, json};

use crate::sandbox::scenario::Scenario;
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{Reply, epoch_seconds, initiate, respond, sign_in, user_pool};
use crate::sandbox::test_device::Known;
use crate::sandbox::totp::TotpKey;

const EXAMPLE: &str = include_str!("../../../examples/every-sign-in.toml");

fn start() -> Sandbox {
    let scenario = Scenario::parse(EXAMPLE).unwrap();
    Sandbox::start(scenario, "127.0.0.1:0".parse().unwrap()).unwrap()
}

fn ask(sandbox: &Sandbox, name: &str, challenge: &str) -> Reply {
    let reply = sign_in(sandbox, name, &format!("{name}-Passw0rd!"));
    assert_eq!(reply.challenge(), challenge);
    reply
}

fn totp() -> String {
    let key = TotpKey::from_base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").unwrap();
    key.code_at(epoch_seconds())
}

#[test]
fn its_api_and_its_roles_are_those_of_the_built_in_scenario() {
    let (example, built_in) = (Scenario::parse(EXAMPLE).unwrap(), Scenario::built_in());
    assert_eq!(
        format!("{:?}", (example.roles, example.groups, example.api)),
        format!("{:?}", (built_in.roles, built_in.groups, built_in.api))
    );
}

#[test]
fn sam_emma_tim_and_mia_prove_a_second_factor() {
    let sandbox = start();
    for (name, challenge) in [("sam", "SMS_MFA"), ("emma", "EMAIL_OTP")] {
        let asked = ask(&sandbox, name, challenge);
        let response = format!("{challenge}_CODE");
        asked
            .answer(&sandbox, name, &response, "123456")
            .token("IdToken");
    }
    ask(&sandbox, "tim", "SOFTWARE_TOKEN_MFA")
        .answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", &totp())
        .token("IdToken");
    let code = totp();
    for (factor, response, code) in [
        ("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA_CODE", &*code),
        ("SMS_MFA", "SMS_MFA_CODE", "123456"),
    ] {
        ask(&sandbox, "mia", "SELECT_MFA_TYPE")
            .answer(&sandbox, "mia", "ANSWER", factor)
            .answer(&sandbox, "mia", response, code)
            .token("IdToken");
    }
}

#[test]
fn nina_chooses_a_password_and_gives_her_name() {
    let sandbox = start();
    let asked = sign_in(&sandbox, "nina", "nina-Temp0rary!");
    assert_eq!(
        asked.parameter("requiredAttributes"),
        r#"["userAttributes.name"]"#
    );
    let responses = json!({
        "USERNAME": "nina", "NEW_PASSWORD": "nina-Passw0rd!", "userAttributes.name": "Nina",
    });
    let session = Some(asked.session());
    respond(&sandbox, "NEW_PASSWORD_REQUIRED", session, &responses).token("IdToken");
}

#[test]
fn seth_sets_up_a_second_factor() {
    let sandbox = start();
    let asked = ask(&sandbox, "seth", "MFA_SETUP");
    let sent = asked.answer(&sandbox, "seth", "EMAIL", "seth@example.com");
    sent.answer(&sandbox, "seth", "EMAIL_OTP_CODE", "123456")
        .token("IdToken");
}

#[test]
fn cleo_answers_two_rounds() {
    let sandbox = start();
    initiate(&sandbox, "CUSTOM_AUTH", &json!({"USERNAME": "cleo"}))
        .answer(&sandbox, "cleo", "ANSWER", "Rex")
        .answer(&sandbox, "cleo", "ANSWER", "blue")
        .token("IdToken");
}

#[test]
fn faye_chooses_what_to_prove_first() {
    let sandbox = start();
    for challenge in ["EMAIL_OTP", "SMS_OTP"] {
        initiate(&sandbox, "USER_AUTH", &json!({"USERNAME": "faye"}))
            .answer(&sandbox, "faye", "ANSWER", challenge)
            .answer(&sandbox, "faye", &format!("{challenge}_CODE"), "123456")
            .token("IdToken");
    }
}

#[test]
fn rita_needs_another_password() {
    let sandbox = start();
    let refused = sign_in(&sandbox, "rita", "rita-Passw0rd!");
    assert_eq!(refused.error().0, "PasswordResetRequiredException");
    let call = |operation: &str, mut input: Value| {
        input["ClientId"] = json!(sandbox.client_id());
        input["Username"] = json!("rita");
        assert_eq!(user_pool(&sandbox, operation, &input).status, 200);
    };
    call("ForgotPassword", json!({}));
    call(
        "ConfirmForgotPassword",
        json!({"ConfirmationCode": "123456", "Password": "rita-N3w-Passw0rd!"}),
    );
    sign_in(&sandbox, "rita", "rita-N3w-Passw0rd!").token("IdToken");
}

#[test]
fn doras_device_is_remembered() {
    let sandbox = start();
    let first = ask(&sandbox, "dora", "SMS_MFA").answer(&sandbox, "dora", "SMS_MFA_CODE", "123456");
    let device = Known::confirm(&sandbox, &first);
    let parameters = json!({
        "USERNAME": "dora", "PASSWORD": "dora-Passw0rd!", "DEVICE_KEY": device.key,
    });
    let asked = initiate(&sandbox, "USER_PASSWORD_AUTH", &parameters);
    let verifier = device.send_public_value(&sandbox, "dora", Some(asked.session()));
    let session = Some(verifier.session());
    device.prove(&sandbox, &verifier, session).token("IdToken");
}
