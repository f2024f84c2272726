//! IdToken: an ID token taken apart, and the checks that it must pass.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::fault::IdTokenFault;
use super::keys::Keys;
use crate::auth::error::AuthError;
use crate::auth::managed_login::answer::malformed;
use crate::auth::managed_login::attempt::same;
use crate::auth::tokens::{IdClaims, time};
use crate::secret::SecretString;

const OPERATION: &str = "ID token";

/// How far the clocks of two machines may differ.
const LEEWAY: Duration = Duration::from_mins(5);

/// An ID token that has been read, and not yet been believed.
#[derive(Debug)]
pub(in crate::auth::managed_login) struct IdToken {
    token: SecretString,
    header: Map<String, Value>,
    /// What it says.
    pub(in crate::auth::managed_login) claims: IdClaims,
    issued_at: SystemTime,
    nonce: Option<SecretString>,
}

impl IdToken {
    /// Takes a token apart (RFC 7519, 7.2). `token_use` must say that it is an ID token.
    pub(in crate::auth::managed_login) fn parse(token: &SecretString) -> Result<Self, AuthError> {
        let claims = IdClaims::parse(token)?;
        let members: Map<String, Value> = part(token, 1)?;
        let issued_at = members
            .get("iat")
            .and_then(Value::as_u64)
            .and_then(time)
            .ok_or_else(|| malformed(OPERATION, "its `iat` is no time"))?;
        let nonce = members.get("nonce").and_then(Value::as_str);
        Ok(Self {
            header: part(token, 0)?,
            claims,
            issued_at,
            nonce: nonce.map(SecretString::from),
            token: token.clone(),
        })
    }

    /// Checks that it was made for this app client.
    pub(in crate::auth::managed_login) fn check_audience(
        &self,
        client_id: &str,
    ) -> Result<(), IdTokenFault> {
        if self.claims.audience == client_id {
            Ok(())
        } else {
            Err(IdTokenFault::Audience {
                audience: self.claims.audience.clone(),
            })
        }
    }

    /// Returns the key that signed it, as its header says. Only RS256 will do: whatever else a header may ask for is a way
    /// to have a forgery believed (RFC 8725, 3.1).
    pub(in crate::auth::managed_login) fn key_id(&self) -> Result<&str, IdTokenFault> {
        let text = |name: &str| self.header.get(name).and_then(Value::as_str);
        match text("alg") {
            Some("RS256") => {}
            other => {
                return Err(IdTokenFault::Algorithm {
                    algorithm: other.unwrap_or_default().to_owned(),
                });
            }
        }
        // An extension that must be understood is not (RFC 7515, 4.1.11).
        if self.header.contains_key("crit") {
            return Err(IdTokenFault::Algorithm {
                algorithm: "RS256 with `crit`".to_owned(),
            });
        }
        text("kid")
            .filter(|key| !key.is_empty())
            .ok_or(IdTokenFault::NoKeyId)
    }

    /// Checks the signature over the token as it came.
    pub(in crate::auth::managed_login) fn check_signature(
        &self,
        keys: &Keys,
    ) -> Result<(), IdTokenFault> {
        let key_id = self.key_id()?;
        let (signed, signature) = self
            .token
            .expose()
            .rsplit_once('.')
            .ok_or(IdTokenFault::Signature)?;
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| IdTokenFault::Signature)?;
        keys.verify(key_id, signed.as_bytes(), &signature)
    }

    /// Checks that it holds now.
    pub(in crate::auth::managed_login) fn check_time(
        &self,
        now: SystemTime,
    ) -> Result<(), IdTokenFault> {
        if self.claims.expires_at + LEEWAY <= now {
            Err(IdTokenFault::Expired)
        } else if self.issued_at > now + LEEWAY {
            Err(IdTokenFault::NotYetMade)
        } else {
            Ok(())
        }
    }

    /// Checks that it answers this very request.
    pub(in crate::auth::managed_login) fn check_nonce(
        &self,
        sent: &SecretString,
    ) -> Result<(), IdTokenFault> {
        match &self.nonce {
            Some(nonce) if same(nonce, sent) => Ok(()),
            _ => Err(IdTokenFault::Nonce),
        }
    }
}

fn part<T: DeserializeOwned>(token: &SecretString, index: usize) -> Result<T, AuthError> {
    let name = if index == 0 { "header" } else { "claims" };
    let unreadable = || malformed(OPERATION, format!("its {name} cannot be read"));
    let text = token.expose().split('.').nth(index).unwrap_or_default();
    let json = URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map_err(|_| unreadable())?;
    serde_json::from_slice(&json).map_err(|_| unreadable())
}

#[cfg(test)]
#[path = "id_token_tests.rs"]
mod tests;
