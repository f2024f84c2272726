//! Remembered devices (Amazon Cognito API Reference, `ConfirmDevice`, `UpdateDeviceStatus`).

use aws_sdk_cognitoidentityprovider::types::{
    DeviceRememberedStatusType, DeviceSecretVerifierConfigType,
};

use super::user_pool::UserPool;
use crate::auth::device::RememberedDevice;
use crate::auth::error::AuthError;
use crate::auth::service_error::failure;
use crate::auth::verdict::Step;
use crate::secret::SecretString;

/// What the pool's owner finds in the list of a user's devices.
const DEVICE_NAME: &str = "sigcall";

impl UserPool {
    /// Has the pool remember a device that it named in this very sign-in.
    pub(in crate::auth) async fn remember(
        &self,
        access_token: &SecretString,
        key: String,
        group_key: String,
    ) -> Result<RememberedDevice, AuthError> {
        let device = RememberedDevice::with_new_password(key, group_key)?;
        let proof = device.verifier()?;
        let config = DeviceSecretVerifierConfigType::builder()
            .password_verifier(proof.verifier)
            .salt(proof.salt)
            .build();
        let confirmed = self
            .client
            .confirm_device()
            .access_token(access_token.expose())
            .device_key(&device.key)
            .device_name(DEVICE_NAME)
            .device_secret_verifier_config(config)
            .send()
            .await
            .map_err(|error| failure(Step::Access, "ConfirmDevice", error))?;
        // Some pools remember a device only when its user says so, and who came here has said so.
        if confirmed.user_confirmation_necessary {
            self.client
                .update_device_status()
                .access_token(access_token.expose())
                .device_key(&device.key)
                .device_remembered_status(DeviceRememberedStatusType::Remembered)
                .send()
                .await
                .map_err(|error| failure(Step::Access, "UpdateDeviceStatus", error))?;
        }
        Ok(device)
    }
}
