//! The settings of the user pool and of its app client.

use serde::Deserialize;

use crate::sandbox::hidden::Hidden;

/// The settings of the user pool.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct UserPool {
    pub(in crate::sandbox) id: String,
    /// Whether an unknown user is treated like a wrong password.
    pub(in crate::sandbox) prevent_user_existence_errors: bool,
    /// How long a challenge may be answered.
    pub(in crate::sandbox) auth_session_seconds: u32,
    /// Attributes that NEW_PASSWORD_REQUIRED asks for where the user lacks them.
    pub(in crate::sandbox) required_attributes: Vec<String>,
    pub(in crate::sandbox) minimum_password_length: usize,
}

/// The settings of the app client.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Client {
    pub(in crate::sandbox) id: String,
    pub(in crate::sandbox) secret: Option<Hidden>,
    pub(in crate::sandbox) flows: Vec<Flow>,
    pub(in crate::sandbox) id_token_seconds: u32,
    pub(in crate::sandbox) access_token_seconds: u32,
    pub(in crate::sandbox) refresh_token_seconds: u32,
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
    /// By a refresh token.
    #[serde(rename = "REFRESH_TOKEN_AUTH")]
    Refresh,
}
