//! Proves the knowledge of a password by SRP-6a as Cognito speaks it (Amazon Cognito Developer Guide, "User pool
//! authentication flow"; RFC 5054 differs in almost every detail).
//!
//! Pure: randomness and time are handed in. Arithmetic on secrets takes a time that does not depend on them.

use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crypto_bigint::{BoxedUint, ConcatenatingMul};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::group::{BYTES, element, generator, multiplier, pad};
use crate::auth::error::AuthError;
use crate::auth::mac::hmac_sha256;
use crate::secret::{Secret, SecretString};

/// How many random bytes make a client's secret number.
pub(in crate::auth) const SECRET_LENGTH: usize = 128;
const SECRET_BITS: u32 = 1024;
const HASH_BITS: u32 = 256;

/// The width of a + u·x: one bit more than the longer summand has, whatever their values.
const EXPONENT_BITS: u32 = SECRET_BITS + 1;

const HEX: &[u8; 16] = b"0123456789abcdef";
const KEY_INFO: &[u8] = b"Caldera Derived Key\x01";
const KEY_LENGTH: usize = 16;

/// The client's side of one sign-in: the secret number a, and A = g^a, computed once.
#[derive(Debug)]
pub(in crate::auth) struct SrpClient {
    secret: Secret<BoxedUint>,
    public: Box<[u8]>,
}

/// Who proves what. For a user: the pool's name without its region, and the user's real name. For a remembered device:
/// its group key and its key.
#[derive(Debug, Clone, Copy)]
pub(in crate::auth) struct Identity<'a> {
    /// What is hashed first.
    pub(in crate::auth) group: &'a str,
    /// What is hashed second.
    pub(in crate::auth) id: &'a str,
    /// What is proved to be known.
    pub(in crate::auth) password: &'a SecretString,
}

/// The server's side of one sign-in, checked.
#[derive(Debug)]
pub(in crate::auth) struct ServerValues {
    salt: Vec<u8>,
    public: Vec<u8>,
    secret_block: String,
    secret_block_bytes: Vec<u8>,
}

impl ServerValues {
    /// Reads the challenge parameters `SALT`, `SRP_B` and `SECRET_BLOCK`. Refuses B = 0 modulo N, which would make the
    /// key known to everybody.
    pub(in crate::auth) fn parse(
        salt: &str,
        public: &str,
        secret_block: &str,
    ) -> Result<Self, AuthError> {
        let public = read_hex("SRP_B", public)?;
        if public.len() > BYTES || bool::from(element(&public).is_zero()) {
            return Err(malformed("`SRP_B` is not a number of the group".to_owned()));
        }
        let secret_block_bytes = STANDARD
            .decode(secret_block)
            .map_err(|error| malformed(format!("`SECRET_BLOCK` is not base64: {error}")))?;
        Ok(Self {
            salt: read_hex("SALT", salt)?,
            public,
            secret_block: secret_block.to_owned(),
            secret_block_bytes,
        })
    }

    /// Returns the secret block as it came, which is how it goes back.
    pub(in crate::auth) fn secret_block(&self) -> &str {
        &self.secret_block
    }
}

impl SrpClient {
    /// Begins a sign-in with a fresh secret number. A = g^a is never 0 modulo N, because N is prime.
    pub(in crate::auth) fn new(secret: &[u8; SECRET_LENGTH]) -> Self {
        let secret = Secret::new(BoxedUint::from_be_slice_truncated(secret, SECRET_BITS));
        let public = generator().pow(secret.expose()).retrieve().to_be_bytes();
        Self { secret, public }
    }

    /// Returns A as `SRP_A` wants it: hexadecimal, lower case, without leading zeros.
    pub(in crate::auth) fn public(&self) -> String {
        let mut digits = String::with_capacity(2 * BYTES);
        for byte in &self.public {
            digits.extend([byte >> 4, byte & 0xf].map(|digit| char::from(HEX[usize::from(digit)])));
        }
        digits.trim_start_matches('0').to_owned()
    }

    /// Returns the `PASSWORD_CLAIM_SIGNATURE` for a challenge. The timestamp is sent along, letter for letter.
    pub(in crate::auth) fn claim(
        &self,
        identity: Identity<'_>,
        server: &ServerValues,
        timestamp: &str,
    ) -> Result<String, AuthError> {
        let scrambler = scrambler(&self.public, &server.public)?;
        let private = private_key(identity, &server.salt);
        let session = self.session(&server.public, &private, &scrambler);
        let key = session_key(&session, &scrambler);
        let message: [&[u8]; 4] = [
            identity.group.as_bytes(),
            identity.id.as_bytes(),
            &server.secret_block_bytes,
            timestamp.as_bytes(),
        ];
        Ok(STANDARD.encode(hmac_sha256(&key[..KEY_LENGTH], &message)))
    }

    /// S = (B − k·g^x)^(a + u·x).
    fn session(
        &self,
        server: &[u8],
        private: &BoxedUint,
        scrambler: &BoxedUint,
    ) -> Zeroizing<Box<[u8]>> {
        let verifier = Zeroizing::new(generator().pow(private));
        let base = Zeroizing::new(element(server) - multiplier() * &*verifier);
        let product = Zeroizing::new(scrambler.concatenating_mul(private));
        let exponent = Zeroizing::new(self.secret.expose().concatenating_add(&*product));
        let session = Zeroizing::new(base.pow_bounded_exp(&exponent, EXPONENT_BITS));
        let session = Zeroizing::new(session.retrieve());
        Zeroizing::new(session.to_be_bytes())
    }
}

/// Returns PAD(salt) and PAD(v) with v = g^x: what a server gets that is to check proofs of a password.
pub(in crate::auth) fn verifier(
    identity: Identity<'_>,
    salt: &[u8],
) -> (Zeroizing<Vec<u8>>, Zeroizing<Vec<u8>>) {
    let private = private_key(identity, salt);
    let verifier = Zeroizing::new(generator().pow(&private).retrieve().to_be_bytes());
    (pad(salt), pad(&verifier))
}

/// u = H(PAD(A) || PAD(B)). Zero is refused: the key would not depend on the password.
fn scrambler(client: &[u8], server: &[u8]) -> Result<BoxedUint, AuthError> {
    let scrambler = number(&hash(&[&pad(client), &pad(server)]));
    if bool::from(scrambler.is_zero()) {
        return Err(malformed("`SRP_B` makes the scrambler zero".to_owned()));
    }
    Ok(scrambler)
}

/// x = H(PAD(salt) || H(group || id || ":" || password)).
fn private_key(identity: Identity<'_>, salt: &[u8]) -> Zeroizing<BoxedUint> {
    let inner = hash(&[
        identity.group.as_bytes(),
        identity.id.as_bytes(),
        b":",
        identity.password.expose().as_bytes(),
    ]);
    Zeroizing::new(number(&hash(&[&pad(salt), &*inner])))
}

/// HKDF-SHA256 (RFC 5869) with the scrambler as salt; the first bytes are the key.
fn session_key(session: &[u8], scrambler: &BoxedUint) -> Zeroizing<[u8; 32]> {
    let extracted = extract(session, scrambler);
    Zeroizing::new(hmac_sha256(extracted.as_slice(), &[KEY_INFO]))
}

fn extract(session: &[u8], scrambler: &BoxedUint) -> Zeroizing<[u8; 32]> {
    let salt = pad(&scrambler.to_be_bytes());
    Zeroizing::new(hmac_sha256(&salt, &[&pad(session)]))
}

fn hash(parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    Zeroizing::new(hash.finalize().into())
}

fn number(hash: &[u8; 32]) -> BoxedUint {
    BoxedUint::from_be_slice_truncated(hash, HASH_BITS)
}

/// Reads hexadecimal digits as a number: an odd count is well, and leading zeros mean nothing.
fn read_hex(name: &str, text: &str) -> Result<Vec<u8>, AuthError> {
    let digits = text
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect::<Option<Vec<u8>>>()
        .filter(|digits| !digits.is_empty())
        .ok_or_else(|| malformed(format!("`{name}` is not a hexadecimal number")))?;
    let significant = digits.iter().position(|digit| *digit != 0);
    let digits = &digits[significant.unwrap_or(digits.len())..];
    // `rchunks` takes pairs from the end, so that an odd first digit stands alone.
    let mut bytes: Vec<u8> = digits
        .rchunks(2)
        .map(|pair| pair.iter().fold(0, |high, low| (high << 4) | low))
        .collect();
    bytes.reverse();
    Ok(bytes)
}

/// Returns a time as `TIMESTAMP` wants it, `Thu Mar 5 09:08:07 UTC 2026`: in English whatever the locale, and without
/// padding of the day, which Cognito would refuse as a wrong password.
pub(in crate::auth) fn timestamp(at: SystemTime) -> Result<String, AuthError> {
    let at = jiff::Timestamp::try_from(at)
        .map_err(|error| malformed(format!("the clock shows no date: {error}")))?;
    Ok(at.strftime("%a %b %-d %H:%M:%S UTC %Y").to_string())
}

fn malformed(reason: String) -> AuthError {
    AuthError::MalformedAnswer {
        operation: "PASSWORD_VERIFIER",
        reason,
        source: None,
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
