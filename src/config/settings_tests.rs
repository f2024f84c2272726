//! Which of flag, variable, user, profile and default holds, and for whom a password is.

use std::path::Path;

use super::*;

const DEV: &str = r#"
[profiles.dev]
user_pool_id = "eu-central-1_AbCdEfGhI"
client_id = "1example23456789"
username = "alice"
role = "of-the-profile"
headers = { x-api-key = "env:API_KEY", x-tenant = "profile" }
allow_hosts = ["of.profile"]

[profiles.dev.users.bob]
password = "env:BOB_PASSWORD"
role = "of-bob"
auth = "id-token"
headers = { X-Tenant = "bob" }
"#;

fn file(text: &str) -> ConfigFile {
    ConfigFile::parse(Path::new("/home/a/config.toml"), text.as_bytes()).unwrap()
}

fn user(name: &str) -> Username {
    Username::parse(name).unwrap()
}

fn acting_as(name: &str) -> Overrides {
    Overrides {
        as_user: Some(user(name)),
        ..Overrides::default()
    }
}

fn resolve(
    overrides: &Overrides,
    variables: &[(&str, &str)],
    text: &str,
) -> Result<Settings, ConfigError> {
    Settings::resolve(
        overrides,
        &Environment::of(variables.iter().copied()),
        Some(&file(text)),
    )
}

fn by_variables(variables: &[(&str, &str)]) -> Settings {
    let environment = Environment::of(variables.iter().copied());
    Settings::resolve(&Overrides::default(), &environment, None).unwrap()
}

fn shown(secret: Result<Option<SecretString>, ConfigError>) -> Option<String> {
    secret.unwrap().map(|secret| secret.expose().clone())
}

#[test]
fn the_first_of_flag_variable_user_profile_and_default_holds() {
    let flag = |name| Overrides {
        role: Some("of-the-flag".to_owned()),
        ..acting_as(name)
    };
    let variable = [("SIGCALL_ROLE", "of-the-variable")];
    let bare = "[profiles.dev]\n";
    for (overrides, variables, text, role) in [
        (flag("bob"), &variable[..], DEV, Some("of-the-flag")),
        (acting_as("bob"), &variable, DEV, Some("of-the-variable")),
        (acting_as("bob"), &[], DEV, Some("of-bob")),
        (acting_as("alice"), &[], DEV, Some("of-the-profile")),
        (acting_as("alice"), &[], bare, None),
    ] {
        let settings = resolve(&overrides, variables, text).unwrap();
        assert_eq!(settings.role(), role);
    }
}

#[test]
fn the_defaults_are_those_of_the_interface() {
    let settings = by_variables(&[]);
    assert_eq!(settings.auth(), Auth::Iam);
    assert_eq!(settings.flow().unwrap(), SignInFlow::Srp);
    assert_eq!(settings.store().unwrap(), StoreKind::File);
    assert_eq!(settings.fallback_service(), "execute-api");
    assert_eq!(settings.user(), None);
    assert_eq!(settings.profile(), None);
    assert_eq!(settings.identity_pool_id().unwrap(), None);
    assert!(settings.warnings().is_empty());
}

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
    assert_eq!(settings.attributes()["given_name"], "Alice");
    assert_eq!(settings.attributes()["locale"], "de");
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
    assert_eq!(settings.flow().unwrap(), SignInFlow::Password);
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
            "`SIGCALL_ATTRIBUTE`: attribute 2 is not `NAME=VALUE`",
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
    assert_eq!(settings.attributes()["name"], "Alice Liddell");
    assert_eq!(settings.attributes()["locale"], "de");
}

#[test]
fn the_profile_is_the_one_asked_for_or_the_default_or_the_only_one() {
    let one = "[profiles.a]";
    let two = "[profiles.a]\n[profiles.b]";
    let default = "default_profile = \"b\"\n[profiles.a]\n[profiles.b]";
    let asked = Overrides {
        profile: Some(ProfileName::parse("a").unwrap()),
        ..Overrides::default()
    };
    let none = Overrides::default();
    let b = [("SIGCALL_PROFILE", "b")];
    for (overrides, variables, text, chosen) in [
        (&none, &[][..], one, Some("a")),
        (&none, &[], two, None),
        (&none, &[], default, Some("b")),
        (&none, &b, two, Some("b")),
        (&asked, &b, default, Some("a")),
    ] {
        let settings = resolve(overrides, variables, text).unwrap();
        assert_eq!(settings.profile().map(ProfileName::as_str), chosen);
    }
    let error = resolve(&none, &[("SIGCALL_PROFILE", "aa")], two).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no profile `aa` among `a`, `b`; did you mean `a`?"
    );
}

#[test]
fn the_user_is_the_one_named_or_the_one_configured() {
    for (overrides, variables, name) in [
        (Overrides::default(), &[][..], "alice"),
        (
            Overrides::default(),
            &[("SIGCALL_USERNAME", "carol")],
            "carol",
        ),
        (
            Overrides::default(),
            &[("SIGCALL_USERNAME", "carol"), ("SIGCALL_AS", "bob")],
            "bob",
        ),
        (acting_as("dave"), &[("SIGCALL_AS", "bob")], "dave"),
    ] {
        let settings = resolve(&overrides, variables, DEV).unwrap();
        assert_eq!(settings.user(), Some(&user(name)));
    }
    for reserved in ["guest", "aws"] {
        let error = resolve(&acting_as(reserved), &[], DEV).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("as `{reserved}` is not available in this version")
        );
    }
}

#[test]
fn the_variables_password_is_tried_for_its_owner_alone() {
    let password = ("SIGCALL_PASSWORD", "of-the-variable");
    let alice = ("SIGCALL_USERNAME", "alice");
    let bobs = ("BOB_PASSWORD", "of-bob");
    let both = [password, alice, bobs];
    for (overrides, variables, name, expected) in [
        (
            Overrides::default(),
            &both[..],
            "alice",
            Some("of-the-variable"),
        ),
        (acting_as("bob"), &both, "bob", Some("of-bob")),
        (acting_as("carol"), &both, "carol", None),
        (
            acting_as("bob"),
            &[password, bobs],
            "bob",
            Some("of-the-variable"),
        ),
        (acting_as("bob"), &[password, bobs], "alice", None),
        (
            Overrides::default(),
            &[password, ("SIGCALL_AS", "carol")],
            "carol",
            Some("of-the-variable"),
        ),
        // The profile's own `username` does not make its user the owner.
        (Overrides::default(), &[password], "alice", None),
    ] {
        let settings = resolve(&overrides, variables, DEV).unwrap();
        let found = shown(settings.password_for(&user(name)));
        assert_eq!(found.as_deref(), expected, "{name} {variables:?}");
    }
}

#[test]
fn acting_as_another_changes_the_users_keys_and_not_the_owner() {
    let variables = [("SIGCALL_PASSWORD", "alices"), ("API_KEY", "k")];
    let alice = resolve(&acting_as("alice"), &variables, DEV).unwrap();
    let bob = alice.acting_as(&user("bob")).unwrap();
    assert_eq!(alice.auth(), Auth::Iam);
    assert_eq!(bob.auth(), Auth::IdToken);
    assert_eq!(bob.role(), Some("of-bob"));
    assert_eq!(
        bob.password_for(&user("bob")).unwrap_err().to_string(),
        "the secret of `users.bob.password` cannot be had"
    );
    assert_eq!(
        bob.acting_as(&user("alice")).unwrap().role(),
        Some("of-the-profile")
    );
}

#[test]
fn headers_are_set_name_by_name() {
    let variables = [("API_KEY", "k"), ("SIGCALL_HEADERS", "x-trace: 1")];
    let settings = resolve(&acting_as("bob"), &variables, DEV).unwrap();
    let headers: Vec<(String, String)> = settings
        .headers()
        .unwrap()
        .into_iter()
        .map(|(name, value)| (name, value.expose().clone()))
        .collect();
    let expected = [("x-trace", "1"), ("X-Tenant", "bob"), ("x-api-key", "k")];
    assert_eq!(
        headers,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[test]
fn hosts_of_flags_are_added_to_those_configured() {
    let overrides = Overrides {
        allow_hosts: vec!["of.flag:1".to_owned()],
        ..Overrides::default()
    };
    let settings = resolve(&overrides, &[], DEV).unwrap();
    let hosts: Vec<&str> = settings.allow_hosts().collect();
    assert_eq!(hosts, ["of.profile", "of.flag:1"]);
}

#[test]
fn what_is_needed_and_not_set_is_named_with_its_variable() {
    let settings = by_variables(&[]);
    let error = settings.user_pool_id().unwrap_err();
    assert_eq!(error.to_string(), "`user_pool_id` is not set");
    let ConfigError::Missing { variable, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(variable, "SIGCALL_USER_POOL_ID");
    assert!(settings.client_id().is_err());
    assert!(settings.required_identity_pool_id().is_err());
    assert!(settings.fallback_sign_region().is_err());
}

#[test]
fn what_does_not_exist_yet_is_refused_where_it_is_used() {
    let text = "[profiles.dev]\nstore = \"keyring\"\nflow = \"web\"\nidentity_flow = \"basic\"\nclient_secret = \"keyring:x\"";
    let settings = resolve(&Overrides::default(), &[], text).unwrap();
    for (error, told) in [
        (
            settings.store().unwrap_err(),
            "store `keyring` is not available in this version",
        ),
        (
            settings.flow().unwrap_err(),
            "flow `web` is not available in this version",
        ),
        (
            settings.identity_pool_id().unwrap_err(),
            "identity_flow `basic` is not available in this version",
        ),
        (
            settings.client_secret().unwrap_err(),
            "the secret of `client_secret` cannot be had",
        ),
    ] {
        assert_eq!(error.to_string(), told);
    }
}

#[test]
fn debug_shows_no_secret() {
    let text = "[profiles.dev]\nclient_secret = \"s3cret-literal\"\nheaders = { x-api-key = \"k3y-literal\" }";
    let variables = [("SIGCALL_PASSWORD", "Passw0rd!"), ("SIGCALL_USERNAME", "a")];
    let settings = resolve(&Overrides::default(), &variables, text).unwrap();
    let debug = format!("{settings:?}");
    for secret in ["s3cret-literal", "k3y-literal", "Passw0rd!"] {
        assert!(!debug.contains(secret), "{debug}");
    }
}
