//! Keys: a user pool's public keys, and whether one of them signed something.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use serde_json::Value;
use url::Url;

use super::fault::IdTokenFault;
use crate::auth::error::AuthError;
use crate::auth::managed_login::answer::{answer, malformed, members};
use crate::transport::SdkHttpClient;

const OPERATION: &str = "public keys";

/// The RSA keys of a key set, big-endian.
#[derive(Debug)]
pub(in crate::auth::managed_login) struct Keys(Vec<Key>);

#[derive(Debug)]
struct Key {
    id: String,
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

impl Keys {
    /// Fetches a key set (RFC 7517, 5; Amazon Cognito Developer Guide, "Verifying a JSON web token").
    pub(in crate::auth::managed_login) async fn fetch(
        http: &SdkHttpClient,
        url: &Url,
    ) -> Result<Self, AuthError> {
        let answer = answer(OPERATION, http.get(url.as_str())).await?;
        if !answer.status().is_success() {
            let status = answer.status().as_u16();
            return Err(malformed(OPERATION, format!("HTTP status {status}")));
        }
        match members(OPERATION, &answer)?.get("keys") {
            Some(Value::Array(keys)) => Ok(Self(keys.iter().filter_map(Key::read).collect())),
            _ => Err(malformed(OPERATION, "`keys` is not a list")),
        }
    }

    /// Checks an RS256 signature (RFC 7518, 3.3) by the key of this id.
    pub(super) fn verify(
        &self,
        key_id: &str,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), IdTokenFault> {
        let key =
            self.0
                .iter()
                .find(|key| key.id == key_id)
                .ok_or_else(|| IdTokenFault::UnknownKey {
                    key_id: key_id.to_owned(),
                })?;
        RsaPublicKeyComponents {
            n: &key.modulus,
            e: &key.exponent,
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
        .map_err(|_| IdTokenFault::Signature)
    }
}

impl Key {
    /// Reads one key. A set may hold keys of other kinds, which are passed over (RFC 7517, 5).
    fn read(key: &Value) -> Option<Self> {
        let text = |name: &str| key.get(name)?.as_str();
        let number = |name: &str| {
            let bytes = URL_SAFE_NO_PAD.decode(text(name)?).ok()?;
            // Some makers of keys put the zero of a sign before it.
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            Some(bytes[zeros..].to_vec())
        };
        let for_signing = text("use").is_none_or(|purpose| purpose == "sig")
            && text("alg").is_none_or(|algorithm| algorithm == "RS256");
        (text("kty")? == "RSA" && for_signing).then_some(())?;
        Some(Self {
            id: text("kid")?.to_owned(),
            modulus: number("n")?,
            exponent: number("e")?,
        })
    }
}
