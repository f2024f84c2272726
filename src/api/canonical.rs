//! CanonicalRequest: our own reading of Signature Version 4, to be shown, compared and checked against the signer's.

use std::time::SystemTime;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::error::ApiError;
use super::percent;
use super::redact;
use super::request::ApiRequest;
use super::scope::SigningScope;
use crate::secret::SecretString;

/// What a signature is computed over (IAM User Guide, "Create a signed AWS API request").
#[derive(Debug, Clone)]
pub struct CanonicalRequest {
    head: String,
    /// The session token is among the values.
    headers: Vec<(String, SecretString)>,
    payload_hash: String,
    stamp: String,
    scope: SigningScope,
}

impl CanonicalRequest {
    /// Builds the canonical request of a request that is signed in its headers. The session token is part of it.
    pub fn new(
        request: &ApiRequest,
        session_token: Option<&str>,
        scope: &SigningScope,
        at: SystemTime,
    ) -> Result<Self, ApiError> {
        let mut headers = signed_by_caller(request)?;
        headers.push(("host".to_owned(), request.url.host_and_port()));
        headers.push(("x-amz-date".to_owned(), stamp(at)?));
        headers.extend(
            session_token.map(|token| ("x-amz-security-token".to_owned(), token.to_owned())),
        );
        let url = &request.url;
        let line = (
            request.method.as_str(),
            url.path(),
            url.query().unwrap_or_default(),
        );
        Self::of_parts(line, headers, &request.body, scope, at)
    }

    /// Builds it of method, wire path and wire query, and of exactly the headers that are signed.
    pub(super) fn of_parts(
        (method, path, query): (&str, &str, &str),
        headers: Vec<(String, String)>,
        body: &[u8],
        scope: &SigningScope,
        at: SystemTime,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            head: format!(
                "{method}\n{}\n{}",
                percent::path_again(path),
                canonical_query(query)
            ),
            headers: merged(headers)
                .into_iter()
                .map(|(name, value)| (name, value.into()))
                .collect(),
            payload_hash: hex(&Sha256::digest(body)),
            stamp: stamp(at)?,
            scope: scope.clone(),
        })
    }

    /// Returns the canonical request. It holds the session token.
    pub fn text(&self) -> String {
        self.render(|_, value| value.to_owned())
    }

    /// Returns the canonical request with the values of secret headers left out, to be shown.
    pub fn redacted(&self) -> String {
        self.render(|name, value| redact::header_value(name, value).into_owned())
    }

    /// Returns the names of the signed headers, joined by semicolons.
    pub fn signed_headers(&self) -> String {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.join(";")
    }

    /// Returns the string to sign. It holds no secret.
    pub fn string_to_sign(&self) -> String {
        let hash = hex(&Sha256::digest(self.text()));
        format!(
            "AWS4-HMAC-SHA256\n{}\n{}\n{hash}",
            self.stamp,
            self.credential_scope()
        )
    }

    /// Returns the signature with this secret access key, in lower-case hex.
    pub fn signature(&self, secret_access_key: &str) -> String {
        let date = hmac(format!("AWS4{secret_access_key}").as_bytes(), self.date());
        let region = hmac(&date, self.scope.region.as_str());
        let service = hmac(&region, &self.scope.service);
        let key = hmac(&service, "aws4_request");
        hex(&hmac(&key, &self.string_to_sign()))
    }

    fn credential_scope(&self) -> String {
        format!(
            "{}/{}/{}/aws4_request",
            self.date(),
            self.scope.region,
            self.scope.service
        )
    }

    fn date(&self) -> &str {
        self.stamp.split('T').next().unwrap_or_default()
    }

    fn render(&self, value: impl Fn(&str, &str) -> String) -> String {
        let lines: Vec<String> = self
            .headers
            .iter()
            .map(|(name, text)| format!("{name}:{}\n", value(name, text.expose())))
            .collect();
        format!(
            "{}\n{}\n{}\n{}",
            self.head,
            lines.concat(),
            self.signed_headers(),
            self.payload_hash
        )
    }
}

/// Returns the caller's headers that are signed: as few as possible, for proxies change others on the way.
pub(super) fn signed_by_caller(request: &ApiRequest) -> Result<Vec<(String, String)>, ApiError> {
    request
        .headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("x-amz-") || *name == "content-type")
        .map(|(name, value)| match value.to_str() {
            // Signers differ on whether a tab is folded into a space.
            Ok(text) if !text.contains('\t') => Ok((name.to_string(), text.to_owned())),
            _ => Err(ApiError::InvalidHeader {
                name: name.to_string(),
                reason: "holds a tab or a character beyond ASCII, which cannot be signed reliably",
            }),
        })
        .collect()
}

/// Every part as `name=value` in one spelling, sorted by encoded name, then by encoded value.
pub(super) fn canonical_query(wire: &str) -> String {
    let mut pairs: Vec<(String, String)> = wire
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (percent::canonical(name), percent::canonical(value)))
        .collect();
    pairs.sort();
    let parts: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    parts.join("&")
}

/// Sorts by name, folds spaces and joins the values of one name by commas, in their order.
fn merged(mut headers: Vec<(String, String)>) -> Vec<(String, String)> {
    headers.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut merged: Vec<(String, String)> = Vec::new();
    for (name, value) in headers {
        let value = value
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        match merged.last_mut() {
            Some((last, values)) if *last == name => {
                values.push(',');
                values.push_str(&value);
            }
            _ => merged.push((name, value)),
        }
    }
    merged
}

fn stamp(at: SystemTime) -> Result<String, ApiError> {
    let time = Timestamp::try_from(at).map_err(|error| ApiError::Unsignable {
        reason: "the clock shows no date that a signature can carry".to_owned(),
        source: Some(error.into()),
    })?;
    Ok(time.strftime("%Y%m%dT%H%M%SZ").to_string())
}

fn hmac(key: &[u8], message: &str) -> Vec<u8> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length (RFC 2104)");
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
