//! Proofs by SRP: of the user's password, and of a remembered device's.

use std::collections::HashMap;

use crate::auth::error::AuthError;
use crate::auth::random::random;
use crate::auth::srp::{self, Identity, SECRET_LENGTH, ServerValues, SrpClient};
use crate::clock::Clock;

/// A proof that was begun.
#[derive(Debug)]
pub(super) struct Proof(SrpClient);

impl Proof {
    /// Begins a proof with a fresh secret number.
    pub(super) fn begin() -> Result<Self, AuthError> {
        Ok(Self(SrpClient::new(&*random::<SECRET_LENGTH>()?)))
    }

    /// Returns what `SRP_A` is to say.
    pub(super) fn public(&self) -> String {
        self.0.public()
    }

    /// Ends the proof: what is answered to the server's side of it. Taken by value, so that a second challenge cannot have
    /// another proof made with the same secret number.
    pub(super) fn end(
        self,
        identity: Identity<'_>,
        server: &ServerValues,
        clock: Clock,
    ) -> Result<HashMap<String, String>, AuthError> {
        let timestamp = srp::timestamp(clock.now())?;
        let signature = self.0.claim(identity, server, &timestamp)?;
        let secret_block = server.secret_block().to_owned();
        Ok(HashMap::from([
            ("PASSWORD_CLAIM_SIGNATURE".to_owned(), signature),
            ("PASSWORD_CLAIM_SECRET_BLOCK".to_owned(), secret_block),
            ("TIMESTAMP".to_owned(), timestamp),
        ]))
    }
}
