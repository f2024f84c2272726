//! The sign-in page: what it shows, whom it lets in, and what it does not let through.

use super::super::fixture::{Browser, PEOPLE, authorize};
use crate::sandbox::test_client;

#[test]
fn the_right_password_leads_back_with_code_and_state_and_a_cookie_of_an_hour() {
    let sandbox = test_client::start(PEOPLE);
    for username in ["alice", "alice@example.com"] {
        let mut browser = Browser::new(&sandbox);
        let page = browser.open(&[]);
        let fields = [("username", username), ("password", "alice-Passw0rd!")];
        let page = browser.submit(&page, &fields);
        let told = page.at_callback();
        assert_eq!(told.keys().collect::<Vec<_>>(), ["code", "state"]);
        assert_eq!(told["state"], "st-1");
        let cookie = page.header("set-cookie").unwrap();
        assert!(cookie.starts_with("cognito=") && cookie.ends_with("; Max-Age=3600"));
    }
}

#[test]
fn a_wrong_password_shows_the_page_again_in_the_words_of_cognito() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[]);
    let page = browser.submit(&page, &[("username", "alice"), ("password", "wrong")]);
    assert_eq!(page.alert(), "Incorrect username or password.");
    assert!(page.text.contains("value=\"alice\"") && !page.text.contains("wrong"));
    let page = browser.submit(&page, &[("username", "bob"), ("password", "wrong")]);
    assert_eq!(page.alert(), "User does not exist.");
    let page = browser.submit(&page, &[]);
    assert_eq!(page.status, 200);
    // The page is still good for the right one.
    let fields = [("username", "alice"), ("password", "alice-Passw0rd!")];
    assert!(
        browser
            .submit(&page, &fields)
            .at_callback()
            .contains_key("code")
    );
}

#[test]
fn failures_count_as_at_the_api() {
    let hidden = "[user_pool]\nprevent_user_existence_errors = true";
    let sandbox = test_client::start(&format!("{PEOPLE}\n{hidden}"));
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[]);
    let wrong = [("username", "alice"), ("password", "wrong")];
    for _ in 0..7 {
        browser.submit(&page, &wrong);
    }
    let fields = [("username", "alice"), ("password", "alice-Passw0rd!")];
    let page = browser.submit(&page, &fields);
    assert_eq!(page.alert(), "Password attempts exceeded");
    let reply = test_client::sign_in(&sandbox, "alice", "alice-Passw0rd!");
    assert_eq!(reply.error().1, "Password attempts exceeded");
    let page = browser.submit(&page, &[("username", "nobody"), ("password", "x")]);
    assert_eq!(page.alert(), "Incorrect username or password.");
}

#[test]
fn who_may_not_sign_in_is_told_why() {
    for (standing, words) in [
        ("enabled = false", "User is disabled."),
        ("status = \"unconfirmed\"", "User is not confirmed."),
        (
            "status = \"reset-required\"",
            "Password reset required for the user",
        ),
        (
            "status = \"temporary-password-expired\"",
            "Temporary password has expired and must be reset by an administrator.",
        ),
    ] {
        let user = "[[user]]\nname = \"nina\"\npassword = \"nina-Passw0rd!\"";
        let sandbox = test_client::start(&format!("{user}\n{standing}"));
        assert_eq!(Browser::new(&sandbox).sign_in(&[], "nina").alert(), words);
    }
}

#[test]
fn a_form_of_another_site_is_not_taken() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[]);
    let action = page.form_action();
    for form in [
        "username=alice&password=alice-Passw0rd!",
        "_csrf=x&username=alice&password=alice-Passw0rd!",
        "_csrf=&username=alice&password=alice-Passw0rd!",
    ] {
        let page = browser.post(&action, form);
        assert_eq!(page.status, 403, "{form}");
        assert!(page.alert().contains("Please try again"));
    }
    // Nor one whose browser brings no cookie.
    let page = Browser::new(&sandbox).submit(&page, &[("username", "alice")]);
    assert_eq!(page.status, 403);
}

#[test]
fn two_pages_of_one_browser_can_both_be_used() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let first = browser.open(&[("state", "one")]);
    browser.open(&[("state", "two")]);
    let fields = [("username", "alice"), ("password", "alice-Passw0rd!")];
    assert_eq!(
        browser.submit(&first, &fields).at_callback()["state"],
        "one"
    );
}

#[test]
fn whoever_selects_an_account_may_go_on_as_they_are() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    let page = browser.open(&[("prompt", "select_account")]);
    assert!(page.text.contains("Continue as alice"));
    let back = browser.submit(&page, &[("continue", "yes")]);
    assert!(back.at_callback().contains_key("code"));
    // Not where another provider, or the password, is asked for.
    for other in [
        &[("prompt", "login select_account")][..],
        &[("prompt", "login")],
        &[
            ("prompt", "select_account"),
            ("identity_provider", "COGNITO"),
        ],
    ] {
        let mut browser = Browser::new(&sandbox);
        let page = browser.open(&[("identity_provider", "CorpSAML")]);
        browser
            .submit(&page, &[("name_id", "dana@example.com")])
            .at_callback();
        let page = browser.open(other);
        assert!(!page.text.contains("Continue as"), "{other:?}");
        assert_eq!(browser.submit(&page, &[("continue", "yes")]).status, 200);
    }
    let mut stranger = Browser::new(&sandbox);
    let page = stranger.open(&[("prompt", "select_account")]);
    assert!(!page.text.contains("Continue as"));
    assert_eq!(stranger.submit(&page, &[("continue", "yes")]).status, 200);
}

#[test]
fn what_comes_with_the_request_cannot_become_part_of_the_page() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let evil = "\"><script>alert('x')</script>&amp;";
    let page = browser.open(&[("login_hint", evil), ("state", evil), ("nonce", evil)]);
    assert!(!page.text.contains("<script") && !page.text.contains("'x'"));
    assert!(
        page.text
            .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)")
    );
    let page = browser.submit(&page, &[("username", evil), ("password", evil)]);
    assert!(!page.text.contains("<script"));
    let error = browser.get("/error?error=%3Cscript%3E&client_id=%22%3E%3Cscript%3E");
    assert!(!error.text.contains("<script"));
    assert_eq!(error.alert(), "&lt;script&gt;");
    let error = browser.get("/error?error=redirect_mismatch&client_id=%3Cscript%3E");
    assert!(!error.text.contains("<script"));
}

#[test]
fn no_page_runs_scripts_tells_where_it_was_or_is_kept() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let login = browser.open(&[]);
    let policy = login.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'"));
    assert!(policy.contains("form-action 'self' http://localhost:8976;"));
    let provider = browser.open(&[("identity_provider", "CorpSAML")]);
    let error = browser.get("/error?error=invalid_request");
    for page in [login, provider, error] {
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert!(
            page.header("content-type")
                .unwrap()
                .starts_with("text/html")
        );
        assert!(!page.text.contains("<script") && !page.text.contains("http-equiv"));
    }
}

#[test]
fn the_way_out_is_a_link_to_the_callback() {
    let sandbox = test_client::start(PEOPLE);
    let page = Browser::new(&sandbox).open(&[]);
    let link = "href=\"http://localhost:8976/callback?error=access_denied&amp;error_description=the+user+cancelled&amp;state=st-1\"";
    assert!(page.text.contains(link));
}

#[test]
fn garbage_in_place_of_a_form_gets_the_page_again() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.open(&[]);
    let target = authorize(&[]).replace("/oauth2/authorize", "/login");
    let csrf = browser.cookies["XSRF-TOKEN"].clone();
    let megabyte = "x".repeat(1_000_000);
    for form in [
        megabyte.clone(),
        format!("_csrf={csrf}&username={megabyte}&password={megabyte}"),
        format!("_csrf={csrf}&username=%zz&password=%"),
        format!("_csrf={csrf}&username=alice&username=alice&password=alice-Passw0rd!"),
        format!("_csrf={csrf}&_csrf={csrf}&username=alice&password=alice-Passw0rd!"),
        "&".repeat(1_000_000),
        "=".to_owned(),
    ] {
        let page = browser.post(&target, &form);
        assert!([200, 403].contains(&page.status));
        assert!(page.text.contains("<h1>Sign in</h1>"));
    }
}
