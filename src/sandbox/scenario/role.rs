//! Groups, and the roles that their members get.

use std::sync::Arc;

use crate::sandbox::policy::PolicyDocument;

/// A group of users.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Group {
    /// The smaller, the better; none is worst.
    pub(in crate::sandbox) precedence: Option<u32>,
    /// The name of the role that members get.
    pub(in crate::sandbox) role: Option<String>,
}

/// A role that the identity pool may hand out.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Role {
    /// The path in the role's ARN, with a slash at both ends.
    pub(super) path: String,
    /// What the role may do; none is nothing.
    pub(in crate::sandbox) policies: Arc<[PolicyDocument]>,
    /// Whether the role's trust policy lets the identity pool assume it.
    pub(in crate::sandbox) trusts_identity_pool: bool,
}
