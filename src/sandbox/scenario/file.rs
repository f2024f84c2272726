//! The shape of a scenario file, with the place of each value that is checked against another.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::custom_step::CustomStepTable;
use super::factors::{FirstFactor, Mfa, SecondFactor};
use super::identity_pool::{AmbiguousRole, RoleMapping};
use super::user::Status;
use super::user_pool::{DeviceTracking, Flow};
use crate::sandbox::gateway::ApiDefinition;

/// A whole scenario file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScenarioFile {
    pub(super) region: Option<Spanned<String>>,
    pub(super) account: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) clock_offset_seconds: i32,
    #[serde(default)]
    pub(super) user_pool: UserPoolTable,
    #[serde(default)]
    pub(super) client: ClientTable,
    #[serde(default)]
    pub(super) user: Vec<UserTable>,
    #[serde(default)]
    pub(super) identity_provider: Vec<IdentityProviderTable>,
    #[serde(default)]
    pub(super) groups: BTreeMap<String, GroupTable>,
    #[serde(default)]
    pub(super) roles: BTreeMap<String, RoleTable>,
    #[serde(default)]
    pub(super) identity_pool: IdentityPoolTable,
    pub(super) api: Spanned<ApiDefinition>,
}

/// `[user_pool]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct UserPoolTable {
    pub(super) id: Option<Spanned<String>>,
    pub(super) prevent_user_existence_errors: bool,
    pub(super) auth_session_seconds: u32,
    pub(super) required_attributes: Vec<String>,
    pub(super) minimum_password_length: usize,
    pub(super) mfa: Mfa,
    pub(super) mfa_set_up: Vec<SecondFactor>,
    pub(super) device_tracking: DeviceTracking,
    pub(super) remembered_devices_replace_mfa: bool,
}

impl Default for UserPoolTable {
    fn default() -> Self {
        Self {
            id: None,
            prevent_user_existence_errors: false,
            auth_session_seconds: 3 * 60,
            required_attributes: Vec::new(),
            minimum_password_length: 8,
            mfa: Mfa::Off,
            device_tracking: DeviceTracking::Off,
            remembered_devices_replace_mfa: false,
            mfa_set_up: vec![SecondFactor::Totp, SecondFactor::Email],
        }
    }
}

/// `[client]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ClientTable {
    pub(super) id: Option<Spanned<String>>,
    pub(super) secret: Option<String>,
    pub(super) flows: Vec<Flow>,
    pub(super) id_token_seconds: u32,
    pub(super) access_token_seconds: u32,
    pub(super) refresh_token_seconds: u32,
    pub(super) refresh_token_rotation: bool,
    pub(super) rotation_grace_seconds: Option<Spanned<u32>>,
    pub(super) callback_urls: Option<Vec<Spanned<String>>>,
    pub(super) logout_urls: Option<Vec<Spanned<String>>>,
    pub(super) scopes: Option<Vec<Spanned<String>>>,
    pub(super) supported_identity_providers: Option<Vec<Spanned<String>>>,
}

impl Default for ClientTable {
    fn default() -> Self {
        Self {
            id: None,
            secret: None,
            flows: vec![Flow::Srp, Flow::Password, Flow::Refresh],
            id_token_seconds: 60 * 60,
            access_token_seconds: 60 * 60,
            refresh_token_seconds: 30 * 24 * 60 * 60,
            refresh_token_rotation: false,
            rotation_grace_seconds: None,
            callback_urls: None,
            logout_urls: None,
            scopes: None,
            supported_identity_providers: None,
        }
    }
}

/// `[[user]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UserTable {
    pub(super) name: Spanned<String>,
    pub(super) password: Spanned<String>,
    #[serde(default)]
    pub(super) groups: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) sub: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) status: Status,
    #[serde(default = "yes")]
    pub(super) enabled: bool,
    pub(super) first_factors: Option<Spanned<Vec<Spanned<FirstFactor>>>>,
    #[serde(default)]
    pub(super) mfa: Vec<Spanned<SecondFactor>>,
    pub(super) preferred_mfa: Option<Spanned<SecondFactor>>,
    pub(super) mfa_required: Option<bool>,
    pub(super) device_tracking: Option<DeviceTracking>,
    pub(super) totp_secret: Option<Spanned<String>>,
    pub(super) totp_device_name: Option<String>,
    pub(super) code: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) custom_challenge: Vec<CustomStepTable>,
}

/// `[[identity_provider]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IdentityProviderTable {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) identifiers: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) user: Vec<FederatedUserTable>,
}

/// `[[identity_provider.user]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FederatedUserTable {
    pub(super) name_id: Spanned<String>,
    #[serde(default)]
    pub(super) groups: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) sub: Option<Spanned<String>>,
}

/// `[groups.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupTable {
    pub(super) precedence: Option<u32>,
    pub(super) role: Option<Spanned<String>>,
}

/// `[roles.NAME]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleTable {
    pub(super) policy: Option<Spanned<String>>,
    pub(super) path: Option<Spanned<String>>,
    #[serde(default = "yes")]
    pub(super) trusts_identity_pool: bool,
}

/// `[identity_pool]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct IdentityPoolTable {
    pub(super) id: Option<Spanned<String>>,
    pub(super) client_ids: Option<Vec<String>>,
    pub(super) server_side_token_check: bool,
    pub(super) role_mapping: RoleMapping,
    pub(super) ambiguous_role: AmbiguousRole,
    pub(super) authenticated_role: Option<Spanned<String>>,
    pub(super) credentials_seconds: u32,
}

impl Default for IdentityPoolTable {
    fn default() -> Self {
        Self {
            id: None,
            client_ids: None,
            server_side_token_check: false,
            role_mapping: RoleMapping::default(),
            ambiguous_role: AmbiguousRole::default(),
            authenticated_role: None,
            credentials_seconds: 60 * 60,
        }
    }
}

fn yes() -> bool {
    true
}
