//! Whether an ID token comes from the user pool that was asked.

use super::fault::IdTokenFault;
use crate::auth::error::AuthError;
use crate::auth::managed_login::config::ManagedLoginConfig;
use crate::auth::managed_login::problem::ManagedLoginProblem;
use crate::auth::pool_url::check_issuer;
use crate::ids::Region;

/// Checks the issuer: that of the discovery document where it is known, else one of the forms that Cognito gives it
/// (`IssuerConfiguration` of the Amazon Cognito API Reference) or that of the configured endpoint.
pub(in crate::auth::managed_login) fn check(
    issuer: &str,
    discovered: Option<&str>,
    config: &ManagedLoginConfig,
) -> Result<(), AuthError> {
    check_issuer(issuer, &config.user_pool.pool)?;
    let pool = config.user_pool.pool.as_str();
    let believed = match discovered {
        Some(discovered) => issuer == discovered,
        None => is_cognito(issuer, pool) || is_endpoint(issuer, config),
    };
    if believed {
        return Ok(());
    }
    let expected = match discovered {
        Some(discovered) => discovered.to_owned(),
        None => format!(
            "https://cognito-idp.{}.amazonaws.com/{pool}",
            config.user_pool.region
        ),
    };
    Err(ManagedLoginProblem::IdToken(IdTokenFault::Issuer {
        issuer: issuer.to_owned(),
        expected,
    })
    .into())
}

/// A pool with replicas may be asked in another region than its id names, so that any region will do.
fn is_cognito(issuer: &str, pool: &str) -> bool {
    let region = || {
        let host = issuer
            .strip_prefix("https://")?
            .strip_suffix(pool)?
            .strip_suffix('/')?;
        let region = host
            .strip_prefix("issuer-")
            .unwrap_or(host)
            .strip_prefix("cognito-idp.")?;
        region
            .strip_suffix(".amazonaws.com")
            .or_else(|| region.strip_suffix(".amazonaws.eu"))
    };
    region().is_some_and(|region| Region::parse(region).is_ok())
}

fn is_endpoint(issuer: &str, config: &ManagedLoginConfig) -> bool {
    let endpoint = config
        .user_pool
        .endpoint
        .as_deref()
        .filter(|url| !url.is_empty());
    endpoint.is_some_and(|endpoint| {
        issuer
            == format!(
                "{}/{}",
                endpoint.trim_end_matches('/'),
                config.user_pool.pool
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::managed_login::fixture::config;

    const POOL: &str = "eu-central-1_Ab1Cd2Ef3";

    fn told(issuer: &str, discovered: Option<&str>) -> String {
        match check(issuer, discovered, &config("http://127.0.0.1:9/")) {
            Ok(()) => "believed".to_owned(),
            Err(AuthError::Misconfigured { kind, .. }) => format!("{kind:?}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn both_forms_and_the_endpoints_own_are_believed() {
        for issuer in [
            "https://cognito-idp.eu-central-1.amazonaws.com/",
            "https://cognito-idp.us-east-1.amazonaws.com/",
            "https://issuer-cognito-idp.eu-central-1.amazonaws.com/",
            "https://cognito-idp.eusc-de-east-1.amazonaws.eu/",
            "http://127.0.0.1:9/",
        ] {
            assert_eq!(
                told(&format!("{issuer}{POOL}"), None),
                "believed",
                "{issuer}"
            );
        }
    }

    #[test]
    fn whoever_else_made_it_is_not() {
        for issuer in [
            "http://cognito-idp.eu-central-1.amazonaws.com/",
            "https://cognito-idp.eu-central-1.amazonaws.com.example.com/",
            "https://cognito-idp.example.com/.amazonaws.com/",
            "https://example.com/",
            "https://cognito-idp..amazonaws.com/",
            "http://127.0.0.1:99/",
            "",
        ] {
            let told = told(&format!("{issuer}{POOL}"), None);
            assert!(told.contains("its issuer is"), "{issuer}: {told}");
        }
        let other = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other";
        assert_eq!(told(other, None), "OtherUserPool");
    }

    #[test]
    fn what_the_discovery_document_says_holds_to_the_letter() {
        let original = format!("https://cognito-idp.eu-central-1.amazonaws.com/{POOL}");
        let updated = format!("https://issuer-cognito-idp.eu-central-1.amazonaws.com/{POOL}");
        assert_eq!(told(&original, Some(&original)), "believed");
        assert!(told(&original, Some(&updated)).contains("its issuer is"));
    }
}
