//! What users do about their own account: look at it, at its devices, second factors and passwords.

pub(super) mod access;
pub(super) mod devices;
pub(super) mod mfa;
pub(super) mod mfa_preference;
pub(super) mod password_policy;
pub(super) mod passwords;
