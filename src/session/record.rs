//! Record: what is kept of a session between runs. Knows no disk and no network.

use std::collections::BTreeMap;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::secret_text;
use crate::auth::{AuthError, IdClaims, Tokens};
use crate::secret::SecretString;

/// The version this program writes, and the newest it reads.
pub(super) const VERSION: u32 = 1;

/// One user's session: the tokens, and the credentials of each role taken with them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Record {
    /// The shape of the record; see [`VERSION`].
    pub version: u32,
    /// The user name as it was typed at sign-in, perhaps an alias.
    pub username: String,
    /// The profile that was in force, for people who read the file.
    pub profile: Option<String>,
    /// The role asked for at sign-in, which holds for calls that ask for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where a stand-in for AWS on this machine served what this session was made of; empty for AWS itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub served_at: Vec<String>,
    /// When the user last signed in.
    pub signed_in_at: Timestamp,
    /// Whether that was in a browser: the user pool's API need not renew such tokens.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_browser: bool,
    /// The user pool's tokens.
    pub tokens: StoredTokens,
    /// The identity's id in the identity pool: stable for a user, and `GetId` has the tightest quota of all the calls.
    pub identity_id: Option<String>,
    /// Role credentials by the role that was asked for; the empty name stands for the pool's own choice.
    #[serde(default)]
    pub credentials: BTreeMap<String, StoredCredentials>,
}

/// The tokens of a session. Refreshing needs the internal user name, which the ID token carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredTokens {
    /// The ID token (JWT).
    #[serde(with = "secret_text")]
    pub id: SecretString,
    /// The access token (JWT).
    #[serde(with = "secret_text")]
    pub access: SecretString,
    /// The refresh token, opaque; absent where the app client gives none.
    #[serde(
        with = "secret_text::optional",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub refresh: Option<SecretString>,
    /// What the user pool knows the machine by that signed in, where it tracks devices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    /// When the ID token expires.
    pub expires_at: Timestamp,
}

/// The credentials of a role.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredCredentials {
    /// The access key id (`ASIA…`); AWS does not hold it secret.
    pub access_key_id: String,
    /// The secret access key.
    #[serde(with = "secret_text")]
    pub secret_access_key: SecretString,
    /// The session token.
    #[serde(with = "secret_text")]
    pub session_token: SecretString,
    /// When they expire.
    pub expires_at: Timestamp,
}

impl StoredCredentials {
    /// Returns them in the form in which every AWS library takes them.
    pub fn to_credentials(&self) -> Credentials {
        Credentials::new(
            self.access_key_id.clone(),
            self.secret_access_key.expose().clone(),
            Some(self.session_token.expose().clone()),
            Some(self.expires_at.into()),
            "sigcall",
        )
    }
}

impl StoredTokens {
    /// Takes the tokens of a sign-in or a refresh.
    pub fn of(tokens: &Tokens) -> Self {
        Self {
            id: tokens.id.clone(),
            access: tokens.access.clone(),
            refresh: tokens.refresh.clone(),
            device_key: tokens.device_key.clone(),
            expires_at: timestamp(tokens.claims.expires_at),
        }
    }

    /// Reads the ID token's claims again. A token that was cut off in the file is an error here rather than at the gateway.
    pub fn parse(&self) -> Result<Tokens, AuthError> {
        // RFC 7515 3.1: header, payload and signature.
        if self
            .access
            .expose()
            .split('.')
            .filter(|part| !part.is_empty())
            .count()
            != 3
        {
            return Err(AuthError::MalformedAnswer {
                operation: "the stored access token",
                reason: "it is no JSON Web Token".to_owned(),
                source: None,
            });
        }
        Ok(Tokens {
            id: self.id.clone(),
            access: self.access.clone(),
            refresh: self.refresh.clone(),
            device_key: self.device_key.clone(),
            claims: IdClaims::parse(&self.id)?,
        })
    }
}

/// Returns a time as it is written into a record; what lies outside of the calendar is clamped to its end.
pub(super) fn timestamp(time: SystemTime) -> Timestamp {
    Timestamp::try_from(time).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::session) fn record(username: &str) -> Record {
        Record {
            version: VERSION,
            username: username.to_owned(),
            profile: Some("dev".to_owned()),
            role: None,
            served_at: Vec::new(),
            signed_in_at: Timestamp::UNIX_EPOCH,
            by_browser: false,
            tokens: StoredTokens {
                id: "id.token".into(),
                access: "access.token".into(),
                refresh: None,
                device_key: None,
                expires_at: Timestamp::UNIX_EPOCH,
            },
            identity_id: None,
            credentials: BTreeMap::from([(
                String::new(),
                StoredCredentials {
                    access_key_id: "ASIAIOSFODNN7EXAMPLE".to_owned(),
                    secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".into(),
                    session_token: "token".into(),
                    expires_at: Timestamp::UNIX_EPOCH,
                },
            )]),
        }
    }

    #[test]
    fn a_record_survives_the_way_to_disk_and_back() {
        let written = serde_json::to_string(&record("alice")).unwrap();
        let read: Record = serde_json::from_str(&written).unwrap();
        assert_eq!(read.tokens.id.expose(), "id.token");
        assert_eq!(read.credentials[""].session_token.expose(), "token");
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!("{:?}", record("alice"));
        for secret in ["id.token", "access.token", "wJalr"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
