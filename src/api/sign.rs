//! Signs a request: Signature Version 4 in its headers, over exactly what is sent.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    self, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode,
};
use aws_sigv4::sign::v4;

use super::canonical::{self, CanonicalRequest};
use super::error::{ApiError, Cause};
use super::percent;
use super::request::ApiRequest;
use super::scope::SigningScope;
use crate::secret::SecretString;

/// The longest path and query that the signer can hold, in bytes; beyond it, it panics.
const MAX_CANONICAL_LENGTH: usize = 65_000;

/// What signing adds to a request.
#[derive(Debug, Clone)]
pub struct Signature {
    /// The headers to be sent with the request: `x-amz-date`, `x-amz-security-token` if there is one, `authorization`.
    pub headers: Vec<(&'static str, SecretString)>,
    /// The signature alone, in lower-case hex.
    pub value: String,
}

/// Signs `request` as of `at`. The signature covers method, path, query, body, `host`, `content-type` and every `x-amz-*`
/// header; nothing of these may change afterwards.
pub fn sign(
    request: &ApiRequest,
    credentials: &Credentials,
    scope: &SigningScope,
    at: SystemTime,
) -> Result<Signature, ApiError> {
    check_query(request)?;
    let headers = canonical::signed_by_caller(request)?;
    let signature = sign_with(settings(), request, &headers, credentials, scope, at)?;
    debug_assert_eq!(
        CanonicalRequest::new(request, credentials.session_token(), scope, at)
            .map(|own| own.signature(credentials.secret_access_key()))
            .ok()
            .as_deref(),
        Some(signature.value.as_str()),
        "two readings of Signature Version 4 differ for {}",
        request.url.as_str()
    );
    Ok(signature)
}

/// The wire path is signed as it is: dot segments are gone already, and API Gateway sees double slashes as they were sent.
fn settings() -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Double;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings
}

fn sign_with(
    settings: SigningSettings,
    request: &ApiRequest,
    headers: &[(String, String)],
    credentials: &Credentials,
    scope: &SigningScope,
    at: SystemTime,
) -> Result<Signature, ApiError> {
    let identity = credentials.clone().into();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(scope.region.as_str())
        .name(&scope.service)
        .time(at)
        .settings(settings)
        .build()
        .map_err(|error| refused(error.into()))?
        .into();
    let signable = SignableRequest::new(
        request.method.as_str(),
        request.url.as_str(),
        headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
        SignableBody::Bytes(&request.body),
    )
    .map_err(|error| refused(error.into()))?;
    let (instructions, value) = http_request::sign(signable, &parameters)
        .map_err(|error| refused(error.into()))?
        .into_parts();
    let (headers, _) = instructions.into_parts();
    Ok(Signature {
        headers: headers
            .iter()
            .map(|header| (header.name(), SecretString::from(header.value())))
            .collect(),
        value,
    })
}

/// Refuses what the signer would sign otherwise than servers read it, or could not hold.
fn check_query(request: &ApiRequest) -> Result<(), ApiError> {
    let query = request.url.query().unwrap_or_default();
    let refuse = |reason: &str| {
        Err(ApiError::Unsignable {
            reason: reason.to_owned(),
            source: None,
        })
    };
    if !percent::is_utf8(query) {
        return refuse("its query holds escapes that are not UTF-8");
    }
    if request.url.path().len() + canonical::canonical_query(query).len() > MAX_CANONICAL_LENGTH {
        return refuse("its path and query are longer than 65,000 bytes");
    }
    Ok(())
}

fn refused(error: Cause) -> ApiError {
    ApiError::Unsignable {
        reason: "the signer refused it".to_owned(),
        source: Some(error),
    }
}

#[cfg(test)]
#[path = "sign_tests.rs"]
mod tests;
