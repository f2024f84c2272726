//! Claim: the proof that somebody knows a password, which SRP sends in place of it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::sandbox::accounts::Exchange;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::user_pool::opened::Reply;
use crate::sandbox::user_pool::timestamp::Timestamp;
use crate::sandbox::world::World;

/// The proof of a password.
pub(super) struct Claim<'a> {
    timestamp: Timestamp,
    signature: Vec<u8>,
    secret_block: &'a str,
}

impl<'a> Claim<'a> {
    /// Reads the responses that make up a proof.
    pub(super) fn read(reply: Reply<'a>) -> Result<Self, ServiceError> {
        let timestamp = reply.parameter("TIMESTAMP")?;
        let signature = reply.parameter("PASSWORD_CLAIM_SIGNATURE")?;
        let secret_block = reply.parameter("PASSWORD_CLAIM_SECRET_BLOCK")?;
        let timestamp = Timestamp::parse(timestamp).ok_or_else(|| {
            ServiceError::invalid_parameter(
                "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
            )
        })?;
        let signature = STANDARD.decode(signature).map_err(|_| {
            ServiceError::invalid_parameter(
                "Invalid PASSWORD_CLAIM_SIGNATURE format. Must be a Base64 string.",
            )
        })?;
        Ok(Self {
            timestamp,
            signature,
            secret_block,
        })
    }

    /// Returns the secret block that the proof is over, as it was sent.
    pub(super) fn secret_block(&self) -> &'a str {
        self.secret_block
    }

    /// Returns whether the claim is about this name within this group, and made with the right password just now.
    pub(super) fn holds(
        &self,
        world: &World,
        exchange: &Exchange,
        group: &str,
        name: &str,
    ) -> bool {
        let block = STANDARD.decode(self.secret_block).unwrap_or_default();
        let timestamp = self.timestamp.canonical();
        let message = [
            group.as_bytes(),
            name.as_bytes(),
            &block,
            timestamp.as_bytes(),
        ]
        .concat();
        self.timestamp.is_fresh(world.clock.now()) && exchange.accepts(&message, &self.signature)
    }
}
