//! The settings of the user pool and of its app client.

use serde::Deserialize;

use super::factors::{Mfa, SecondFactor};
use super::managed_login::ManagedLogin;
use crate::sandbox::hidden::Hidden;

/// The settings of the user pool.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct UserPool {
    /// Its id, the region and a name with an underscore between.
    pub(in crate::sandbox) id: String,
    /// Whether an unknown user is treated like a wrong password.
    pub(in crate::sandbox) prevent_user_existence_errors: bool,
    /// For how many seconds a challenge may be answered.
    pub(in crate::sandbox) auth_session_seconds: u32,
    /// Attributes that NEW_PASSWORD_REQUIRED asks for where the user lacks them.
    pub(in crate::sandbox) required_attributes: Vec<String>,
    /// The fewest characters that a password the user chooses may have.
    pub(in crate::sandbox) minimum_password_length: usize,
    /// Of whom a second factor is asked.
    pub(in crate::sandbox) mfa: Mfa,
    /// Which devices are remembered.
    pub(in crate::sandbox) device_tracking: DeviceTracking,
    /// Whether a remembered device is asked for its proof in place of a second factor.
    pub(in crate::sandbox) remembered_devices_replace_mfa: bool,
    /// The second factors that MFA_SETUP offers.
    pub(in crate::sandbox) mfa_set_up: Vec<SecondFactor>,
}

/// Whether a pool remembers devices (Amazon Cognito Developer Guide, "Working with user devices in your user pool").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum DeviceTracking {
    /// None.
    #[default]
    Off,
    /// Every one that is confirmed.
    Always,
    /// Those that their user wants to be remembered.
    OptIn,
}

/// The settings of the app client.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Client {
    /// Its id.
    pub(in crate::sandbox) id: String,
    /// Its secret, where it has one.
    pub(in crate::sandbox) secret: Option<Hidden>,
    /// The ways to sign in that it allows.
    pub(in crate::sandbox) flows: Vec<Flow>,
    /// How long an ID token is good for.
    pub(in crate::sandbox) id_token_seconds: u32,
    /// How long an access token is good for.
    pub(in crate::sandbox) access_token_seconds: u32,
    /// How long a refresh token is good for.
    pub(in crate::sandbox) refresh_token_seconds: u32,
    /// Where refresh tokens are rotated, how long a replaced one still works.
    pub(in crate::sandbox) rotation_grace_seconds: Option<u32>,
    /// What it registered for managed login.
    pub(in crate::sandbox) managed_login: ManagedLogin,
}

/// A way to sign in that the app client may allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(in crate::sandbox) enum Flow {
    /// By SRP: the password does not leave the client.
    #[serde(rename = "USER_SRP_AUTH")]
    Srp,
    /// By the password itself.
    #[serde(rename = "USER_PASSWORD_AUTH")]
    Password,
    /// By questions of the pool's own.
    #[serde(rename = "CUSTOM_AUTH")]
    Custom,
    /// By what the user, or the client, chooses.
    #[serde(rename = "USER_AUTH")]
    UserAuth,
    /// By a refresh token.
    #[serde(rename = "REFRESH_TOKEN_AUTH")]
    Refresh,
}
