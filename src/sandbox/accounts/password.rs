//! Password: a user's password, and the SRP verifier made of it.

use std::sync::OnceLock;

use subtle::ConstantTimeEq;

use super::srp_verifier::Verifier;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::random;

/// A password, and what SRP needs of it, which is computed when first asked for.
#[derive(Debug)]
pub(in crate::sandbox) struct Password {
    text: Hidden,
    salt: [u8; 16],
    verifier: OnceLock<Verifier>,
}

impl Password {
    /// Keeps a password under a salt of its own.
    pub(super) fn new(text: Hidden) -> Self {
        Self {
            text,
            salt: random::bytes(),
            verifier: OnceLock::new(),
        }
    }

    /// Returns whether this is the password.
    pub(in crate::sandbox) fn is(&self, text: &str) -> bool {
        let right = self.text.reveal().as_bytes();
        right.ct_eq(text.as_bytes()).into()
    }

    /// Returns the verifier of this password for a user of a pool.
    pub(in crate::sandbox) fn verifier(&self, pool_name: &str, username: &str) -> &Verifier {
        self.verifier
            .get_or_init(|| Verifier::new(pool_name, username, self.text.reveal(), &self.salt))
    }
}
