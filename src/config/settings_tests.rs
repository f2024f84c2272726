//! Which of flag, variable, user, profile and default holds, and for which user.

use super::*;
use crate::config::fixture::{DEV, acting_as, by_variables, resolve, user};

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
    assert_eq!(settings.flow(), SignInFlow::Srp);
    assert_eq!(settings.store().unwrap(), StoreKind::File);
    assert_eq!(settings.fallback_service(), "execute-api");
    assert_eq!(settings.user(), None);
    assert_eq!(settings.profile(), None);
    assert_eq!(settings.identity_pool_id().unwrap(), None);
    assert!(settings.warnings().is_empty());
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
fn acting_as_nobody_leaves_out_every_users_keys() {
    let bob = resolve(&acting_as("bob"), &[("API_KEY", "k")], DEV).unwrap();
    let nobody = bob.acting_as_nobody().unwrap();
    assert_eq!(nobody.user(), None);
    assert_eq!(nobody.auth(), Auth::Iam);
    assert_eq!(nobody.role(), Some("of-the-profile"));
    let headers = nobody.headers().unwrap();
    assert_eq!(headers[1].1.expose(), "profile");
    assert!(!nobody.shares_headers_with(&bob));
    // The profile says nothing of alice.
    let alice = nobody.acting_as(&user("alice")).unwrap();
    assert!(nobody.shares_headers_with(&alice));
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
    let text = "[profiles.dev]\nstore = \"keyring\"\nidentity_flow = \"basic\"\nclient_secret = \"keyring:x\"";
    let settings = resolve(&Overrides::default(), &[], text).unwrap();
    for (error, told) in [
        (
            settings.store().unwrap_err(),
            "store `keyring` is not available in this version",
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
