//! The page on which a temporary password is replaced.

use super::super::fixture::{Browser, Page, exchange};
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, claims};

fn newcomer(settings: &str) -> Sandbox {
    let user =
        "[[user]]\nname = \"nina\"\npassword = \"nina-Passw0rd!\"\nstatus = \"temporary-password\"";
    test_client::start(&format!("{settings}\n{user}"))
}

fn choose(browser: &mut Browser<'_>, page: &Page, password: &str, again: &str) -> Page {
    let fields = [("new_password", password), ("confirm_password", again)];
    browser.submit(page, &fields)
}

#[test]
fn a_temporary_password_asks_for_ones_own_which_then_is_the_password() {
    let sandbox = newcomer("");
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "nina");
    assert!(page.text.contains("<h1>Choose a new password</h1>"));
    assert!(!browser.cookies.contains_key("cognito"));
    let page = choose(&mut browser, &page, "Chosen-Pass-1", "Chosen-Pass-2");
    assert_eq!(page.alert(), "The two passwords differ.");
    let page = choose(&mut browser, &page, "short", "short");
    assert_eq!(
        page.alert(),
        "Password did not conform with policy: Password not long enough"
    );
    let done = choose(&mut browser, &page, "Chosen-Pass-1", "Chosen-Pass-1");
    let code = done.at_callback()["code"].clone();
    assert_eq!(exchange(&sandbox, &code, &[]).status, 200);
    test_client::sign_in(&sandbox, "nina", "Chosen-Pass-1").token("IdToken");
    // The page cannot be used to change it again.
    let page = choose(&mut browser, &page, "Another-Pass-1", "Another-Pass-1");
    assert!(page.location().starts_with("/login?"));
    assert_eq!(
        test_client::sign_in(&sandbox, "nina", "Another-Pass-1")
            .error()
            .0,
        "NotAuthorizedException"
    );
}

#[test]
fn two_pages_set_one_password() {
    let sandbox = newcomer("");
    let mut browser = Browser::new(&sandbox);
    let first = browser.sign_in(&[], "nina");
    let second = browser.sign_in(&[], "nina");
    choose(&mut browser, &first, "Chosen-Pass-1", "Chosen-Pass-1").at_callback();
    let page = choose(&mut browser, &second, "Another-Pass-1", "Another-Pass-1");
    assert!(page.location().starts_with("/login?"));
}

#[test]
fn attributes_that_the_pool_requires_are_asked_for() {
    let sandbox = newcomer("[user_pool]\nrequired_attributes = [\"name\"]");
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "nina");
    assert!(page.text.contains("name=\"userAttributes.name\""));
    let page = choose(&mut browser, &page, "Chosen-Pass-1", "Chosen-Pass-1");
    assert_eq!(page.alert(), "Please give a value for name.");
    let done = browser.submit(
        &page,
        &[
            ("new_password", "Chosen-Pass-1"),
            ("confirm_password", "Chosen-Pass-1"),
            ("userAttributes.name", "Nina"),
            ("userAttributes.email", "not@asked.example"),
        ],
    );
    let tokens = exchange(&sandbox, &done.at_callback()["code"], &[]).json();
    let id = claims(tokens["id_token"].as_str().unwrap());
    assert_eq!(id["name"], "Nina");
    assert_eq!(id["email"], serde_json::Value::Null);
}

#[test]
fn without_a_ticket_or_in_time_sign_in_begins_again() {
    let sandbox = newcomer("[user_pool]\nauth_session_seconds = 0");
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "nina");
    let late = choose(&mut browser, &page, "Chosen-Pass-1", "Chosen-Pass-1");
    assert!(late.location().starts_with("/login?"));
    for form in ["", "ticket=x", "%", "_csrf=x&ticket=y"] {
        let page = browser.post(&page.form_action(), form);
        assert!(page.location().starts_with("/login?"), "{form}");
    }
    assert!(
        browser
            .get(&page.form_action())
            .text
            .contains("<h1>Sign in</h1>")
    );
}
