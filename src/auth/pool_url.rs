//! A user pool's URL: what is below it, what it answers for a pool that does not exist, and who bears it as an issuer.

use super::error::{AuthError, Said};
use super::reason::Misconfiguration;
use super::sdk_policy;
use crate::ids::{Region, UserPoolId};

/// Returns the URL below which a user pool's pages are (Amazon Cognito Developer Guide, "Verifying a JSON web token").
pub(super) fn pool_url(
    pool: &UserPoolId,
    region: &Region,
    endpoint: Option<&str>,
    fips: bool,
) -> String {
    let endpoint = sdk_policy::endpoint(endpoint);
    if let Some(endpoint) = endpoint {
        return format!("{}/{pool}", endpoint.trim_end_matches('/'));
    }
    let service = if sdk_policy::fips(fips, region, endpoint) {
        "cognito-idp-fips"
    } else {
        "cognito-idp"
    };
    format!("https://{service}.{region}.{}/{pool}", dns_suffix(region))
}

/// The European Sovereign Cloud has a domain of its own.
fn dns_suffix(region: &Region) -> &'static str {
    if region.as_str().starts_with("eusc-") {
        "amazonaws.eu"
    } else {
        "amazonaws.com"
    }
}

/// Returns whether an answer says that there is no such user pool.
pub(super) fn says_unknown(answer: &http::Response<Vec<u8>>, pool: &UserPoolId) -> bool {
    let said = String::from_utf8_lossy(answer.body());
    matches!(answer.status().as_u16(), 400 | 404)
        && said.contains(pool.as_str())
        && said.contains("does not exist")
}

/// Makes the error of a user pool that does not exist.
pub(super) fn unknown(pool: &UserPoolId) -> AuthError {
    misconfigured(
        Misconfiguration::UnknownUserPool,
        format!("user pool {pool} does not exist"),
    )
}

/// Checks that a token's issuer, which is a pool's URL, is of this pool, wherever that is served.
pub(super) fn check_issuer(issuer: &str, pool: &UserPoolId) -> Result<(), AuthError> {
    if issuer.rsplit('/').next() == Some(pool.as_str()) {
        return Ok(());
    }
    Err(misconfigured(
        Misconfiguration::OtherUserPool,
        format!("the tokens come from `{issuer}`, not from `{pool}`"),
    ))
}

fn misconfigured(kind: Misconfiguration, message: String) -> AuthError {
    AuthError::Misconfigured {
        kind,
        said: Said {
            message,
            ..Said::default()
        },
    }
}
