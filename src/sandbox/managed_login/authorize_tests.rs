//! The authorization request: where each mistake is told, and what a browser that is signed in gets.

use super::super::fixture::{Browser, CALLBACK, CHALLENGE, PEOPLE, authorize, call};
use crate::sandbox::test_client;

#[test]
fn a_request_leads_to_the_sign_in_page_with_its_parameters() {
    let sandbox = test_client::start(PEOPLE);
    let page = Browser::new(&sandbox).get(&authorize(&[("scope", "openid email")]));
    let (path, query) = page.location().split_once('?').unwrap();
    assert_eq!(path, "/login");
    assert!(query.contains("scope=openid+email") && query.contains("state=st-1"));
}

#[test]
fn an_unknown_client_or_callback_ends_at_the_error_page_and_is_told_to_no_callback() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let mismatch = "/error?error=redirect_mismatch&client_id=sandboxclient0example";
    for redirect_uri in [
        "http://localhost:8976/callback/",
        "http://localhost:8976/Callback",
        "http://localhost:8976/callback?x=1",
        "http://localhost:8977/callback",
        "http://127.0.0.1:8976/callback",
        "https://localhost:8976/callback",
        "http://localhost:8976/",
        "https://evil.example/callback",
    ] {
        let page = browser.get(&authorize(&[("redirect_uri", redirect_uri)]));
        assert_eq!(page.location(), mismatch, "{redirect_uri}");
    }
    let page = browser.get(&authorize(&[("client_id", "other")]));
    assert_eq!(
        page.location(),
        "/error?error=redirect_mismatch&client_id=other"
    );
    for missing in ["client_id", "redirect_uri"] {
        let page = browser.get(&authorize(&[(missing, "")]));
        assert!(page.location().starts_with("/error?error=invalid_request"));
        let twice = format!("{}&{missing}=x", authorize(&[]));
        let page = browser.get(&twice);
        assert!(page.location().starts_with("/error?error=invalid_request"));
    }
    let page = browser.get(mismatch);
    assert_eq!((page.status, page.alert()), (400, "redirect_mismatch"));
    assert!(page.text.contains(CALLBACK));
}

#[test]
fn every_other_mistake_is_told_to_the_callback_with_the_state() {
    let sandbox = test_client::start(&format!(
        "{PEOPLE}\n[client]\nscopes = [\"openid\", \"email\", \"orders/read\"]"
    ));
    let mut browser = Browser::new(&sandbox);
    let cases: [(&[(&str, &str)], &str); 20] = [
        (&[("response_type", "")], "invalid_request"),
        (&[("response_type", "id_token")], "invalid_request"),
        (&[("response_type", "token")], "unauthorized_client"),
        (&[("scope", "openid everything")], "invalid_scope"),
        (&[("scope", "openid phone")], "invalid_scope"),
        (&[("scope", "email")], "invalid_scope"),
        (&[("scope", " ")], "invalid_scope"),
        (&[("code_challenge", "")], "invalid_request"),
        (&[("code_challenge_method", "")], "invalid_request"),
        (&[("code_challenge_method", "plain")], "invalid_request"),
        (&[("code_challenge_method", "s256")], "invalid_request"),
        (&[("code_challenge", "short")], "invalid_request"),
        (&[("identity_provider", "corpsaml")], "invalid_request"),
        (&[("identity_provider", "Google")], "invalid_request"),
        (&[("idp_identifier", "CorpSAML")], "invalid_request"),
        (
            &[
                ("identity_provider", "CorpSAML"),
                ("idp_identifier", "example.com"),
            ],
            "invalid_request",
        ),
        (&[("prompt", "Login")], "invalid_request"),
        (&[("prompt", "none login")], "invalid_request"),
        (&[("prompt", "none")], "login_required"),
        (
            &[("prompt", "none"), ("scope", "orders/read")],
            "login_required",
        ),
    ];
    for (changes, error) in cases {
        let told = browser.get(&authorize(changes)).at_callback();
        assert_eq!(told["error"], error, "{changes:?}");
        assert!(!told["error_description"].is_empty());
        assert_eq!(told["state"], "st-1");
    }
    for flaw in ["&scope=openid&scope=openid", "&lang=%zz", "&lang=%ff"] {
        let told = browser
            .get(&format!("{}{flaw}", authorize(&[])))
            .at_callback();
        assert_eq!(told["error"], "invalid_request", "{flaw}");
    }
    let told = browser
        .get(&authorize(&[("response_type", ""), ("state", "")]))
        .at_callback();
    assert!(!told.contains_key("state"));
}

#[test]
fn a_browser_that_is_signed_in_comes_straight_back_unless_it_must_be_asked() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let first = browser.sign_in(&[], "alice").at_callback();
    for prompt in ["", "none", "consent"] {
        let told = browser
            .get(&authorize(&[("prompt", prompt), ("state", "st-2")]))
            .at_callback();
        assert_ne!(told["code"], first["code"], "{prompt}");
        assert_eq!(told["state"], "st-2");
    }
    for prompt in ["login", "select_account", "login consent"] {
        let page = browser.get(&authorize(&[("prompt", prompt)]));
        assert!(page.location().starts_with("/login?"), "{prompt}");
    }
    let page = browser.get(&authorize(&[("identity_provider", "COGNITO")]));
    assert!(page.at_callback().contains_key("code"));
    // Signed in, but not there.
    let page = browser.get(&authorize(&[("identity_provider", "CorpSAML")]));
    assert!(page.location().starts_with("/saml2/signin?"));
    let told = browser
        .get(&authorize(&[
            ("identity_provider", "CorpSAML"),
            ("prompt", "none"),
        ]))
        .at_callback();
    assert_eq!(told["error"], "login_required");
}

#[test]
fn a_cookie_that_opens_nothing_is_none() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser
        .cookies
        .insert("cognito".to_owned(), "made-up".to_owned());
    let page = browser.get(&authorize(&[]));
    assert!(page.location().starts_with("/login?"));
}

#[test]
fn the_only_provider_of_a_client_is_where_its_requests_go() {
    let only = "[client]\nsupported_identity_providers = [\"CorpSAML\"]";
    let sandbox = test_client::start(&format!("{PEOPLE}\n{only}"));
    let mut browser = Browser::new(&sandbox);
    let page = browser.get(&authorize(&[]));
    assert!(page.location().starts_with("/saml2/signin?"));
    let page = browser.open(&[]);
    assert!(page.text.contains("dana@example.com"));
    // Nobody signs in with a password there, whatever page they send.
    let target = authorize(&[]).replace("/oauth2/authorize", "/login");
    let page = browser.get(&target);
    assert!(!page.text.contains("type=\"password\""));
    let form = format!(
        "_csrf={}&username=alice&password=alice-Passw0rd!",
        browser.cookies["XSRF-TOKEN"]
    );
    assert_eq!(
        browser.post(&target, &form).at_callback()["error"],
        "invalid_request"
    );
}

#[test]
fn other_methods_and_other_paths_are_refused() {
    let sandbox = test_client::start(PEOPLE);
    for (line, status, allow) in [
        ("POST /oauth2/authorize", 405, Some("GET")),
        ("GET /oauth2/token", 405, Some("POST")),
        ("PUT /login", 405, Some("GET, POST")),
        ("DELETE /oauth2/userInfo", 405, Some("GET, POST")),
        ("GET /oauth2/other", 403, None),
        ("GET /oauth2/authorize/", 403, None),
    ] {
        let page = call(&sandbox, line, &[], b"");
        assert_eq!(
            (page.status, page.header("allow")),
            (status, allow),
            "{line}"
        );
    }
}

#[test]
fn head_gives_a_browser_that_is_signed_in_no_code() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    let page = browser.head(&authorize(&[]));
    assert_eq!((page.status, page.header("allow")), (405, Some("GET")));
    assert_eq!(page.header("location"), None);
}

#[test]
fn a_long_and_strange_request_is_answered() {
    let sandbox = test_client::start(PEOPLE);
    let long = "x".repeat(20_000);
    let strange = "ä\"<>&'\r\nset-cookie: a=b\u{0}";
    for state in [long.as_str(), strange] {
        let page =
            Browser::new(&sandbox).get(&authorize(&[("state", state), ("scope", "nothing")]));
        assert_eq!(page.at_callback()["state"], state);
        assert_eq!(page.header("set-cookie"), None);
    }
    let page = Browser::new(&sandbox).get(&format!(
        "/oauth2/authorize?{}code_challenge={CHALLENGE}",
        "a=b&".repeat(10_000)
    ));
    assert!(page.location().starts_with("/error?"));
}
