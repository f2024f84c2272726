//! What a client sends in place of a password: its public value, and then the claim that it knows the password.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::BigUint;

use crate::sandbox::accounts::Exchange;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::user_pool::sign_in::opened::Reply;
use crate::sandbox::user_pool::sign_in::timestamp::Timestamp;
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

/// Reads the public value of a client.
pub(super) fn public_value(text: &str) -> Result<BigUint, ServiceError> {
    let is_hex = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // Longer than any number below the prime, of 768 digits: not worth computing with.
    if is_hex
        && text.len() <= 1024
        && let Some(number) = BigUint::parse_bytes(text.as_bytes(), 16)
    {
        return Ok(number);
    }
    Err(ServiceError::invalid_parameter(format!(
        "1 validation error detected: Value '{text}' at 'sRPA' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-fA-F]+$"
    )))
}
