//! What a signed-in user does with devices, and what their refresh tokens then need.

use serde_json::{Value, json};

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, initiate, sign_in, user_pool};
use crate::sandbox::test_device::Known;
use crate::sandbox::user_pool::fixture::ALICE;

const GONE: (&str, &str) = ("ResourceNotFoundException", "Device does not exist.");
const INVALID: (&str, &str) = ("NotAuthorizedException", "Invalid Refresh Token");

fn start() -> (Sandbox, Reply) {
    let sandbox = test_client::start(&format!(
        "{ALICE}\n[user_pool]\ndevice_tracking = \"always\""
    ));
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    (sandbox, reply)
}

fn call(sandbox: &Sandbox, operation: &str, token: &str, key: &str) -> Reply {
    let input = json!({
        "AccessToken": token, "DeviceKey": key, "DeviceRememberedStatus": "not_remembered",
    });
    user_pool(sandbox, operation, &input)
}

#[test]
fn a_device_is_listed_from_its_confirmation_until_it_is_forgotten() {
    let (sandbox, first) = start();
    let token = first.token("AccessToken");
    let listed = || user_pool(&sandbox, "ListDevices", &json!({"AccessToken": token}));
    assert_eq!(listed().body, json!({"Devices": []}));
    let device = Known::confirm(&sandbox, &first);
    let devices = listed().body["Devices"].clone();
    assert_eq!(devices[0]["DeviceKey"], device.key);
    let got = call(&sandbox, "GetDevice", &token, &device.key);
    assert_eq!(got.body["Device"], devices[0]);
    let name = json!({"Name": "device_name", "Value": "test"});
    let attributes = got.body["Device"]["DeviceAttributes"].as_array().unwrap();
    assert!(attributes.contains(&name), "{attributes:?}");
    let updated = call(&sandbox, "UpdateDeviceStatus", &token, &device.key);
    assert_eq!(updated.body, json!({}));
    let forgotten = call(&sandbox, "ForgetDevice", &token, &device.key);
    assert_eq!(forgotten.body, json!({}));
    for operation in ["GetDevice", "UpdateDeviceStatus", "ForgetDevice"] {
        let reply = call(&sandbox, operation, &token, &device.key);
        assert_eq!(reply.error(), GONE, "{operation}");
    }
}

#[test]
fn refreshing_needs_the_key_of_the_device_that_was_signed_in_from() {
    let (sandbox, first) = start();
    let refresh_token = first.token("RefreshToken");
    let metadata = &first.body["AuthenticationResult"]["NewDeviceMetadata"];
    let old_way = |key: Option<&str>| {
        let parameters = json!({"REFRESH_TOKEN": refresh_token});
        let mut parameters = parameters.as_object().unwrap().clone();
        parameters.extend(key.map(|key| ("DEVICE_KEY".to_owned(), json!(key))));
        initiate(&sandbox, "REFRESH_TOKEN_AUTH", &Value::Object(parameters))
    };
    let new_way = |key: Option<&str>| {
        let input = json!({
            "RefreshToken": refresh_token, "ClientId": sandbox.client_id(), "DeviceKey": key,
        });
        user_pool(&sandbox, "GetTokensFromRefreshToken", &input)
    };
    let unconfirmed = metadata["DeviceKey"].as_str();
    assert_eq!(old_way(unconfirmed).error(), INVALID);
    let device = Known::confirm(&sandbox, &first);
    for key in [None, Some("another")] {
        assert_eq!(old_way(key).error(), INVALID);
        assert_eq!(new_way(key).error(), INVALID);
    }
    old_way(Some(&device.key)).token("AccessToken");
    let renewed = new_way(Some(&device.key)).token("AccessToken");
    assert_eq!(test_client::claims(&renewed)["device_key"], device.key);
    call(&sandbox, "ForgetDevice", &renewed, &device.key);
    assert_eq!(new_way(Some(&device.key)).error(), INVALID);
}

#[test]
fn what_is_no_verifier_of_a_device_of_the_user_is_refused() {
    let (sandbox, first) = start();
    let token = first.token("AccessToken");
    let key = first.body["AuthenticationResult"]["NewDeviceMetadata"]["DeviceKey"].clone();
    let confirm = |key: &Value, verifier: &Value, salt: &Value| {
        let input = json!({
            "AccessToken": token, "DeviceKey": key, "DeviceName": "test",
            "DeviceSecretVerifierConfig": {"PasswordVerifier": verifier, "Salt": salt},
        });
        user_pool(&sandbox, "ConfirmDevice", &input)
    };
    let salt = json!("AQID");
    let too_large = "/".repeat(516);
    for verifier in [
        json!(null),
        json!(""),
        json!("AA=="),
        json!("not base64!"),
        json!(too_large),
    ] {
        let reply = confirm(&key, &verifier, &salt);
        assert_eq!(reply.error().0, "InvalidParameterException", "{verifier}");
    }
    let verifier = json!("AQID");
    for salt in [json!(null), json!("?")] {
        let reply = confirm(&key, &verifier, &salt);
        assert_eq!(reply.error().0, "InvalidParameterException", "{salt}");
    }
    assert_eq!(
        confirm(&json!("eu-central-1_another"), &verifier, &salt).error(),
        ("NotAuthorizedException", "Invalid device key given.")
    );
    assert_eq!(confirm(&key, &verifier, &salt).status, 200);
}

#[test]
fn members_that_are_missing_or_unknown_are_named() {
    let (sandbox, first) = start();
    let token = first.token("AccessToken");
    for operation in [
        "ConfirmDevice",
        "UpdateDeviceStatus",
        "ForgetDevice",
        "GetDevice",
        "ListDevices",
    ] {
        let reply = user_pool(&sandbox, operation, &json!({}));
        assert!(reply.error().1.contains("'accessToken'"), "{operation}");
    }
    let input = json!({
        "AccessToken": token, "DeviceKey": "x", "DeviceRememberedStatus": "perhaps",
    });
    let reply = user_pool(&sandbox, "UpdateDeviceStatus", &input);
    assert!(reply.error().1.contains("'perhaps'"), "{}", reply.body);
    let reply = user_pool(&sandbox, "ForgetDevice", &json!({"AccessToken": token}));
    assert!(reply.error().1.contains("'deviceKey'"), "{}", reply.body);
}
