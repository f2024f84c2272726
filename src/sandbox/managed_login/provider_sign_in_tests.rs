//! The way through a company's own sign-in, and what the tokens then say.

use super::super::fixture::{Browser, PEOPLE, authorize, exchange, post_form};
use crate::sandbox::test_client::{self, claims};

#[test]
fn a_user_of_the_company_gets_tokens_that_name_the_provider() {
    let sandbox = test_client::start(PEOPLE);
    for to_provider in [
        ("identity_provider", "CorpSAML"),
        ("idp_identifier", "example.com"),
    ] {
        let mut browser = Browser::new(&sandbox);
        let page = browser.open(&[to_provider]);
        assert!(page.text.contains("<h1>Sign in at CorpSAML</h1>"));
        let done = browser.submit(&page, &[("name_id", "dana@example.com")]);
        let tokens = exchange(&sandbox, &done.at_callback()["code"], &[]).json();
        let id = claims(tokens["id_token"].as_str().unwrap());
        assert_eq!(id["cognito:username"], "CorpSAML_dana@example.com");
        let identity = &id["identities"][0];
        assert_eq!(identity["userId"], "dana@example.com");
        assert_eq!(identity["providerName"], "CorpSAML");
        assert_eq!(identity["providerType"], "SAML");
        assert_eq!(id["email"], "dana@example.com");
        assert_eq!(
            id["cognito:groups"],
            serde_json::json!(["writers", "eu-central-1_SigcallSb_CorpSAML"])
        );
        assert_eq!(
            id["cognito:preferred_role"],
            "arn:aws:iam::123456789012:role/Write"
        );
        let refresh = [
            ("grant_type", "refresh_token"),
            ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
        ];
        assert_eq!(
            post_form(&sandbox, "/oauth2/token", &[], &refresh).status,
            200
        );
        // Signed in at the company, the browser comes straight back.
        assert!(
            browser
                .get(&authorize(&[to_provider]))
                .at_callback()
                .contains_key("code")
        );
    }
}

#[test]
fn a_user_of_the_company_gets_role_credentials() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[("identity_provider", "CorpSAML")]);
    let done = browser.submit(&page, &[("name_id", "dana@example.com")]);
    let tokens = exchange(&sandbox, &done.at_callback()["code"], &[]).json();
    let provider = format!(
        "cognito-idp.{}.amazonaws.com/{}",
        sandbox.region(),
        sandbox.user_pool_id()
    );
    let logins = serde_json::json!({ provider: tokens["id_token"] });
    let call = |operation: &str, name: &str, id: &str| {
        let input = serde_json::json!({name: id, "Logins": logins}).to_string();
        let target = format!("AWSCognitoIdentityService.{operation}");
        test_client::call_raw(&sandbox, &target, input.as_bytes()).body
    };
    let identity = call("GetId", "IdentityPoolId", sandbox.identity_pool_id());
    let identity_id = identity["IdentityId"].as_str().unwrap();
    let given = call("GetCredentialsForIdentity", "IdentityId", identity_id);
    assert!(given["Credentials"]["SessionToken"].is_string(), "{given}");
}

#[test]
fn nobody_else_comes_in_that_way() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[("identity_provider", "CorpSAML")]);
    for picked in ["alice", "CorpSAML_dana@example.com", ""] {
        let page = browser.submit(&page, &[("name_id", picked)]);
        assert_eq!(page.alert(), "There is no such user here.", "{picked}");
    }
    let stranger = Browser::new(&sandbox).submit(&page, &[("name_id", "dana@example.com")]);
    assert_eq!(stranger.status, 403);
    // A page without a provider is none.
    let target = authorize(&[]).replace("/oauth2/authorize", "/saml2/signin");
    assert!(browser.get(&target).location().starts_with("/login?"));
}

#[test]
fn a_user_of_the_company_has_no_password_in_the_pool() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    let page = browser.open(&[]);
    for password in ["x", ""] {
        let fields = [
            ("username", "CorpSAML_dana@example.com"),
            ("password", password),
        ];
        let page = browser.submit(&page, &fields);
        assert_eq!(page.alert(), "Incorrect username or password.");
    }
    assert_eq!(sandbox.users().len(), 1);
}

#[test]
fn the_sign_in_page_links_to_the_provider_unless_the_request_names_another() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    assert!(browser.open(&[]).text.contains("Sign in with CorpSAML"));
    let page = browser.open(&[("identity_provider", "COGNITO")]);
    assert!(!page.text.contains("CorpSAML"));
    let target = authorize(&[("identity_provider", "CorpSAML")]);
    let page = browser.get(&target.replace("/oauth2/authorize", "/login"));
    assert!(page.location().starts_with("/saml2/signin?"));
}
