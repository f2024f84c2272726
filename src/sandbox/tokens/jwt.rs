//! Signed tokens: RS256 JSON Web Tokens (RFC 7519) and the keys that sign them.

use std::sync::OnceLock;
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rsa::rand_core::OsRng;
use rsa::sha2::{Digest, Sha256};
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Map, Value, json};

use super::token_use::TokenUse;

const KEY_BITS: usize = 2048;

// Once a process, not once a sandbox: making a key takes hundreds of milliseconds, and what tells two sandboxes' tokens
// apart is the pool in their claims.
static ID_KEY: OnceLock<Key> = OnceLock::new();
static ACCESS_KEY: OnceLock<Key> = OnceLock::new();

/// What signs one kind of token; Cognito has a key for each.
struct Key {
    id: String,
    private: RsaPrivateKey,
}

impl Key {
    fn generate() -> Self {
        // Fails only without randomness or for impossible sizes; nothing that a caller sends leads here.
        let private = RsaPrivateKey::new(&mut OsRng, KEY_BITS).expect("an RSA key can be made");
        let id = STANDARD.encode(Sha256::digest(private.n().to_bytes_be()));
        Self { id, private }
    }

    fn of(token_use: TokenUse) -> &'static Self {
        match token_use {
            TokenUse::Id => ID_KEY.get_or_init(Self::generate),
            TokenUse::Access => ACCESS_KEY.get_or_init(Self::generate),
        }
    }

    fn as_jwk(&self) -> Value {
        json!({
            "alg": "RS256",
            "e": URL_SAFE_NO_PAD.encode(self.private.e().to_bytes_be()),
            "kid": self.id,
            "kty": "RSA",
            "n": URL_SAFE_NO_PAD.encode(self.private.n().to_bytes_be()),
            "use": "sig",
        })
    }
}

/// Makes the keys in the background, so that the first sign-in need not wait for them.
pub(in crate::sandbox) fn make_keys() {
    for token_use in [TokenUse::Id, TokenUse::Access] {
        // Without a thread the first token makes its key itself.
        let _ = thread::Builder::new().spawn(move || {
            Key::of(token_use);
        });
    }
}

/// Returns the public keys as the pool's `jwks.json` lists them (RFC 7517).
pub(in crate::sandbox) fn key_set() -> Value {
    json!({"keys": [Key::of(TokenUse::Id).as_jwk(), Key::of(TokenUse::Access).as_jwk()]})
}

/// Returns the token with these claims.
pub(in crate::sandbox) fn sign(token_use: TokenUse, claims: &Value) -> String {
    let key = Key::of(token_use);
    let header = json!({"kid": key.id, "alg": "RS256"});
    let mut token = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header.to_string()),
        URL_SAFE_NO_PAD.encode(claims.to_string())
    );
    let signature = key
        .private
        .sign(
            Pkcs1v15Sign::new::<Sha256>(),
            &Sha256::digest(token.as_bytes()),
        )
        .expect("a key of this size signs any digest");
    token.push('.');
    token.push_str(&URL_SAFE_NO_PAD.encode(signature));
    token
}

/// A token taken apart, its signature not yet looked at.
pub(in crate::sandbox) struct Jwt {
    signed: String,
    signature: Vec<u8>,
    header: Map<String, Value>,
    claims: Map<String, Value>,
}

impl Jwt {
    /// Takes a token apart; nothing where it is not one.
    pub(in crate::sandbox) fn parse(token: &str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let decode = |part| URL_SAFE_NO_PAD.decode(part).ok();
        Some(Self {
            signed: signed.to_owned(),
            signature: decode(signature)?,
            header: serde_json::from_slice(&decode(header)?).ok()?,
            claims: serde_json::from_slice(&decode(claims)?).ok()?,
        })
    }

    /// Returns which of the pool's keys signed the token; nothing where none did.
    pub(in crate::sandbox) fn signer(&self) -> Option<TokenUse> {
        if self.header.get("alg") != Some(&json!("RS256")) {
            return None;
        }
        let key_id = self.header.get("kid")?.as_str()?;
        [TokenUse::Id, TokenUse::Access]
            .into_iter()
            .find(|token_use| Key::of(*token_use).id == key_id)
            .filter(|token_use| {
                let public = Key::of(*token_use).private.to_public_key();
                let digest = Sha256::digest(self.signed.as_bytes());
                public
                    .verify(Pkcs1v15Sign::new::<Sha256>(), &digest, &self.signature)
                    .is_ok()
            })
    }

    /// Returns a claim that is a text.
    pub(in crate::sandbox) fn text(&self, claim: &str) -> Option<&str> {
        self.claims.get(claim)?.as_str()
    }

    /// Returns a claim that is a whole number.
    pub(in crate::sandbox) fn number(&self, claim: &str) -> Option<u64> {
        self.claims.get(claim)?.as_u64()
    }

    /// Returns whether the token is over at a time (seconds since 1970), as one without `exp` always is.
    pub(in crate::sandbox) fn is_expired(&self, now: u64) -> bool {
        self.number("exp").is_none_or(|expiry| now >= expiry)
    }

    /// Returns a claim that is a list of texts; empty where it is missing.
    pub(in crate::sandbox) fn texts(&self, claim: &str) -> Vec<String> {
        let list = self.claims.get(claim).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(|entry| entry.as_str().map(str::to_owned))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use rsa::{BigUint, RsaPublicKey};

    use super::*;

    #[test]
    fn a_token_verifies_with_the_published_key_that_its_header_names() {
        let token = sign(TokenUse::Access, &json!({"sub": "x"}));
        let parts: Vec<&str> = token.split('.').collect();
        let header: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[0]).unwrap()).unwrap();
        let key_set = key_set();
        let keys = key_set["keys"].as_array().unwrap();
        assert_eq!(keys.len(), 2);
        let key = keys.iter().find(|key| key["kid"] == header["kid"]).unwrap();
        let part = |name: &str| {
            BigUint::from_bytes_be(&URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap())
        };
        let digest = Sha256::digest(format!("{}.{}", parts[0], parts[1]));
        RsaPublicKey::new(part("n"), part("e"))
            .unwrap()
            .verify(
                Pkcs1v15Sign::new::<Sha256>(),
                &digest,
                &URL_SAFE_NO_PAD.decode(parts[2]).unwrap(),
            )
            .unwrap();
    }

    #[test]
    fn id_and_access_tokens_have_different_keys() {
        let signer = |token_use| {
            let token = sign(token_use, &json!({}));
            Jwt::parse(&token).unwrap().signer()
        };
        assert_eq!(signer(TokenUse::Id), Some(TokenUse::Id));
        assert_eq!(signer(TokenUse::Access), Some(TokenUse::Access));
        assert_ne!(Key::of(TokenUse::Id).id, Key::of(TokenUse::Access).id);
    }

    #[test]
    fn an_altered_token_has_no_signer() {
        let token = sign(TokenUse::Id, &json!({"sub": "alice"}));
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = head.split_once('.').unwrap();
        let claims = URL_SAFE_NO_PAD.encode(r#"{"sub":"bob"}"#);
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
        for altered in [
            format!("{header}.{claims}.{signature}"),
            format!("{none}.{claims}."),
            format!("{head}."),
        ] {
            assert_eq!(Jwt::parse(&altered).unwrap().signer(), None);
        }
    }

    #[test]
    fn garbage_is_no_token() {
        for garbage in [
            "",
            ".",
            "..",
            "a.b.c",
            "e30.e30",
            "é.é.é",
            "bnVsbA.bnVsbA.bnVsbA",
        ] {
            assert!(Jwt::parse(garbage).is_none(), "{garbage}");
        }
    }
}
