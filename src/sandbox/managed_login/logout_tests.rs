//! Signing a browser out, and where it may be sent then.

use super::super::fixture::{Browser, PEOPLE, authorize, exchange, post_form};
use crate::sandbox::test_client;

const OUT: &str =
    "/logout?client_id=sandboxclient0example&logout_uri=http%3A%2F%2Flocalhost%3A8976%2F";

#[test]
fn signing_out_ends_the_sign_in_of_the_browser_and_no_token() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let code = browser.sign_in(&[], "alice").at_callback()["code"].clone();
    let tokens = exchange(&sandbox, &code, &[]).json();
    let kept = browser.cookies["cognito"].clone();
    let page = browser.get(OUT);
    assert_eq!(page.location(), "http://localhost:8976/");
    assert!(page.header("set-cookie").unwrap().ends_with("; Max-Age=0"));
    assert!(
        browser
            .get(&authorize(&[]))
            .location()
            .starts_with("/login?")
    );
    // A copy of the cookie is no good either.
    browser.cookies.insert("cognito".to_owned(), kept);
    assert!(
        browser
            .get(&authorize(&[]))
            .location()
            .starts_with("/login?")
    );
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ];
    assert_eq!(
        post_form(&sandbox, "/oauth2/token", &[], &fields).status,
        200
    );
}

#[test]
fn head_signs_nobody_out() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    let page = browser.head(OUT);
    assert_eq!((page.status, page.header("allow")), (405, Some("GET")));
    assert!(
        browser
            .get(&authorize(&[]))
            .at_callback()
            .contains_key("code")
    );
}

#[test]
fn with_a_callback_it_leads_to_the_sign_in_page() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    let target = authorize(&[("state", "st-9")]).replace("/oauth2/authorize", "/logout");
    let page = browser.get(&target);
    assert!(page.location().starts_with("/login?") && page.location().contains("st-9"));
    assert!(page.header("set-cookie").unwrap().starts_with("cognito=;"));
}

#[test]
fn it_leads_nowhere_that_is_not_registered_and_then_signs_nobody_out() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    for (query, error) in [
        ("", "invalid_request"),
        ("client_id=sandboxclient0example", "invalid_request"),
        (
            "logout_uri=http%3A%2F%2Flocalhost%3A8976%2F",
            "invalid_request",
        ),
        (
            "client_id=sandboxclient0example&logout_uri=https%3A%2F%2Fevil.example",
            "redirect_mismatch",
        ),
        (
            "client_id=sandboxclient0example&logout_uri=http%3A%2F%2Flocalhost%3A8976",
            "redirect_mismatch",
        ),
        (
            "client_id=sandboxclient0example&logout_uri=http%3A%2F%2Flocalhost%3A8976%2Fcallback",
            "redirect_mismatch",
        ),
        (
            "client_id=x&logout_uri=http%3A%2F%2Flocalhost%3A8976%2F",
            "redirect_mismatch",
        ),
        (
            "client_id=sandboxclient0example&redirect_uri=https%3A%2F%2Fevil.example&response_type=code",
            "redirect_mismatch",
        ),
    ] {
        let page = browser.get(&format!("/logout?{query}"));
        let expected = format!("/error?error={error}");
        assert!(page.location().starts_with(&expected), "{query}");
    }
    assert!(
        browser
            .get(&authorize(&[]))
            .at_callback()
            .contains_key("code")
    );
}
