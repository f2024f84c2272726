//! Where the parts of a sign-in are found, and what is refused.

use serde_json::json;

use super::super::fixture::config;
use super::*;
use crate::auth::fixture::{POOL, http};
use crate::transport::stub_server::{Reply, StubServer};

const DOMAIN: &str = "https://example.auth.eu-central-1.amazoncognito.com";

async fn discovered(reply: Reply) -> (Result<Endpoints, AuthError>, StubServer) {
    let server = StubServer::start(vec![reply]);
    let mut config = config(&server.url());
    config.domain = None;
    (Endpoints::find(&config, &http()).await, server)
}

fn told(found: Result<Endpoints, AuthError>) -> String {
    match found {
        Ok(endpoints) => format!("{endpoints:?}"),
        Err(AuthError::Misconfigured { kind, .. }) => format!("{kind:?}"),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn the_discovery_document_says_where_everything_is() {
    let issuer = format!("https://cognito-idp.eu-central-1.amazonaws.com/{POOL}");
    let document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{DOMAIN}/oauth2/authorize"),
        "token_endpoint": format!("{DOMAIN}/oauth2/token"),
        "jwks_uri": format!("{issuer}/.well-known/jwks.json"),
        "response_types_supported": ["code", "token"],
    });
    let (found, server) = discovered(Reply::json(200, &document)).await;
    let found = found.unwrap();
    assert_eq!(
        found.authorize.as_str(),
        format!("{DOMAIN}/oauth2/authorize")
    );
    assert_eq!(found.token.as_str(), format!("{DOMAIN}/oauth2/token"));
    assert_eq!(found.logout.as_str(), format!("{DOMAIN}/logout"));
    assert_eq!(
        found.keys.as_str(),
        format!("{issuer}/.well-known/jwks.json")
    );
    assert_eq!(found.issuer, Some(issuer));
    let path = format!("get /{POOL}/.well-known/openid-configuration ").to_lowercase();
    assert!(server.asked()[0].head.starts_with(&path));
    let mut ending = document;
    ending["end_session_endpoint"] = json!(format!("{DOMAIN}/bye"));
    let (found, _server) = discovered(Reply::json(200, ending)).await;
    assert_eq!(found.unwrap().logout.as_str(), format!("{DOMAIN}/bye"));
}

#[tokio::test]
async fn the_keys_are_the_pools_where_the_document_does_not_say() {
    let document = json!({
        "authorization_endpoint": "https://a.example.com/authorize",
        "token_endpoint": "https://a.example.com/token",
        "jwks_uri": null,
    });
    let (found, server) = discovered(Reply::json(200, document)).await;
    let found = found.unwrap();
    assert_eq!(
        found.keys.as_str(),
        format!("{}/{POOL}/.well-known/jwks.json", server.url())
    );
    assert_eq!(
        found.logout.as_str(),
        "https://a.example.com/authorize/logout"
    );
    assert_eq!(found.issuer, None);
}

#[tokio::test]
async fn a_document_that_will_not_do_is_told_apart() {
    let both = |authorize: &str| json!({ "authorization_endpoint": authorize, "token_endpoint": "https://example.com/token" });
    let garbage = "x".repeat(1_000_000);
    for (status, body, meaning) in [
        (
            200,
            json!({ "issuer": "x" }).to_string(),
            "no managed login pages",
        ),
        (
            200,
            json!({ "authorization_endpoint": "https://example.com/" }).to_string(),
            "no managed login pages",
        ),
        (200, both("").to_string(), "no managed login pages"),
        (
            200,
            both("http://example.com/authorize").to_string(),
            "for loopback alone",
        ),
        (
            200,
            both("ftp://example.com/").to_string(),
            "does not begin with",
        ),
        (200, both("/oauth2/authorize").to_string(), "cannot be used"),
        (
            200,
            json!({ "authorization_endpoint": 1, "token_endpoint": [] }).to_string(),
            "not a text",
        ),
        (200, "[]".to_owned(), "no JSON object"),
        (200, "<html>".to_owned(), "no JSON object"),
        (200, garbage.clone(), "no JSON object"),
        (500, "{}".to_owned(), "HTTP status 500"),
        (302, "{}".to_owned(), "HTTP status 302"),
        (404, "not found".to_owned(), "no managed login pages"),
        (
            400,
            format!("User pool {POOL} does not exist."),
            "UnknownUserPool",
        ),
    ] {
        let (found, _server) = discovered(Reply::json(status, &body)).await;
        let told = told(found);
        assert!(told.contains(meaning), "{status} {body:.60}: {told:.200}");
    }
    let (found, _server) = discovered(Reply::Close).await;
    assert!(matches!(found, Err(AuthError::Unreachable { .. })));
}

#[tokio::test]
async fn a_configured_domain_is_asked_without_a_question() {
    let mut config = config("http://127.0.0.1:9");
    for (domain, authorize) in [
        (DOMAIN, format!("{DOMAIN}/oauth2/authorize")),
        (
            "https://login.example.com/",
            "https://login.example.com/oauth2/authorize".to_owned(),
        ),
        (
            "http://127.0.0.1:5000",
            "http://127.0.0.1:5000/oauth2/authorize".to_owned(),
        ),
        (
            "http://localhost:5000/auth/",
            "http://localhost:5000/auth/oauth2/authorize".to_owned(),
        ),
    ] {
        config.domain = Some(domain.to_owned());
        let found = Endpoints::find(&config, &http()).await.unwrap();
        assert_eq!(found.authorize.as_str(), authorize);
        assert_eq!(
            found.keys.as_str(),
            format!("http://127.0.0.1:9/{POOL}/.well-known/jwks.json")
        );
    }
    for domain in [
        "",
        "example.auth.eu-central-1.amazoncognito.com",
        "http://example.com",
        "https://",
        "https://example.com/?x=1",
        "https://example.com/#x",
        "file:///etc",
    ] {
        config.domain = Some(domain.to_owned());
        let error = Endpoints::find(&config, &http()).await.unwrap_err();
        assert!(
            matches!(
                &error,
                AuthError::ManagedLogin(ManagedLoginProblem::Domain { .. })
            ),
            "{domain}: {error}"
        );
    }
}
