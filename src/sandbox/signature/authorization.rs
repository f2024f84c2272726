//! What a request says about its own signature, in the `Authorization` header or in the query.
//!
//! It reads and checks the form only; whether the signature holds is `verification.rs`'s to say.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::canonical::{ALGORITHM, QUERY_SIGNATURE};
use super::fault::SignatureFault;
use crate::sandbox::exchange::Received;

/// A signature as presented, well-formed but not verified.
pub(super) struct Presented {
    /// The access key id of the credential.
    pub(super) access_key_id: String,
    /// The scope's date, `yyyymmdd`.
    pub(super) scope_date: String,
    /// The scope's region.
    pub(super) region: String,
    /// The scope's service.
    pub(super) service: String,
    /// The scope's last part, which should be `aws4_request`.
    pub(super) terminator: String,
    /// The signed headers, lower-case and sorted.
    pub(super) signed_headers: Vec<String>,
    /// The signature, as sent.
    pub(super) signature: String,
    /// When the request was signed, `yyyymmddThhmmssZ`.
    pub(super) stamp: String,
    /// The same, in seconds since 1970-01-01 UTC.
    pub(super) signed_at: i64,
    /// The session token, if one was sent.
    pub(super) session_token: Option<String>,
}

/// Checks the form of a request's signature and nothing else of it.
pub(in crate::sandbox) fn check_form(received: &Received<'_>) -> Result<(), SignatureFault> {
    read(received).map(|_| ())
}

/// Reads the signature of a request, from its `Authorization` header or else from its query.
pub(super) fn read(received: &Received<'_>) -> Result<Presented, SignatureFault> {
    match received.header("authorization") {
        Some(authorization) => from_header(received, &authorization),
        None => from_query(received),
    }
}

fn from_header(received: &Received<'_>, authorization: &str) -> Result<Presented, SignatureFault> {
    let (algorithm, parameters) = authorization
        .split_once(char::is_whitespace)
        .unwrap_or((authorization, ""));
    let parameters = key_value_pairs(parameters, authorization)?;
    let parameter = |name: &str| {
        parameters
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| *value)
    };
    let stamp = received
        .header("x-amz-date")
        .or_else(|| received.header("date"));
    let (Some(credential), Some(signature), Some(signed_headers), Some(stamp)) = (
        parameter("Credential"),
        parameter("Signature"),
        parameter("SignedHeaders"),
        stamp.as_deref(),
    ) else {
        let mut missing: Vec<String> = ["Credential", "Signature", "SignedHeaders"]
            .into_iter()
            .filter(|name| parameter(name).is_none())
            .map(|name| format!("Authorization header requires '{name}' parameter. "))
            .collect();
        if stamp.is_none() {
            missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ".to_owned());
        }
        return Err(SignatureFault::Incomplete(format!(
            "{}Authorization={authorization}",
            missing.concat()
        )));
    };
    let session_token = received.header("x-amz-security-token");
    presented(Parts {
        algorithm,
        credential,
        signed_headers,
        signature,
        stamp,
        session_token,
    })
}

fn key_value_pairs<'a>(
    parameters: &'a str,
    authorization: &str,
) -> Result<Vec<(&'a str, &'a str)>, SignatureFault> {
    parameters
        .split(|c: char| c == ',' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.split_once('=').ok_or_else(|| {
                SignatureFault::Incomplete(format!(
                    "'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'."
                ))
            })
        })
        .collect()
}

fn from_query(received: &Received<'_>) -> Result<Presented, SignatureFault> {
    let pairs: Vec<(Vec<u8>, Vec<u8>)> = received.query_pairs().collect();
    let parameter = |name: &str| {
        pairs
            .iter()
            .find(|(key, _)| key == name.as_bytes())
            .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
    };
    let given = [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        QUERY_SIGNATURE,
        "X-Amz-SignedHeaders",
        "X-Amz-Date",
    ]
    .map(|name| (name, parameter(name)));
    let [
        (_, algorithm),
        (_, credential),
        (_, signature),
        (_, signed_headers),
        (_, stamp),
    ] = &given;
    if algorithm.is_none() && credential.is_none() && signature.is_none() {
        return Err(SignatureFault::Missing);
    }
    let (Some(algorithm), Some(credential), Some(signature), Some(signed_headers), Some(stamp)) =
        (algorithm, credential, signature, signed_headers, stamp)
    else {
        let missing: Vec<String> = given
            .iter()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| format!("AWS query-string parameters must include '{name}'. "))
            .collect();
        return Err(SignatureFault::Incomplete(format!(
            "{}Re-examine the query-string parameters.",
            missing.concat()
        )));
    };
    presented(Parts {
        algorithm,
        credential,
        signed_headers,
        signature,
        stamp,
        session_token: parameter("X-Amz-Security-Token"),
    })
}

struct Parts<'a> {
    algorithm: &'a str,
    credential: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
    stamp: &'a str,
    session_token: Option<String>,
}

fn presented(parts: Parts<'_>) -> Result<Presented, SignatureFault> {
    let incomplete = |text: String| Err(SignatureFault::Incomplete(text));
    if parts.algorithm != ALGORITHM {
        return incomplete(format!(
            "Unsupported AWS 'algorithm': '{}'.",
            parts.algorithm
        ));
    }
    let elements: Vec<&str> = parts.credential.split('/').collect();
    let [access_key_id, scope_date, region, service, terminator] = elements.as_slice() else {
        return incomplete(format!(
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{}'",
            parts.credential
        ));
    };
    let Some((stamp, signed_at)) = timestamp(parts.stamp) else {
        return incomplete(format!(
            "Date must be in ISO-8601 'basic format'. Got '{}'. See http://en.wikipedia.org/wiki/ISO_8601",
            parts.stamp
        ));
    };
    let mut signed_headers: Vec<String> = parts
        .signed_headers
        .split(';')
        .filter(|name| !name.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    signed_headers.sort();
    Ok(Presented {
        access_key_id: (*access_key_id).to_owned(),
        scope_date: (*scope_date).to_owned(),
        region: (*region).to_owned(),
        service: (*service).to_owned(),
        terminator: (*terminator).to_owned(),
        signed_headers,
        signature: parts.signature.to_owned(),
        stamp,
        signed_at,
        session_token: parts.session_token,
    })
}

// `X-Amz-Date` is ISO 8601 basic; the `Date` header that may stand in for it is an HTTP date.
fn timestamp(text: &str) -> Option<(String, i64)> {
    const BASIC: &str = "%Y%m%dT%H%M%SZ";
    let basic = DateTime::strptime(BASIC, text)
        .ok()
        .and_then(|date| date.to_zoned(TimeZone::UTC).ok())
        .filter(|date| date.strftime(BASIC).to_string() == text);
    let date = match basic {
        Some(date) => date,
        None => jiff::fmt::rfc2822::parse(text)
            .ok()?
            .with_time_zone(TimeZone::UTC),
    };
    Some((
        date.strftime(BASIC).to_string(),
        date.timestamp().as_second(),
    ))
}

#[cfg(test)]
#[path = "authorization_tests.rs"]
mod tests;
