//! The end of a sign-in: every factor is proven, and only the device is left to look at.

use serde_json::{Value, json};

use super::device;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::DeviceTracking;
use crate::sandbox::user_pool::issue;
use crate::sandbox::user_pool::sign_in::attempt::Attempt;
use crate::sandbox::world::World;

/// Asks a device that the pool knows for its proof; everybody else is signed in, with a key for their device where the
/// pool tracks devices.
pub(super) fn finish(world: &World, attempt: &Attempt) -> Result<Value, ServiceError> {
    if let Some(device) = device::named(world, attempt)? {
        return Ok(device::ask(world, attempt, &device));
    }
    let account = &attempt.account;
    if account.device_tracking == DeviceTracking::Off {
        return Ok(issue::at_sign_in(world, account));
    }
    let now = world.clock.epoch_seconds();
    let region = &world.scenario.region;
    let device = world.devices.welcome(&account.name, region, now);
    let mut output = issue::at_sign_in_from(world, account, Some(&device.key));
    output["AuthenticationResult"]["NewDeviceMetadata"] =
        json!({"DeviceKey": device.key, "DeviceGroupKey": device.group_key});
    Ok(output)
}
