//! The code page: codes that were sent, codes of an app, and who gets no further without one.

use super::super::fixture::{Browser, exchange};
use crate::sandbox::test_client;
use crate::sandbox::totp::TotpKey;

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const USERS: &str = r#"
[user_pool]
mfa = "optional"
[[user]]
name = "sam"
password = "sam-Passw0rd!"
attributes = { phone_number = "+15555559999", email = "sam@example.com" }
mfa = ["email", "sms"]
preferred_mfa = "sms"
code = "123456"
[[user]]
name = "mia"
password = "mia-Passw0rd!"
mfa = ["totp"]
totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
[[user]]
name = "nina"
password = "nina-Passw0rd!"
attributes = { email = "nina@example.com" }
status = "temporary-password"
mfa = ["email"]
code = "654321"
[[user]]
name = "otto"
password = "otto-Passw0rd!"
mfa_required = true
"#;

#[test]
fn a_code_that_was_sent_completes_the_sign_in_once() {
    let sandbox = test_client::start(USERS);
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "sam");
    assert!(page.text.contains("<h1>Enter your code</h1>"));
    assert!(page.text.contains("A code was sent to +*******9999."));
    assert!(!browser.cookies.contains_key("cognito"));
    assert_eq!(sandbox.messages().len(), 1);
    let wrong = browser.submit(&page, &[("code", "000000")]);
    assert_eq!(wrong.alert(), "Invalid code received for user");
    let done = browser.submit(&wrong, &[("code", " 123456 ")]);
    assert_eq!(
        exchange(&sandbox, &done.at_callback()["code"], &[]).status,
        200
    );
    let again = browser.submit(&page, &[("code", "123456")]);
    assert!(again.location().starts_with("/login?"));
}

#[test]
fn too_many_wrong_codes_end_it() {
    let sandbox = test_client::start(USERS);
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "sam");
    for _ in 0..5 {
        browser.submit(&page, &[("code", "000000")]);
    }
    let page = browser.submit(&page, &[("code", "123456")]);
    assert!(page.location().starts_with("/login?"));
}

#[test]
fn an_apps_code_completes_the_sign_in_and_is_good_once() {
    let sandbox = test_client::start(USERS);
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "mia");
    assert!(page.text.contains("Your authenticator app shows a code."));
    let key = TotpKey::from_base32(SECRET).unwrap();
    let code = key.code_at(test_client::epoch_seconds());
    assert!(
        browser
            .submit(&page, &[("code", &code)])
            .at_callback()
            .contains_key("code")
    );
    let page = browser.sign_in(&[("prompt", "login")], "mia");
    let page = browser.submit(&page, &[("code", &code)]);
    assert_eq!(
        page.alert(),
        "Your software token has already been used once."
    );
}

#[test]
fn a_new_password_does_not_stand_for_the_second_factor() {
    let sandbox = test_client::start(USERS);
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "nina");
    let fields = [
        ("new_password", "Chosen-Pass-1"),
        ("confirm_password", "Chosen-Pass-1"),
    ];
    let page = browser.submit(&page, &fields);
    assert!(page.text.contains("A code was sent to n***@e***.com."));
    let done = browser.submit(&page, &[("code", "654321")]);
    assert!(done.at_callback().contains_key("code"));
}

#[test]
fn who_must_set_up_a_factor_first_is_told_so() {
    let sandbox = test_client::start(USERS);
    let page = Browser::new(&sandbox).sign_in(&[], "otto");
    assert!(
        page.alert()
            .starts_with("A second factor must be set up first")
    );
}

#[test]
fn a_session_of_another_question_or_none_begins_again() {
    let sandbox = test_client::start(USERS);
    let mut browser = Browser::new(&sandbox);
    let page = browser.sign_in(&[], "sam");
    let action = page.form_action();
    let csrf = browser.cookies["XSRF-TOKEN"].clone();
    let asked = test_client::sign_in(&sandbox, "nina", "nina-Passw0rd!");
    let session = asked.session().replace('+', "%2B");
    for form in [
        String::new(),
        "%".to_owned(),
        format!("_csrf={csrf}&session=made-up&code=123456"),
        format!("_csrf={csrf}&session={session}&code=123456"),
        format!("session={session}&code=123456"),
    ] {
        let page = browser.post(&action, &form);
        assert!(page.location().starts_with("/login?"), "{form}");
    }
    assert!(browser.get(&action).text.contains("<h1>Sign in</h1>"));
}
