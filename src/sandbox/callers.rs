//! Who calls the gateway: what it asks about credentials and tokens, and what it is told.
//!
//! It does not know where either was issued.

use std::sync::Arc;
use std::time::SystemTime;

use crate::sandbox::policy::PolicyDocument;
use crate::sandbox::tokens::TokenUse;

/// The temporary credentials of one role session, as the identity pool issued them.
///
/// Security: there is deliberately no `Debug`, which would print the secret key and the session token.
#[derive(Clone)]
pub(super) struct IssuedCredentials {
    /// The access key id, which names these credentials in a request.
    pub(super) access_key_id: String,
    /// The secret access key that signatures are computed with.
    pub(super) secret_access_key: String,
    /// The session token that must come with every request; empty for credentials that have none.
    pub(super) session_token: String,
    /// When the credentials cease to be accepted.
    pub(super) expires_at: SystemTime,
    /// The ARN of the role, its path included.
    pub(super) role_arn: String,
    /// The ARN of the role session, which denials name.
    pub(super) assumed_role_arn: String,
    /// The identity the credentials were issued to.
    pub(super) identity_id: String,
    /// The identity-based policies of the role.
    pub(super) policies: Arc<[PolicyDocument]>,
}

impl IssuedCredentials {
    /// Returns the name of the role, without its path.
    pub(super) fn role_name(&self) -> &str {
        self.role_arn.rsplit('/').next().unwrap_or_default()
    }
}

/// The claims of a verified token that decide about a bearer route.
#[derive(Debug, Clone)]
pub(super) struct TokenClaims {
    /// The internal user name.
    pub(super) username: String,
    /// The groups the user was in when the token was issued.
    pub(super) groups: Vec<String>,
    /// The claim `token_use`.
    pub(super) token_use: TokenUse,
}

/// Why a bearer token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenProblem {
    /// Not a token of this user pool, or its signature does not hold.
    Invalid,
    /// Once valid, but its time is over.
    Expired,
}

/// Knows the credentials and tokens that were issued.
pub(super) trait Callers {
    /// Returns the credentials with this access key id, expired ones too.
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials>;

    /// Verifies a token's signature and times and returns its claims.
    fn verify_token(&self, jwt: &str) -> Result<TokenClaims, TokenProblem>;
}
