//! Whole sign-ins: a guide that plays the person and the browser, and a server that plays the pool.

use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use super::super::fixture::{
    claims_with, config, free_port, granted, id_token, key_set, keys, managed_login, signed,
};
use super::super::refusal::OAuthRefusal;
use super::super::sign_in_fixture::{GOOD, Guide, Play, good, played, played_at};
use super::*;
use crate::auth::fixture::CLIENT;
use crate::transport::stub_server::{Reply, StubServer};

#[tokio::test]
async fn a_browser_that_comes_back_signs_in() {
    let outcome = played(Play::ComesBack(GOOD), good).await;
    let tokens = outcome.tokens.unwrap();
    assert_eq!(tokens.refresh, Some("refresh".into()));
    assert_eq!(tokens.access.expose(), "access");
    assert_eq!(tokens.claims.groups, ["FullAccess"]);
    assert!(outcome.page.starts_with("HTTP/1.1 200"), "{}", outcome.page);
    assert!(
        outcome.page.contains("<h1>Signed in</h1>"),
        "{}",
        outcome.page
    );
    for secret in ["C-1", "access", tokens.id.expose()] {
        assert!(!outcome.page.contains(secret), "{}", outcome.page);
    }
    let url = outcome.url.unwrap();
    let sent = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1;
    assert_eq!(sent("client_id"), CLIENT);
    assert_eq!(sent("scope"), "openid");
    let form: Vec<(String, String)> = url::form_urlencoded::parse(outcome.asked[0].body.as_bytes())
        .into_owned()
        .collect();
    let posted = |name: &str| form.iter().find(|(key, _)| key == name).unwrap().1.clone();
    assert_eq!(posted("code"), "C-1");
    assert_eq!(posted("redirect_uri"), sent("redirect_uri"));
    let verifier = posted("code_verifier").as_str().into();
    assert_eq!(
        super::super::pkce::challenge(&verifier),
        sent("code_challenge")
    );
    assert_eq!(outcome.asked.len(), 2);
}

#[tokio::test]
async fn a_refusal_is_told_in_the_browser_and_in_the_terminal() {
    for (query, kind) in [
        (
            "error=access_denied&error_description=no&state=STATE",
            OAuthRefusal::AccessDenied,
        ),
        (
            "error=invalid_scope&error_description=no&state=STATE",
            OAuthRefusal::InvalidScope,
        ),
        (
            "error=server_error&error_description=no&state=STATE",
            OAuthRefusal::ServerError,
        ),
    ] {
        let outcome = played(Play::ComesBack(query), good).await;
        assert!(
            outcome.page.contains("Browser sign-in refused: no"),
            "{}",
            outcome.page
        );
        assert!(outcome.page.starts_with("HTTP/1.1 400"), "{}", outcome.page);
        assert!(outcome.asked.is_empty());
        match outcome.tokens {
            Err(AuthError::OAuthRefused { kind: found, .. }) => assert_eq!(found, kind),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn the_page_tells_the_outcome_of_the_exchange() {
    let outcome = played(Play::ComesBack(GOOD), |_| {
        vec![Reply::json(400, json!({ "error": "invalid_grant" }))]
    })
    .await;
    assert!(outcome.page.contains("invalid_grant"), "{}", outcome.page);
    assert!(outcome.page.contains("Not signed in"), "{}", outcome.page);
    assert!(outcome.told().contains("invalid_grant"));
    assert_eq!(outcome.asked.len(), 1);
}

#[tokio::test]
async fn a_token_that_does_not_hold_signs_nobody_in() {
    type Answers = fn(&str) -> Vec<Reply>;
    fn answers(claims: &Value) -> Vec<Reply> {
        let token = id_token(claims);
        vec![
            Reply::json(200, granted(&token, None)),
            Reply::json(200, key_set()),
        ]
    }
    let cases: [(Answers, &str); 7] = [
        (|_| answers(&claims_with("another")), "the `nonce`"),
        (
            |nonce| {
                let mut claims = claims_with(nonce);
                claims["aud"] = json!("other");
                answers(&claims)
            },
            "for the app client `other`",
        ),
        (
            |nonce| {
                let mut claims = claims_with(nonce);
                claims["exp"] = json!(1_000_000_000);
                answers(&claims)
            },
            "has expired",
        ),
        (
            |nonce| {
                let header = json!({ "alg": "none", "kid": "key-1" });
                let token = signed(&header, &claims_with(nonce), &keys()[0]);
                vec![Reply::json(200, granted(&token, None))]
            },
            "`none`",
        ),
        (
            |nonce| {
                let header = json!({ "alg": "RS256", "kid": "key-1" });
                let token = signed(&header, &claims_with(nonce), &keys()[1]);
                vec![
                    Reply::json(200, granted(&token, None)),
                    Reply::json(200, key_set()),
                ]
            },
            "its signature",
        ),
        (
            |nonce| {
                let token = id_token(&claims_with(nonce));
                vec![
                    Reply::json(200, granted(&token, None)),
                    Reply::json(200, json!({ "keys": [] })),
                ]
            },
            "no key `key-1`",
        ),
        (
            |nonce| {
                let token = id_token(&claims_with(nonce));
                vec![Reply::json(200, granted(&token, None)), Reply::Close]
            },
            "`public keys` got no answer",
        ),
    ];
    for (answers, told) in cases {
        let outcome = played(Play::ComesBack(GOOD), answers).await;
        assert!(outcome.told().contains(told), "{}", outcome.told());
        assert!(
            outcome.page.contains("Not signed in"),
            "{told}: {}",
            outcome.page
        );
    }
}

#[tokio::test]
async fn a_closed_tab_ends_in_a_time_out_that_names_the_uri_to_register() {
    let outcome = played(Play::StaysAway, good).await;
    match outcome.tokens {
        Err(AuthError::ManagedLogin(ManagedLoginProblem::TimedOut { redirect_uri, .. })) => {
            assert!(
                redirect_uri.starts_with("http://localhost:"),
                "{redirect_uri}"
            );
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_pasted_address_does_as_well_as_a_browser() {
    for pasted in [
        "http://localhost:8976/callback?code=C-1&state=STATE",
        "?code=C-1&state=STATE",
        "code=C-1&state=STATE",
    ] {
        let outcome = played(Play::Pastes(pasted), good).await;
        assert_eq!(outcome.told(), "signed in", "{pasted}");
    }
    let outcome = played(Play::ComesBackUnpasted(GOOD), good).await;
    assert_eq!(outcome.told(), "signed in");
    assert!(outcome.page.contains("Signed in"), "{}", outcome.page);
}

#[tokio::test]
async fn what_is_pasted_wrongly_is_told_apart_and_exchanges_nothing() {
    for (play, told) in [
        (
            Play::Pastes("http://localhost/?code=C-1&state=old"),
            "another sign-in",
        ),
        (
            Play::Pastes("http://localhost/?code=C-1"),
            "`state` is missing",
        ),
        (Play::Pastes(""), "neither a `code`"),
        (
            Play::Pastes("https://example.com/error?error=redirect_mismatch"),
            "redirect_mismatch",
        ),
        (Play::PastesNothing, "cannot be read"),
        (Play::HasNoBrowser, "none is installed"),
    ] {
        let outcome = played(play, good).await;
        assert!(
            outcome.told().contains(told),
            "{play:?}: {}",
            outcome.told()
        );
        assert!(outcome.asked.is_empty(), "{play:?}");
    }
}

#[tokio::test]
async fn what_is_pasted_wrongly_can_be_pasted_again() {
    let outcome = played(Play::PastesAgain("code=C-1&state=old", GOOD), good).await;
    assert_eq!(outcome.told(), "signed in");
    let twice = Play::PastesAgain("code=C-1&state=old", "error=access_denied&state=STATE");
    let outcome = played(twice, good).await;
    assert!(
        outcome.told().contains("access_denied"),
        "{}",
        outcome.told()
    );
}

#[tokio::test]
async fn a_browser_with_another_state_ends_the_sign_in_and_exchanges_nothing() {
    for (query, told) in [
        ("code=C-1&state=another", "another sign-in"),
        ("code=C-1", "`state` is missing"),
        ("error=access_denied&state=another", "another sign-in"),
        ("error=access_denied", "`state` is missing"),
        ("code=C-1&code=C-2&state=STATE", "twice"),
    ] {
        let outcome = played(Play::ComesBack(query), good).await;
        assert!(outcome.told().contains(told), "{query}: {}", outcome.told());
        assert!(outcome.page.contains("Not signed in"), "{}", outcome.page);
        assert!(outcome.asked.is_empty(), "{query}");
    }
}

#[tokio::test]
async fn a_port_in_use_matters_only_to_a_browser_here() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let uri = format!("http://127.0.0.1:{port}/callback");
    let outcome = played_at(Play::StaysAway, good, port, uri.clone()).await;
    assert!(outcome.url.is_none(), "nothing is opened");
    match &outcome.tokens {
        Err(AuthError::ManagedLogin(ManagedLoginProblem::PortInUse {
            redirect_uri,
            port: named,
        })) => assert_eq!((redirect_uri, *named), (&uri, port)),
        other => panic!("{other:?}"),
    }
    let outcome = played_at(Play::Pastes(GOOD), good, port, uri).await;
    assert_eq!(outcome.told(), "signed in");
}

#[tokio::test]
async fn a_redirect_that_leads_elsewhere_is_pasted() {
    for uri in ["https://app.example.com/callback", "myapp://callback"] {
        let outcome = played_at(Play::Pastes(GOOD), good, 0, uri.to_owned()).await;
        assert_eq!(outcome.told(), "signed in", "{uri}");
        let sent: String = url::form_urlencoded::byte_serialize(uri.as_bytes()).collect();
        assert!(outcome.asked[0].body.contains(&sent));
    }
}

#[tokio::test]
async fn what_is_configured_wrongly_opens_no_browser() {
    let (replies, _later) = mpsc::channel();
    let mut guide = Guide::new(Play::StaysAway, 0, good, replies);
    let mut without_openid = config("http://127.0.0.1:9");
    without_openid.scopes = vec!["email".to_owned()];
    let mut open_redirect = config("http://127.0.0.1:9");
    open_redirect.redirect_uri = "http://example.com/callback".to_owned();
    let mut open_domain = config("http://127.0.0.1:9");
    open_domain.domain = Some("http://example.com".to_owned());
    for config in [without_openid, open_redirect, open_domain] {
        let error = managed_login(config).sign_in(&mut guide).await.unwrap_err();
        assert!(matches!(error, AuthError::ManagedLogin(_)), "{error}");
    }
    assert!(guide.url.is_none());
}

#[tokio::test]
async fn a_sign_in_that_is_dropped_frees_its_port() {
    let port = free_port();
    let uri = format!("http://127.0.0.1:{port}/callback");
    let (replies, later) = mpsc::channel();
    let server = StubServer::start(later);
    let mut config = config(&server.url());
    config.redirect_uri = uri;
    let mut guide = Guide::new(Play::StaysAway, port, good, replies);
    let client = managed_login(config);
    let interrupted = tokio::time::timeout(Duration::from_millis(100), client.sign_in(&mut guide));
    assert!(interrupted.await.is_err());
    for _ in 0..100 {
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the port is still in use");
}
