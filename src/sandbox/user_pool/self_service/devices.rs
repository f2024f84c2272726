//! `ConfirmDevice` and what else a signed-in user may do with their devices.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

use super::access::{self, AccessTokenInput};
use crate::sandbox::accounts::{Account, Device, Verifier};
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::DeviceTracking;
use crate::sandbox::world::World;

/// The input of `ConfirmDevice`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct ConfirmDevice {
    access_token: Option<String>,
    device_key: Option<String>,
    device_name: Option<String>,
    device_secret_verifier_config: Option<SecretVerifier>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct SecretVerifier {
    password_verifier: Option<String>,
    salt: Option<String>,
}

/// The input of `UpdateDeviceStatus`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct UpdateDeviceStatus {
    access_token: Option<String>,
    device_key: Option<String>,
    device_remembered_status: Option<String>,
}

/// The input of `ForgetDevice` and `GetDevice`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct DeviceInput {
    access_token: Option<String>,
    device_key: Option<String>,
}

/// Takes what a device's password is proved against. Where the user decides whether it is remembered, the answer says so.
pub(in crate::sandbox::user_pool) fn confirm_device(
    world: &World,
    input: ConfirmDevice,
) -> Result<Value, ServiceError> {
    let token = required("accessToken", input.access_token)?;
    let key = required("deviceKey", input.device_key)?;
    let account = access::shown(world, &token)?;
    let config = required(
        "deviceSecretVerifierConfig",
        input.device_secret_verifier_config,
    )?;
    let verifier = verifier(&config)?;
    let is_users_choice = account.device_tracking == DeviceTracking::OptIn;
    let is_confirmed = world.devices.change(&account.name, &key, |device| {
        device.verifier = Some(Arc::new(verifier));
        device.name = input.device_name;
        device.is_remembered = !is_users_choice;
    });
    if is_confirmed {
        Ok(json!({"UserConfirmationNecessary": is_users_choice}))
    } else {
        Err(ServiceError::not_authorized("Invalid device key given."))
    }
}

fn verifier(config: &SecretVerifier) -> Result<Verifier, ServiceError> {
    let verifier = bytes("passwordVerifier", config.password_verifier.as_deref())?;
    let salt = bytes("salt", config.salt.as_deref())?;
    Verifier::registered(&salt, &verifier).ok_or_else(|| {
        ServiceError::invalid_parameter("The password verifier is not one of the group")
    })
}

fn bytes(name: &str, text: Option<&str>) -> Result<Vec<u8>, ServiceError> {
    let text = required(name, text)?;
    STANDARD
        .decode(text)
        .ok()
        .filter(|bytes| !bytes.is_empty())
        .ok_or_else(|| ServiceError::invalid_parameter(format!("{name} is not a Base64 string")))
}

/// Takes the user's word on whether a device is remembered.
pub(in crate::sandbox::user_pool) fn update_device_status(
    world: &World,
    input: UpdateDeviceStatus,
) -> Result<Value, ServiceError> {
    let token = required("accessToken", input.access_token)?;
    let is_remembered = status(input.device_remembered_status)?;
    let (account, device) = own(world, Some(token), input.device_key)?;
    world.devices.change(&account.name, &device.key, |device| {
        device.is_remembered = is_remembered;
    });
    Ok(json!({}))
}

fn status(given: Option<String>) -> Result<bool, ServiceError> {
    match required("deviceRememberedStatus", given)?.as_str() {
        "remembered" => Ok(true),
        "not_remembered" => Ok(false),
        unknown => Err(ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value '{unknown}' at 'deviceRememberedStatus' failed to satisfy constraint: Member must satisfy enum value set: [remembered, not_remembered]"
        ))),
    }
}

/// Forgets a device, with the refresh tokens of sign-ins from it.
pub(in crate::sandbox::user_pool) fn forget_device(
    world: &World,
    input: DeviceInput,
) -> Result<Value, ServiceError> {
    let (account, device) = own(world, input.access_token, input.device_key)?;
    world.devices.forget(&account.name, &device.key);
    Ok(json!({}))
}

/// Tells a user about one of their devices.
pub(in crate::sandbox::user_pool) fn get_device(
    world: &World,
    input: DeviceInput,
) -> Result<Value, ServiceError> {
    let (_, device) = own(world, input.access_token, input.device_key)?;
    Ok(json!({"Device": described(&device)}))
}

/// Lists the devices of a user, all at once.
pub(in crate::sandbox::user_pool) fn list_devices(
    world: &World,
    input: &AccessTokenInput,
) -> Result<Value, ServiceError> {
    let account = access::bearer(world, input)?;
    let devices = world.devices.confirmed(&account.name);
    let devices: Vec<Value> = devices.iter().map(described).collect();
    Ok(json!({"Devices": devices}))
}

/// Returns whose token is shown, and which of their devices is meant.
fn own(
    world: &World,
    token: Option<String>,
    key: Option<String>,
) -> Result<(Account, Device), ServiceError> {
    let token = required("accessToken", token)?;
    let account = access::shown(world, &token)?;
    let key = required("deviceKey", key)?;
    let device = world.devices.of_user(&account.name, &key);
    match device.filter(|device| device.verifier.is_some()) {
        Some(device) => Ok((account, device)),
        None => Err(ServiceError::not_found("Device does not exist.")),
    }
}

fn described(device: &Device) -> Value {
    let status = if device.is_remembered {
        "remembered"
    } else {
        "not_remembered"
    };
    let mut attributes = vec![
        json!({"Name": "device_status", "Value": "valid"}),
        json!({"Name": "dev:device_remembered_status", "Value": status}),
    ];
    if let Some(name) = &device.name {
        attributes.push(json!({"Name": "device_name", "Value": name}));
    }
    json!({
        "DeviceKey": device.key,
        "DeviceAttributes": attributes,
        "DeviceCreateDate": device.created_at,
        "DeviceLastModifiedDate": device.signed_in_at,
        "DeviceLastAuthenticatedDate": device.signed_in_at,
    })
}

#[cfg(test)]
#[path = "devices_tests.rs"]
mod tests;
