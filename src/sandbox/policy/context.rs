//! ConditionContext: what a policy may ask of a call beside action and resource (IAM User Guide, "AWS global condition
//! context keys").

use std::net::IpAddr;

/// The values of one call that condition keys and policy variables stand for.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct ConditionContext {
    /// The caller's identity id, `cognito-identity.amazonaws.com:sub`.
    pub(in crate::sandbox) identity_id: String,
    /// The ARN of the caller's role, `aws:PrincipalArn`.
    pub(in crate::sandbox) principal_arn: String,
    /// The caller's address, `aws:SourceIp`, where it is known.
    pub(in crate::sandbox) source_ip: Option<IpAddr>,
}

/// A condition key whose value the sandbox knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContextKey {
    /// `cognito-identity.amazonaws.com:sub`
    IdentityId,
    /// `aws:PrincipalArn`
    PrincipalArn,
    /// `aws:SourceIp`
    SourceIp,
    /// `aws:SecureTransport`
    SecureTransport,
}

impl ContextKey {
    /// The names of all keys, for error messages.
    pub(super) const NAMES: &str =
        "cognito-identity.amazonaws.com:sub, aws:PrincipalArn, aws:SourceIp, aws:SecureTransport";

    /// Returns the key of this name, in any case (IAM User Guide, "Condition").
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "cognito-identity.amazonaws.com:sub" => Some(Self::IdentityId),
            "aws:principalarn" => Some(Self::PrincipalArn),
            "aws:sourceip" => Some(Self::SourceIp),
            "aws:securetransport" => Some(Self::SecureTransport),
            _ => None,
        }
    }

    /// Returns the key's value, if the context has one.
    pub(super) fn value(self, context: &ConditionContext) -> Option<String> {
        match self {
            Self::IdentityId => Some(context.identity_id.clone()),
            Self::PrincipalArn => Some(context.principal_arn.clone()),
            Self::SourceIp => context.source_ip.map(|address| address.to_string()),
            // API Gateway is reached over TLS only; that the sandbox speaks plain HTTP on loopback must not change a verdict.
            Self::SecureTransport => Some("true".to_owned()),
        }
    }
}
