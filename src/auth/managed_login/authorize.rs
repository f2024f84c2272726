//! The addresses that a browser is sent to: the sign-in page, and the one that ends the browser's own session.

use url::Url;

use super::attempt::Attempt;
use super::config::ManagedLoginConfig;
use super::pkce;

/// Returns the address of the sign-in page (Amazon Cognito Developer Guide, "AUTHORIZATION endpoint").
pub(super) fn authorize_url(
    endpoint: &Url,
    config: &ManagedLoginConfig,
    scope: &str,
    attempt: &Attempt,
) -> String {
    let mut url = endpoint.clone();
    let mut query = url.query_pairs_mut();
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", config.user_pool.client_id.as_str())
        .append_pair("redirect_uri", &config.redirect_uri)
        .append_pair("scope", scope)
        .append_pair("state", attempt.state.expose())
        .append_pair("nonce", attempt.nonce.expose())
        .append_pair("code_challenge", &pkce::challenge(&attempt.verifier))
        .append_pair("code_challenge_method", "S256");
    for (name, value) in [
        ("identity_provider", &config.identity_provider),
        ("login_hint", &config.login_hint),
    ] {
        if let Some(value) = value {
            query.append_pair(name, value);
        }
    }
    drop(query);
    url.into()
}

/// Returns the address that ends the browser's session and shows the sign-in page again, which needs no other URL
/// registered than the redirect URI (Amazon Cognito Developer Guide, "LOGOUT endpoint").
pub(super) fn sign_out_url(endpoint: &Url, config: &ManagedLoginConfig, scope: &str) -> String {
    let mut url = endpoint.clone();
    url.query_pairs_mut()
        .append_pair("client_id", config.user_pool.client_id.as_str())
        .append_pair("redirect_uri", &config.redirect_uri)
        .append_pair("response_type", "code")
        .append_pair("scope", scope);
    url.into()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::config;
    use super::*;

    fn attempt() -> Attempt {
        Attempt {
            state: "STATE-1_a".into(),
            nonce: "NONCE-1_a".into(),
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        }
    }

    #[test]
    fn the_sign_in_page_is_asked_for_with_everything_encoded() {
        let endpoint =
            Url::parse("https://example.auth.eu-central-1.amazoncognito.com/oauth2/authorize")
                .unwrap();
        let mut config = config("http://127.0.0.1:9");
        config.redirect_uri = "http://localhost:8976/callback".to_owned();
        assert_eq!(
            authorize_url(&endpoint, &config, "openid email", &attempt()),
            "https://example.auth.eu-central-1.amazoncognito.com/oauth2/authorize?response_type=code\
             &client_id=1h57kf5cpq17m0eml12EXAMPLE&redirect_uri=http%3A%2F%2Flocalhost%3A8976%2Fcallback\
             &scope=openid+email&state=STATE-1_a&nonce=NONCE-1_a\
             &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        );
        config.identity_provider = Some("Corp SAML & Söhne".to_owned());
        config.login_hint = Some("alice+1@example.com".to_owned());
        let url = authorize_url(&endpoint, &config, "openid", &attempt());
        assert!(
            url.ends_with(
                "&identity_provider=Corp+SAML+%26+S%C3%B6hne&login_hint=alice%2B1%40example.com"
            ),
            "{url}"
        );
    }

    #[test]
    fn the_browser_is_signed_out_onto_the_sign_in_page() {
        let endpoint = Url::parse("https://login.example.com/logout").unwrap();
        let mut config = config("http://127.0.0.1:9");
        config.redirect_uri = "http://localhost:8976/callback".to_owned();
        assert_eq!(
            sign_out_url(&endpoint, &config, "openid"),
            "https://login.example.com/logout?client_id=1h57kf5cpq17m0eml12EXAMPLE\
             &redirect_uri=http%3A%2F%2Flocalhost%3A8976%2Fcallback&response_type=code&scope=openid"
        );
    }
}
