//! Where a user pool's own pages are: its keys, its discovery document, and the answer of a pool that does not exist.

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
