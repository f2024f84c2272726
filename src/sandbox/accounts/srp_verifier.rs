//! The server's side of SRP-6a as Cognito speaks it: pure; randomness is handed in.
//!
//! It computes with another library for big numbers than the client does, so that a fault of one cannot hide in both.
//! Sources: RFC 5054 for the scheme, RFC 3526 for the group, `AuthenticationHelper.js` of amazon-cognito-identity-js for
//! the padding, the key derivation and the signed message.

use std::fmt;
use std::sync::LazyLock;

use rsa::BigUint;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::sandbox::digest::hmac_sha256;

/// The prime of RFC 3526, group 15 (3072 bits).
const PRIME: &[u8] = b"\
    FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD\
    EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED\
    EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F\
    83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B\
    E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510\
    15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7\
    ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C\
    BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF";

static GROUP: LazyLock<Group> = LazyLock::new(|| {
    let n = BigUint::parse_bytes(PRIME, 16).expect("the constant is hexadecimal");
    let g = BigUint::from(2_u8);
    let k = hash(&[&pad(&n), &pad(&g)]);
    Group { n, g, k }
});

/// The modulus, the generator and the multiplier, which are the same for every pool.
struct Group {
    n: BigUint,
    g: BigUint,
    k: BigUint,
}

/// What the server keeps of a password.
pub(in crate::sandbox) struct Verifier {
    salt: BigUint,
    /// `g^x mod N`.
    v: BigUint,
}

// Security: a derived one would print what passwords can be tried against.
impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(hidden)")
    }
}

impl Verifier {
    /// Computes the verifier of a user's password. `pool_name` is the pool's id after the underscore.
    pub(in crate::sandbox) fn new(
        pool_name: &str,
        username: &str,
        password: &str,
        salt: &[u8],
    ) -> Self {
        let salt = BigUint::from_bytes_be(salt);
        let inner = Sha256::new()
            .chain_update(pool_name)
            .chain_update(username)
            .chain_update(":")
            .chain_update(password)
            .finalize();
        let x = hash(&[&pad(&salt), &inner]);
        let v = GROUP.g.modpow(&x, &GROUP.n);
        Self { salt, v }
    }

    /// Takes a verifier that a device computed itself; nothing where it is not a number of the group, as zero is not,
    /// which anybody could prove.
    pub(in crate::sandbox) fn registered(salt: &[u8], v: &[u8]) -> Option<Self> {
        let salt = BigUint::from_bytes_be(salt);
        let v = BigUint::from_bytes_be(v);
        (v != BigUint::default() && v < GROUP.n).then_some(Self { salt, v })
    }

    /// Returns the salt as `SALT` carries it.
    pub(in crate::sandbox) fn salt_hex(&self) -> String {
        self.salt.to_str_radix(16)
    }
}

/// A client's `SRP_A` that leads to a key anybody could compute.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct UnsafePublicValue;

/// One sign-in in progress: both public values and what the key is made of.
pub(in crate::sandbox) struct Exchange {
    a_public: BigUint,
    b_public: BigUint,
    b_secret: BigUint,
    v: BigUint,
}

impl Exchange {
    /// Begins an exchange with the client's public value and a secret of the server's (RFC 5054, 2.5.3: 256 bits or more).
    pub(in crate::sandbox) fn begin(
        verifier: &Verifier,
        a_public: BigUint,
        b_secret: &[u8],
    ) -> Result<Self, UnsafePublicValue> {
        let Group { n, g, k } = &*GROUP;
        if &a_public % n == BigUint::default() {
            return Err(UnsafePublicValue);
        }
        let b_secret = BigUint::from_bytes_be(b_secret);
        let b_public = (k * &verifier.v + g.modpow(&b_secret, n)) % n;
        Ok(Self {
            a_public,
            b_public,
            b_secret,
            v: verifier.v.clone(),
        })
    }

    /// Returns the server's public value as `SRP_B` carries it.
    pub(in crate::sandbox) fn public_hex(&self) -> String {
        self.b_public.to_str_radix(16)
    }

    /// Returns whether the signature over the message was made with the password that the verifier was made from.
    pub(in crate::sandbox) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        let n = &GROUP.n;
        let u = scrambler(&self.a_public, &self.b_public);
        if u == BigUint::default() {
            return false;
        }
        let base = &self.a_public * self.v.modpow(&u, n) % n;
        let shared = base.modpow(&self.b_secret, n);
        let expected = hmac_sha256(&derive_key(&u, &shared), &[message]);
        expected.ct_eq(signature).into()
    }
}

/// `u = H(PAD(A) || PAD(B))`.
fn scrambler(a_public: &BigUint, b_public: &BigUint) -> BigUint {
    hash(&[&pad(a_public), &pad(b_public)])
}

/// The first sixteen bytes of HKDF-SHA256 (RFC 5869) over the shared secret, with `u` as its salt.
fn derive_key(u: &BigUint, shared: &BigUint) -> [u8; 16] {
    let extracted = hmac_sha256(&pad(u), &[&pad(shared)]);
    let expanded = hmac_sha256(&extracted, &[b"Caldera Derived Key", &[1]]);
    let mut key = [0; 16];
    key.copy_from_slice(&expanded[..16]);
    key
}

/// The bytes of a number as Java's `BigInteger.toByteArray` gives them: a leading zero byte where the first bit is set.
fn pad(number: &BigUint) -> Vec<u8> {
    let mut bytes = number.to_bytes_be();
    if bytes.first().is_some_and(|first| *first >= 0x80) {
        bytes.insert(0, 0);
    }
    bytes
}

fn hash(parts: &[&[u8]]) -> BigUint {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    BigUint::from_bytes_be(&digest.finalize())
}

#[cfg(test)]
#[path = "srp_verifier_tests.rs"]
pub(in crate::sandbox) mod tests;
