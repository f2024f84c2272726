//! Password: a user's password, and the SRP verifier made of it.

use std::sync::OnceLock;

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

    /// Returns the password itself.
    pub(in crate::sandbox) fn reveal(&self) -> &str {
        self.text.reveal()
    }

    /// Returns the verifier of this password for a user of a pool.
    pub(in crate::sandbox) fn verifier(&self, pool_name: &str, username: &str) -> &Verifier {
        self.verifier
            .get_or_init(|| Verifier::new(pool_name, username, self.reveal(), &self.salt))
    }
}
