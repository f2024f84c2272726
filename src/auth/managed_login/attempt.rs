//! Attempt: the secrets of one sign-in, by which its answers are known.

use subtle::ConstantTimeEq;

use super::random::random_text;
use crate::auth::error::AuthError;
use crate::secret::SecretString;

/// The secrets of one sign-in.
#[derive(Debug)]
pub(super) struct Attempt {
    /// Comes back with the browser: without it, any page could hand over a code of its own (RFC 6749, 10.12).
    pub(super) state: SecretString,
    /// Comes back in the ID token (OpenID Connect Core 1.0, 3.1.2.1).
    pub(super) nonce: SecretString,
    /// Is shown to the token endpoint alone: a stolen code is useless without it (RFC 7636).
    pub(super) verifier: SecretString,
}

impl Attempt {
    /// Draws new ones.
    pub(super) fn new() -> Result<Self, AuthError> {
        Ok(Self {
            state: random_text()?,
            nonce: random_text()?,
            verifier: random_text()?,
        })
    }
}

/// Returns whether an answer carries a secret of the sign-in. The time it takes tells nothing of where two differ.
pub(super) fn same(one: &SecretString, other: &SecretString) -> bool {
    one.expose()
        .as_bytes()
        .ct_eq(other.expose().as_bytes())
        .into()
}
