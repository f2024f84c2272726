//! Sign-ins from devices: new ones, remembered ones, and those that prove nothing.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, claims, initiate, respond, sign_in};
use crate::sandbox::test_device::Known;
use crate::sandbox::user_pool::fixture::WRONG;

const DORA: &str = r#"
[[user]]
name = "dora"
password = "dora-Passw0rd!"
aliases = ["dora@example.com"]
attributes = { phone_number = "+15555559999" }
mfa = ["sms"]
code = "123456"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
"#;

fn start(settings: &str) -> Sandbox {
    test_client::start(&format!(
        "[user_pool]\nmfa = \"optional\"\n{settings}\n{DORA}"
    ))
}

fn with_code(sandbox: &Sandbox) -> Reply {
    let asked = sign_in(sandbox, "dora", "dora-Passw0rd!");
    asked.answer(sandbox, "dora", "SMS_MFA_CODE", "123456")
}

fn come_back(sandbox: &Sandbox, device_key: &str) -> Reply {
    let parameters = json!({
        "USERNAME": "dora", "PASSWORD": "dora-Passw0rd!", "DEVICE_KEY": device_key,
    });
    initiate(sandbox, "USER_PASSWORD_AUTH", &parameters)
}

#[test]
fn a_pool_that_tracks_none_gives_no_key_and_asks_for_none() {
    let sandbox = start("");
    let first = with_code(&sandbox);
    let result = &first.body["AuthenticationResult"];
    assert_eq!(result["NewDeviceMetadata"], Value::Null);
    let access = claims(&first.token("AccessToken"));
    assert_eq!(access["device_key"], Value::Null);
    assert_eq!(come_back(&sandbox, "made-up").challenge(), "SMS_MFA");
}

#[test]
fn a_remembered_device_proves_its_password_in_place_of_a_second_factor() {
    let sandbox = start("device_tracking = \"always\"\nremembered_devices_replace_mfa = true");
    let first = with_code(&sandbox);
    let device = Known::confirm(&sandbox, &first);
    assert!(device.key.starts_with("eu-central-1_"));
    assert_eq!(
        claims(&first.token("AccessToken"))["device_key"],
        device.key
    );
    assert_eq!(device.confirmed["UserConfirmationNecessary"], false);

    let asked = come_back(&sandbox, &device.key);
    assert_eq!(asked.challenge(), "DEVICE_SRP_AUTH");
    assert_eq!(asked.parameter("DEVICE_KEY"), device.key);
    let verifier = device.send_public_value(&sandbox, "dora", Some(asked.session()));
    assert_eq!(verifier.challenge(), "DEVICE_PASSWORD_VERIFIER");
    let signed_in = device.prove(&sandbox, &verifier, Some(verifier.session()));
    let result = &signed_in.body["AuthenticationResult"];
    assert_eq!(result["NewDeviceMetadata"], Value::Null);
    let access = claims(&signed_in.token("AccessToken"));
    assert_eq!(access["device_key"], device.key);
    assert_eq!(sandbox.messages().len(), 1);
    let replayed = device.prove(&sandbox, &verifier, Some(verifier.session()));
    assert_eq!(replayed.error().0, "NotAuthorizedException");
}

#[test]
fn the_answers_of_a_device_are_found_without_a_session() {
    let sandbox = start("device_tracking = \"always\"\nremembered_devices_replace_mfa = true");
    let device = Known::confirm(&sandbox, &with_code(&sandbox));
    let early = device.send_public_value(&sandbox, "dora", None);
    assert_eq!(early.error().1, "Invalid session for the user.");
    come_back(&sandbox, &device.key);
    let of_another = device.send_public_value(&sandbox, "alice", None);
    assert_eq!(of_another.error().1, "Invalid session for the user.");
    let verifier = device.send_public_value(&sandbox, "dora@example.com", None);
    device.prove(&sandbox, &verifier, None).token("IdToken");
    let again = device.send_public_value(&sandbox, "dora", None);
    assert_eq!(again.error().1, "Invalid session for the user.");
}

#[test]
fn where_it_replaces_nothing_a_device_proves_itself_after_the_second_factor() {
    let sandbox = start("device_tracking = \"always\"");
    let device = Known::confirm(&sandbox, &with_code(&sandbox));
    let asked = come_back(&sandbox, &device.key);
    assert_eq!(asked.challenge(), "SMS_MFA");
    let next = asked.answer(&sandbox, "dora", "SMS_MFA_CODE", "123456");
    assert_eq!(next.challenge(), "DEVICE_SRP_AUTH");
    let verifier = device.send_public_value(&sandbox, "dora", Some(next.session()));
    let session = Some(verifier.session());
    device.prove(&sandbox, &verifier, session).token("IdToken");
}

#[test]
fn where_the_user_decides_a_device_replaces_a_factor_once_it_is_remembered() {
    let sandbox = start("device_tracking = \"opt-in\"\nremembered_devices_replace_mfa = true");
    let first = with_code(&sandbox);
    let device = Known::confirm(&sandbox, &first);
    assert_eq!(device.confirmed["UserConfirmationNecessary"], true);
    assert_eq!(come_back(&sandbox, &device.key).challenge(), "SMS_MFA");
    let input = json!({
        "AccessToken": first.token("AccessToken"), "DeviceKey": device.key,
        "DeviceRememberedStatus": "remembered",
    });
    test_client::user_pool(&sandbox, "UpdateDeviceStatus", &input);
    assert_eq!(
        come_back(&sandbox, &device.key).challenge(),
        "DEVICE_SRP_AUTH"
    );
}

#[test]
fn a_device_that_is_not_there_or_not_confirmed_is_refused_after_the_password() {
    let sandbox = start("device_tracking = \"always\"");
    let gone = ("ResourceNotFoundException", "Device does not exist.");
    let first = with_code(&sandbox);
    let metadata = &first.body["AuthenticationResult"]["NewDeviceMetadata"];
    let unconfirmed = metadata["DeviceKey"].as_str().unwrap();
    for key in [unconfirmed, "eu-central-1_made-up", "é"] {
        assert_eq!(come_back(&sandbox, key).error(), gone, "{key}");
    }
    let parameters = json!({"USERNAME": "dora", "PASSWORD": "wrong", "DEVICE_KEY": "made-up"});
    let wrong = initiate(&sandbox, "USER_PASSWORD_AUTH", &parameters);
    assert_eq!(wrong.error(), WRONG);
    // Nor is one of somebody else.
    let alice = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let device = Known::confirm(&sandbox, &alice);
    assert_eq!(come_back(&sandbox, &device.key).error(), gone);
}

#[test]
fn a_proof_with_another_password_or_for_another_device_is_wrong() {
    let sandbox = start("device_tracking = \"always\"\nremembered_devices_replace_mfa = true");
    let mut device = Known::confirm(&sandbox, &with_code(&sandbox));
    let asked = come_back(&sandbox, &device.key);
    let public = |session: Option<&str>, key: &str, a: &str| {
        let responses = json!({"USERNAME": "dora", "DEVICE_KEY": key, "SRP_A": a});
        respond(&sandbox, "DEVICE_SRP_AUTH", session, &responses)
    };
    let session = Some(asked.session());
    for (key, a, expected) in [
        (device.key.as_str(), "xyz", "InvalidParameterException"),
        (device.key.as_str(), "0", "InvalidParameterException"),
        ("another", "2", "ResourceNotFoundException"),
    ] {
        assert_eq!(public(session, key, a).error().0, expected, "{key} {a}");
    }
    let verifier = device.send_public_value(&sandbox, "dora", session);
    device.password = "wrong".to_owned();
    assert_eq!(device.prove(&sandbox, &verifier, None).error(), WRONG);

    let asked = come_back(&sandbox, &device.key);
    let verifier = device.send_public_value(&sandbox, "dora", Some(asked.session()));
    let other_session = device.prove(&sandbox, &verifier, Some("another-session"));
    assert_eq!(other_session.error().1, "Invalid session for the user.");
    let responses = json!({
        "USERNAME": "dora", "DEVICE_KEY": device.key, "TIMESTAMP": "now",
        "PASSWORD_CLAIM_SIGNATURE": "!", "PASSWORD_CLAIM_SECRET_BLOCK": "AAAA",
    });
    let garbage = respond(&sandbox, "DEVICE_PASSWORD_VERIFIER", None, &responses);
    assert_eq!(garbage.error().0, "InvalidParameterException");
}
