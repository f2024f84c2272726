//! What a sign-in brings, and what the ID token says about the user.

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::error::AuthError;
use crate::secret::SecretString;

/// The tokens of one user, and the claims of the ID token among them.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// The ID token: who the user is, for identity pools and authorizers.
    pub id: SecretString,
    /// The access token: what the user may ask of the user pool itself.
    pub access: SecretString,
    /// The refresh token, opaque; none if the user pool gave none.
    pub refresh: Option<SecretString>,
    /// What the user pool knows the machine by that signed in, where it tracks devices: renewing must name it.
    pub device_key: Option<String>,
    /// What the ID token says.
    pub claims: IdClaims,
}

/// The claims of an ID token (Amazon Cognito Developer Guide, "Using the ID token").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdClaims {
    /// `cognito:username`: the user's real name in the pool, which need not be what was typed.
    pub username: String,
    /// What else the user may be called: `email`, `phone_number`, `preferred_username`, `sub`, as far as they are present.
    pub aliases: Vec<String>,
    /// `iss`: the user pool's URL.
    pub issuer: String,
    /// `aud`: the app client the token was made for.
    pub audience: String,
    /// `cognito:groups`, the most important first; empty if absent.
    pub groups: Vec<String>,
    /// `cognito:roles`: the ARNs that the groups bring; empty if absent.
    pub roles: Vec<String>,
    /// `cognito:preferred_role`: the role of the one most important group.
    pub preferred_role: Option<String>,
    /// `exp`: when the token stops being valid, by the server's clock.
    pub expires_at: SystemTime,
}

impl IdClaims {
    /// Reads the claims of an ID token. The signature is not verified, which OpenID Connect Core 3.1.3.7 (item 6) allows
    /// for a token received from its issuer over TLS.
    pub fn parse(id_token: &SecretString) -> Result<Self, AuthError> {
        let claims = payload(id_token.expose())?;
        if claims.token_use != "id" {
            return Err(malformed(format!(
                "its `token_use` is `{}`, not `id`",
                claims.token_use
            )));
        }
        let aliases = [
            claims.email,
            claims.phone_number,
            claims.preferred_username,
            claims.sub,
        ];
        Ok(Self {
            username: claims.username,
            aliases: aliases.into_iter().flatten().collect(),
            issuer: claims.issuer,
            audience: claims.audience,
            groups: claims.groups.into_vec(),
            roles: claims.roles.into_vec(),
            preferred_role: claims.preferred_role,
            expires_at: moment(claims.expires_at)?,
        })
    }

    /// Returns whether a name that was typed can mean this user: the real one, with or without the identity provider that
    /// stands before it, or an alias.
    pub fn is_called(&self, typed: &str) -> bool {
        let own = self.username.split_once('_').map(|(_, own)| own);
        let names = self.aliases.iter().map(String::as_str);
        names
            .chain([self.username.as_str()])
            .chain(own)
            .any(|name| name.eq_ignore_ascii_case(typed))
    }
}

/// The claims as they stand in the token. Every other claim is the pool owner's and none of our business.
#[derive(Deserialize)]
struct Payload {
    token_use: String,
    #[serde(rename = "cognito:username")]
    username: String,
    #[serde(default, deserialize_with = "text")]
    email: Option<String>,
    #[serde(default, deserialize_with = "text")]
    phone_number: Option<String>,
    #[serde(default, deserialize_with = "text")]
    preferred_username: Option<String>,
    #[serde(default, deserialize_with = "text")]
    sub: Option<String>,
    #[serde(rename = "iss")]
    issuer: String,
    #[serde(rename = "aud")]
    audience: String,
    #[serde(rename = "cognito:groups", default)]
    groups: Names,
    #[serde(rename = "cognito:roles", default)]
    roles: Names,
    #[serde(rename = "cognito:preferred_role", default)]
    preferred_role: Option<String>,
    #[serde(rename = "exp")]
    expires_at: u64,
}

/// A trigger of the pool may put anything into a claim: what is no text is no name.
fn text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let value = serde_json::Value::deserialize(from)?;
    Ok(value.as_str().map(str::to_owned))
}

/// Real tokens carry lists as arrays; the developer guide speaks of texts separated by commas.
#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    List(Vec<String>),
    Text(String),
    Absent(()),
}

impl Default for Names {
    fn default() -> Self {
        Self::Absent(())
    }
}

impl Names {
    fn into_vec(self) -> Vec<String> {
        match self {
            Self::List(names) => names,
            Self::Text(text) => text
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            Self::Absent(()) => Vec::new(),
        }
    }
}

fn payload(token: &str) -> Result<Payload, AuthError> {
    let mut parts = token.split('.');
    let (Some(_header), Some(body), Some(_signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed("it does not have three parts".to_owned()));
    };
    let json = URL_SAFE_NO_PAD
        .decode(body.trim_end_matches('='))
        .map_err(|error| malformed(format!("its claims are not base64url: {error}")))?;
    serde_json::from_slice(&json)
        .map_err(|error| malformed(format!("its claims cannot be read: {error}")))
}

fn moment(seconds: u64) -> Result<SystemTime, AuthError> {
    time(seconds).ok_or_else(|| malformed(format!("{seconds} is no time")))
}

/// Returns a time in seconds since 1970, unless it is past the year 9999, which no server means.
pub(super) fn time(seconds: u64) -> Option<SystemTime> {
    const LAST: u64 = 253_402_300_799;
    (seconds <= LAST).then(|| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

fn malformed(reason: String) -> AuthError {
    AuthError::MalformedAnswer {
        operation: "ID token",
        reason,
        source: None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Makes a token of these claims, signed by nobody.
    pub(in crate::auth) fn token(claims: &Value) -> SecretString {
        let body = URL_SAFE_NO_PAD.encode(claims.to_string());
        format!("eyJhbGciOiJSUzI1NiJ9.{body}.c2ln").into()
    }

    fn claims() -> Value {
        json!({
            "sub": "3f2a7d5e-1111-4222-8333-444455556666",
            "cognito:username": "alice",
            "iss": "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab1Cd2Ef3",
            "aud": "client",
            "token_use": "id",
            "iat": 1_772_701_687,
            "exp": 1_772_705_287,
        })
    }

    fn with(key: &str, value: Value) -> SecretString {
        let mut claims = claims();
        claims[key] = value;
        token(&claims)
    }

    #[test]
    fn claims_are_read_and_absent_lists_are_empty() {
        let parsed = IdClaims::parse(&token(&claims())).unwrap();
        assert_eq!(parsed.username, "alice");
        assert_eq!(parsed.audience, "client");
        assert!(parsed.groups.is_empty() && parsed.roles.is_empty());
        assert_eq!(parsed.preferred_role, None);
        assert_eq!(Some(parsed.expires_at), time(1_772_705_287));
    }

    #[test]
    fn a_user_is_known_by_several_names() {
        let mut claims = claims();
        claims["cognito:username"] = json!("CorpSAML_Alice@example.com");
        claims["email"] = json!("al@example.com");
        claims["preferred_username"] = json!(7);
        let parsed = IdClaims::parse(&token(&claims)).unwrap();
        for name in [
            "CorpSAML_Alice@example.com",
            "alice@example.com",
            "al@example.com",
            "3f2a7d5e-1111-4222-8333-444455556666",
        ] {
            assert!(parsed.is_called(name), "{name}");
        }
        for name in ["bob", "", "CorpSAML", "7"] {
            assert!(!parsed.is_called(name), "{name}");
        }
    }

    #[test]
    fn roles_may_be_an_array_or_a_text_with_commas() {
        for value in [json!(["a", "b"]), json!("a,b"), json!(" a , b,")] {
            let parsed = IdClaims::parse(&with("cognito:roles", value)).unwrap();
            assert_eq!(parsed.roles, ["a", "b"]);
        }
        let parsed = IdClaims::parse(&with("cognito:groups", Value::Null)).unwrap();
        assert!(parsed.groups.is_empty());
    }

    #[test]
    fn what_is_no_id_token_is_malformed() {
        let good = token(&claims()).expose().clone();
        let body = good.split('.').nth(1).unwrap();
        for bad in [
            String::new(),
            "..".to_owned(),
            "a.b".to_owned(),
            format!("a.{body}.c.d"),
            format!("a.{}.c", &body[..body.len() / 2]),
            format!("a.{body}*.c"),
            format!("a.{}.c", URL_SAFE_NO_PAD.encode("[]")),
            format!("a.{}.c", URL_SAFE_NO_PAD.encode([0xff; 9])),
        ] {
            let error = IdClaims::parse(&bad.into()).unwrap_err();
            assert!(
                matches!(error, AuthError::MalformedAnswer { .. }),
                "{error}"
            );
        }
        for (key, value) in [
            ("token_use", json!("access")),
            ("cognito:username", Value::Null),
            ("exp", json!("soon")),
            ("exp", json!(-1)),
            ("exp", json!(u64::MAX)),
            ("cognito:roles", json!([1])),
        ] {
            let error = IdClaims::parse(&with(key, value)).unwrap_err();
            assert!(
                matches!(error, AuthError::MalformedAnswer { .. }),
                "{error}"
            );
        }
    }
}
