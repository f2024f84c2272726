//! What variables can set, and how those that are wrong or unknown are named.

use super::variable_name;
use crate::config::choice::{Auth, SignInFlow, StoreKind};
use crate::config::fixture::{by_variables, shown, user};
use crate::config::overrides::Overrides;
use crate::config::settings::Settings;
use crate::environment::Environment;

#[test]
fn variables_alone_are_enough() {
    let settings = by_variables(&[
        ("SIGCALL_USER_POOL_ID", "eu-central-1_AbCdEfGhI"),
        ("SIGCALL_CLIENT_ID", "1example23456789"),
        ("SIGCALL_CLIENT_SECRET", "env:not a reference"),
        (
            "SIGCALL_IDENTITY_POOL_ID",
            "us-east-1:12345678-1234-1234-1234-123456789012",
        ),
        ("SIGCALL_API_URL", "https://api.example.com/prod"),
        ("SIGCALL_USERNAME", "alice"),
        ("SIGCALL_PASSWORD", "Passw0rd!"),
        ("SIGCALL_NEW_PASSWORD", "N3w!"),
        ("SIGCALL_ATTRIBUTE", "given_name=Alice locale=de"),
        ("SIGCALL_HEADERS", "x-api-key: k1\n\nx-empty:\n"),
        ("SIGCALL_ALLOW_HOSTS", "a.example  B.example:8443"),
        ("SIGCALL_AUTH", "access-token"),
        ("SIGCALL_FLOW", "password"),
        ("SIGCALL_STORE", "none"),
    ]);
    assert_eq!(
        settings.user_pool_id().unwrap().as_str(),
        "eu-central-1_AbCdEfGhI"
    );
    assert_eq!(settings.client_id().unwrap().as_str(), "1example23456789");
    assert_eq!(
        shown(settings.client_secret()).as_deref(),
        Some("env:not a reference")
    );
    let identities = settings.required_identity_pool_id().unwrap();
    assert_eq!(identities.region().as_str(), "us-east-1");
    assert_eq!(settings.api_url(), Some("https://api.example.com/prod"));
    assert_eq!(settings.user(), Some(&user("alice")));
    let alice = user("alice");
    assert_eq!(
        shown(settings.password_for(&alice)).as_deref(),
        Some("Passw0rd!")
    );
    assert_eq!(
        shown(settings.new_password_for(&alice)).as_deref(),
        Some("N3w!")
    );
    assert_eq!(settings.sign_in().attributes["given_name"], "Alice");
    assert_eq!(settings.sign_in().attributes["locale"], "de");
    let headers: Vec<(String, String)> = settings
        .headers()
        .unwrap()
        .into_iter()
        .map(|(name, value)| (name, value.expose().clone()))
        .collect();
    assert_eq!(
        headers,
        [
            ("x-api-key".into(), "k1".into()),
            ("x-empty".into(), String::new())
        ]
    );
    let hosts: Vec<&str> = settings.allow_hosts().collect();
    assert_eq!(hosts, ["a.example", "b.example:8443"]);
    assert_eq!(settings.auth(), Auth::AccessToken);
    assert_eq!(settings.flow(), SignInFlow::Password);
    assert_eq!(settings.store().unwrap(), StoreKind::None);
    assert!(settings.warnings().is_empty(), "{:?}", settings.warnings());
}

#[test]
fn every_key_of_a_profile_is_a_variable() {
    for (key, value) in [
        ("region", "eu-central-1"),
        ("user_pool_id", "eu-central-1_A"),
        ("client_id", "1"),
        ("client_secret", "s"),
        (
            "identity_pool_id",
            "eu-central-1:12345678-1234-1234-1234-123456789012",
        ),
        ("api_url", "https://a.example"),
        ("sign_region", "eu-central-1"),
        ("service", "execute-api"),
        ("auth", "iam"),
        ("flow", "srp"),
        ("domain", "https://a.example"),
        ("redirect_uri", "http://localhost:8976/callback"),
        ("scopes", "openid email"),
        ("identity_provider", "CorpSAML"),
        ("username", "alice"),
        ("role", "r"),
        ("identity_flow", "enhanced"),
        ("headers", "a: b"),
        ("ca_bundle", "corp.pem"),
        ("store", "file"),
        (
            "endpoint_url_cognito_identity_provider",
            "http://[::1]:5000",
        ),
        ("endpoint_url_cognito_identity", "http://[::1]:5000"),
        ("endpoint_url_sts", "http://[::1]:5000"),
    ] {
        let name = variable_name(key);
        let settings = by_variables(&[(&name, value)]);
        assert!(settings.warnings().is_empty(), "{:?}", settings.warnings());
    }
}

#[test]
fn a_variable_that_cannot_be_is_named() {
    for (name, value, told) in [
        (
            "SIGCALL_USER_POOL_ID",
            "eu-central-1",
            "`SIGCALL_USER_POOL_ID`: `eu-central-1` is not a valid user pool id: expected a region, `_`, letters and digits, as in `eu-central-1_AbCdEfGhI`",
        ),
        (
            "SIGCALL_AUTH",
            "aim",
            "`SIGCALL_AUTH`: `aim` is not one of `iam`, `id-token`, `access-token`, `none`; did you mean `iam`?",
        ),
        (
            "SIGCALL_HEADERS",
            "x-a: 1\nno colon here hunter2",
            "`SIGCALL_HEADERS`: header 2 is not `Name: value`",
        ),
        (
            "SIGCALL_ATTRIBUTE",
            "name=Alice Liddell",
            "`SIGCALL_ATTRIBUTE`: entry 2 is not `NAME=VALUE`",
        ),
        (
            "SIGCALL_PROFILE",
            "dev",
            "there is no profile `dev`; no profile is configured",
        ),
    ] {
        let environment = Environment::of([(name, value)]);
        let error = Settings::resolve(&Overrides::default(), &environment, None).unwrap_err();
        assert_eq!(error.to_string(), told);
    }
}

#[test]
fn a_variable_that_nobody_knows_is_worth_a_warning() {
    let settings = by_variables(&[("SIGCALL_USERPOOL_ID", "x"), ("SIGCALL_MFA_CODE", "123456")]);
    assert_eq!(
        settings.warnings(),
        [
            "the variable `SIGCALL_USERPOOL_ID` is not known and has no effect; did you mean `SIGCALL_USER_POOL_ID`?"
        ]
    );
}

#[test]
fn attributes_with_spaces_stand_one_a_line() {
    let settings = by_variables(&[("SIGCALL_ATTRIBUTE", "name=Alice Liddell\nlocale=de\n")]);
    assert_eq!(settings.sign_in().attributes["name"], "Alice Liddell");
    assert_eq!(settings.sign_in().attributes["locale"], "de");
}
