//! Proves the knowledge of a password by SRP-6a as Cognito speaks it (Amazon Cognito Developer Guide, "User pool
//! authentication flow"; RFC 5054 differs in almost every detail).
//!
//! Pure: randomness and time are handed in. Arithmetic on secrets takes a time that does not depend on them.

use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crypto_bigint::{U256, U1024, U1280, U3072};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::error::AuthError;
use super::mac::hmac_sha256;
use super::srp_group::{element, generator, multiplier, pad};
use crate::secret::{Secret, SecretString};

/// How many random bytes make a client's secret number.
pub(super) const SECRET_LENGTH: usize = U1024::BYTES;

/// The width of a + u·x: one bit more than the longer summand has, whatever their values.
const EXPONENT_BITS: u32 = U1024::BITS + 1;

const KEY_INFO: &[u8] = b"Caldera Derived Key\x01";
const KEY_LENGTH: usize = 16;

/// The client's side of one sign-in: the secret number a, and A = g^a, computed once.
#[derive(Debug)]
pub(super) struct SrpClient {
    secret: Secret<U1024>,
    public: U3072,
}

/// Who proves what. For a user: the pool's name without its region, and the user's real name. For a remembered device:
/// its group key and its key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Identity<'a> {
    /// What is hashed first.
    pub(super) group: &'a str,
    /// What is hashed second.
    pub(super) id: &'a str,
    /// What is proved to be known.
    pub(super) password: &'a SecretString,
}

/// The server's side of one sign-in, checked.
#[derive(Debug)]
pub(super) struct ServerValues {
    salt: Vec<u8>,
    public: U3072,
    secret_block: String,
    secret_block_bytes: Vec<u8>,
}

impl ServerValues {
    /// Reads the challenge parameters `SALT`, `SRP_B` and `SECRET_BLOCK`. Refuses B = 0 modulo N, which would make the
    /// key known to everybody.
    pub(super) fn parse(salt: &str, public: &str, secret_block: &str) -> Result<Self, AuthError> {
        let public = read_number(&read_hex("SRP_B", public)?)
            .filter(|number| !bool::from(element(number).retrieve().is_zero()))
            .ok_or_else(|| malformed("`SRP_B` is not a number of the group".to_owned()))?;
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
    pub(super) fn secret_block(&self) -> &str {
        &self.secret_block
    }
}

impl SrpClient {
    /// Begins a sign-in with a fresh secret number. A = g^a is never 0 modulo N, because N is prime.
    pub(super) fn new(secret: &[u8; SECRET_LENGTH]) -> Self {
        let secret = Secret::new(U1024::from_be_slice(secret));
        let public = generator().pow(secret.expose()).retrieve();
        Self { secret, public }
    }

    /// Returns A as `SRP_A` wants it: hexadecimal, lower case, without leading zeros.
    pub(super) fn public(&self) -> String {
        let digits = format!("{:x}", self.public);
        digits.trim_start_matches('0').to_owned()
    }

    /// Returns the `PASSWORD_CLAIM_SIGNATURE` for a challenge. The timestamp is sent along, letter for letter.
    pub(super) fn claim(
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
    fn session(&self, server: &U3072, private: &U256, scrambler: &U256) -> Zeroizing<U3072> {
        let base = Zeroizing::new(element(server) - multiplier() * generator().pow(private));
        let exponent = Zeroizing::new(
            self.secret
                .expose()
                .resize::<{ U1280::LIMBS }>()
                .wrapping_add(&scrambler.resize().wrapping_mul(private)),
        );
        Zeroizing::new(base.pow_bounded_exp(&exponent, EXPONENT_BITS).retrieve())
    }
}

/// u = H(PAD(A) || PAD(B)). Zero is refused: the key would not depend on the password.
fn scrambler(client: &U3072, server: &U3072) -> Result<U256, AuthError> {
    let scrambler = hash(&[&pad(&bytes(client)), &pad(&bytes(server))]);
    if bool::from(scrambler.is_zero()) {
        return Err(malformed("`SRP_B` makes the scrambler zero".to_owned()));
    }
    Ok(scrambler)
}

/// x = H(PAD(salt) || H(group || id || ":" || password)).
fn private_key(identity: Identity<'_>, salt: &[u8]) -> Zeroizing<U256> {
    let inner = Zeroizing::new(hash(&[
        identity.group.as_bytes(),
        identity.id.as_bytes(),
        b":",
        identity.password.expose().as_bytes(),
    ]));
    Zeroizing::new(hash(&[&pad(salt), &bytes(&inner)]))
}

/// HKDF-SHA256 (RFC 5869) with the scrambler as salt; the first 16 bytes are the key.
fn session_key(session: &U3072, scrambler: &U256) -> Zeroizing<[u8; 32]> {
    let secret = pad(&bytes(session));
    let extracted = extract(&secret, scrambler);
    Zeroizing::new(hmac_sha256(extracted.as_slice(), &[KEY_INFO]))
}

fn extract(session: &[u8], scrambler: &U256) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(hmac_sha256(&pad(&bytes(scrambler)), &[session]))
}

fn hash(parts: &[&[u8]]) -> U256 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    U256::from_be_slice(&hash.finalize())
}

fn bytes<const LIMBS: usize>(number: &crypto_bigint::Uint<LIMBS>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(number.to_be_bytes().as_ref().to_vec())
}

/// Reads hexadecimal digits, an odd count of them too: Cognito leaves out leading zeros.
fn read_hex(name: &str, text: &str) -> Result<Vec<u8>, AuthError> {
    let digits = text
        .chars()
        .map(|digit| digit.to_digit(16))
        .collect::<Option<Vec<u32>>>()
        .filter(|digits| !digits.is_empty())
        .ok_or_else(|| malformed(format!("`{name}` is not a hexadecimal number")))?;
    // `rchunks` takes pairs from the end, so that an odd first digit stands alone.
    let mut bytes: Vec<u8> = digits
        .rchunks(2)
        .filter_map(|pair| u8::try_from(pair.iter().fold(0, |high, low| high * 16 + low)).ok())
        .collect();
    bytes.reverse();
    Ok(bytes)
}

/// Returns the number, unless it is longer than N.
fn read_number(bytes: &[u8]) -> Option<U3072> {
    let first = bytes.iter().position(|byte| *byte != 0)?;
    let significant = bytes.get(first..)?;
    let start = U3072::BYTES.checked_sub(significant.len())?;
    let mut whole = [0; U3072::BYTES];
    whole.get_mut(start..)?.copy_from_slice(significant);
    Some(U3072::from_be_slice(&whole))
}

/// Returns a time as `TIMESTAMP` wants it, `Thu Mar 5 09:08:07 UTC 2026`: in English whatever the locale, and without
/// padding of the day, which Cognito would refuse as a wrong password.
pub(super) fn timestamp(at: SystemTime) -> Result<String, AuthError> {
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
#[path = "srp_tests.rs"]
mod tests;
