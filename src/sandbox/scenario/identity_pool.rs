//! The settings of the identity pool.

use serde::Deserialize;

/// The settings of the identity pool.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct IdentityPool {
    /// Its id, the region and a name with a colon between.
    pub(in crate::sandbox) id: String,
    /// The app clients whose tokens are accepted.
    pub(in crate::sandbox) client_ids: Vec<String>,
    /// Whether tokens of users who signed out everywhere are refused.
    pub(in crate::sandbox) server_side_token_check: bool,
    /// How it finds the role.
    pub(in crate::sandbox) role_mapping: RoleMapping,
    /// What it does where the token prefers no role.
    pub(in crate::sandbox) ambiguous_role: AmbiguousRole,
    /// The name of the pool's default role.
    pub(in crate::sandbox) authenticated_role: Option<String>,
    /// How long the credentials it gives are good for.
    pub(in crate::sandbox) credentials_seconds: u32,
}

/// How the identity pool finds the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum RoleMapping {
    /// "Choose role from token".
    #[default]
    Token,
    /// "Use default authenticated role".
    None,
}

/// What "choose role from token" does where the token prefers no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum AmbiguousRole {
    /// Refuses.
    #[default]
    Deny,
    /// Falls back to the pool's default role.
    AuthenticatedRole,
}
