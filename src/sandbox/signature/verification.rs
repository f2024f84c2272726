//! Verifies a SigV4 signature and says whose it is.
//!
//! The checks run in the order AWS applies them: form, key and token, scope, clock, signature, the token's expiry.

use std::time::SystemTime;

use jiff::Timestamp;
use subtle::ConstantTimeEq;

use super::authorization::{self, Presented};
use super::canonical;
use super::fault::SignatureFault;
use crate::sandbox::callers::{Callers, IssuedCredentials};
use crate::sandbox::digest::{hex, hmac_sha256};
use crate::sandbox::exchange::Received;

/// How far a request's date may be from the gateway's clock, in seconds: five minutes either way, and for presigned
/// requests too, whatever `X-Amz-Expires` says.
const CLOCK_WINDOW: i64 = 5 * 60;

const TERMINATOR: &str = "aws4_request";

/// What a signature has to be made for.
#[derive(Debug, Clone, Copy)]
pub(in crate::sandbox) struct Expected<'a> {
    /// The region of the API.
    pub(in crate::sandbox) region: &'a str,
    /// The service's signing name.
    pub(in crate::sandbox) service: &'a str,
    /// The gateway's clock.
    pub(in crate::sandbox) now: SystemTime,
}

/// Returns the credentials that signed the request, or why they are not accepted.
pub(in crate::sandbox) fn verify(
    received: &Received<'_>,
    expected: Expected<'_>,
    callers: &dyn Callers,
) -> Result<IssuedCredentials, SignatureFault> {
    let presented = authorization::read(received)?;
    let credentials = callers
        .credentials(&presented.access_key_id)
        .filter(|credentials| token_matches(credentials, &presented))
        .ok_or(SignatureFault::UnrecognizedClient)?;
    check_scope(&presented, expected)?;
    check_clock(&presented, expected.now)?;
    check_signed_headers(received, &presented)?;
    check_signature(received, &presented, &credentials.secret_access_key)?;
    if credentials.expires_at <= expected.now {
        return Err(SignatureFault::Expired);
    }
    Ok(credentials)
}

fn token_matches(credentials: &IssuedCredentials, presented: &Presented) -> bool {
    let token = presented.session_token.as_deref().unwrap_or_default();
    token
        .as_bytes()
        .ct_eq(credentials.session_token.as_bytes())
        .into()
}

fn check_scope(presented: &Presented, expected: Expected<'_>) -> Result<(), SignatureFault> {
    let mut faults = Vec::new();
    if presented.region != expected.region {
        let region = &presented.region;
        faults.push(format!(
            "Credential should be scoped to a valid region, not '{region}'. "
        ));
    }
    if presented.service != expected.service {
        let service = expected.service;
        faults.push(format!(
            "Credential should be scoped to correct service: '{service}'. "
        ));
    }
    if presented.terminator != TERMINATOR {
        let terminator = &presented.terminator;
        faults.push(format!(
            "Credential should be scoped with a valid terminator: '{TERMINATOR}', not '{terminator}'. "
        ));
    }
    let stamp = &presented.stamp;
    if !stamp.starts_with(&presented.scope_date) || presented.scope_date.len() != 8 {
        let (scope, date) = (&presented.scope_date, stamp.get(..8).unwrap_or_default());
        faults.push(format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope}' != '{date}', from '{stamp}'. "
        ));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(SignatureFault::Invalid(faults.concat()))
    }
}

fn check_clock(presented: &Presented, now: SystemTime) -> Result<(), SignatureFault> {
    let now = Timestamp::try_from(now)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .as_second();
    let stamp = &presented.stamp;
    let text = if presented.signed_at < now - CLOCK_WINDOW {
        let limit = basic(now - CLOCK_WINDOW);
        let now = basic(now);
        format!("Signature expired: {stamp} is now earlier than {limit} ({now} - 5 min.)")
    } else if presented.signed_at > now + CLOCK_WINDOW {
        let limit = basic(now + CLOCK_WINDOW);
        let now = basic(now);
        format!("Signature not yet current: {stamp} is still later than {limit} ({now} + 5 min.)")
    } else {
        return Ok(());
    };
    Err(SignatureFault::Invalid(text))
}

fn check_signed_headers(
    received: &Received<'_>,
    presented: &Presented,
) -> Result<(), SignatureFault> {
    let signed = |name: &str| presented.signed_headers.iter().any(|header| header == name);
    if !signed("host") {
        return Err(must_be_signed("'Host' or ':authority'"));
    }
    let unsigned = received
        .headers
        .iter()
        .map(|(name, _)| name.to_ascii_lowercase())
        .find(|name| name.starts_with("x-amz-") && !signed(name));
    unsigned.map_or(Ok(()), |name| Err(must_be_signed(&format!("'{name}'"))))
}

fn must_be_signed(header: &str) -> SignatureFault {
    SignatureFault::Invalid(format!(
        "{header} must be a 'SignedHeader' in the AWS Authorization."
    ))
}

fn check_signature(
    received: &Received<'_>,
    presented: &Presented,
    secret_access_key: &str,
) -> Result<(), SignatureFault> {
    let scope = format!(
        "{}/{}/{}/{}",
        presented.scope_date, presented.region, presented.service, presented.terminator
    );
    let canonical_request = canonical::request(received, &presented.signed_headers);
    let string_to_sign = canonical::string_to_sign(&presented.stamp, &scope, &canonical_request);
    let key = scope.split('/').fold(
        format!("AWS4{secret_access_key}").into_bytes(),
        |key, part| hmac_sha256(&key, &[part.as_bytes()]).to_vec(),
    );
    let signature = hex(&hmac_sha256(&key, &[string_to_sign.as_bytes()]));
    if signature
        .as_bytes()
        .ct_eq(presented.signature.as_bytes())
        .into()
    {
        return Ok(());
    }
    let canonical_request = String::from_utf8_lossy(&canonical_request);
    Err(SignatureFault::Invalid(format!(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n\
         The Canonical String for this request should have been\n'{canonical_request}'\n\n\
         The String-to-Sign should have been\n'{string_to_sign}'\n"
    )))
}

fn basic(second: i64) -> String {
    Timestamp::from_second(second)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string()
}

#[cfg(test)]
#[path = "verification_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "published_suite_tests.rs"]
mod suite_tests;
