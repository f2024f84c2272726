//! Signing in and out: every flow, every source of a password, and what is asked of Cognito.

use crate::support::{TestEnv, expired};

const TEMPORARY: (&str, &str) = (
    "name     = \"bob\"\npassword = \"bob-Passw0rd!\"",
    "name     = \"bob\"\npassword = \"bob-Passw0rd!\"\nstatus = \"temporary-password\"",
);

#[test]
fn login_takes_four_requests_and_sends_no_password() {
    let env = TestEnv::new();
    env.login("alice")
        .code(0)
        .says("Signed in as alice with role TestApiFullAccess");
    assert_eq!(
        env.received_since(0),
        [
            "InitiateAuth",
            "RespondToAuthChallenge",
            "GetId",
            "GetCredentialsForIdentity"
        ]
    );
    for request in env.sandbox().requests() {
        assert!(
            !request
                .headers
                .iter()
                .any(|(name, _)| name == "authorization"),
            "{request:?}"
        );
    }
}

#[test]
fn the_password_flow_signs_in_with_one_request_less() {
    let env = TestEnv::new();
    let variables = [("SIGCALL_PASSWORD", "alice-Passw0rd!")];
    env.run_with(&["login", "alice", "--flow", "password"], &variables, "")
        .code(0);
    assert_eq!(
        env.received_since(0),
        ["InitiateAuth", "GetId", "GetCredentialsForIdentity"]
    );
}

#[test]
fn a_password_comes_from_stdin_too() {
    let env = TestEnv::new();
    env.run_with(
        &["login", "alice", "--password-stdin"],
        &[],
        "alice-Passw0rd!\n",
    )
    .code(0);
    env.run(&["get", "/test"]).code(0);
}

#[test]
fn an_alias_signs_in_as_the_user_it_stands_for() {
    let env = TestEnv::changed(&[(
        "# aliases    = [\"alice@example.com\"]",
        "aliases = [\"alice@example.com\"]",
    )]);
    let variables = [("SIGCALL_PASSWORD", "alice-Passw0rd!")];
    env.run_with(&["login", "alice@example.com"], &variables, "")
        .code(0)
        .says("alice@example.com (alice)");
    env.run(&["get", "/test", "--as", "alice@example.com"])
        .code(0);
}

#[test]
fn a_client_secret_is_proven_at_every_step() {
    let mut env = TestEnv::changed(&[(
        "# secret = \"…\"",
        "secret = \"sandbox-client-secret\"\nid_token_seconds = 60",
    )]);
    env.login("alice").code(0);
    // The ID token is within its window of renewal already, so this call refreshes with the secret.
    env.run(&["get", "/movies", "--auth", "id-token", "--no-check-status"])
        .code(0);
    assert!(
        env.received_since(4)
            .contains(&"GetTokensFromRefreshToken".to_owned())
    );
    env.run(&["logout"]).code(0);
    env.set("SIGCALL_CLIENT_SECRET", "another");
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("client_secret");
    env.unset("SIGCALL_CLIENT_SECRET");
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("SIGCALL_CLIENT_SECRET");
}

#[test]
fn a_temporary_password_is_replaced_by_a_variable_or_stdin() {
    for flow in ["srp", "password"] {
        let env = TestEnv::changed(&[TEMPORARY]);
        let variables = [
            ("SIGCALL_PASSWORD", "bob-Passw0rd!"),
            ("SIGCALL_NEW_PASSWORD", "New-Passw0rd!"),
        ];
        env.run_with(&["login", "bob", "--flow", flow], &variables, "")
            .code(0);
        env.login("bob").code(3).one_error_with_a_hint();
        env.run_with(
            &["login", "bob"],
            &[("SIGCALL_PASSWORD", "New-Passw0rd!")],
            "",
        )
        .code(0);
    }
    let env = TestEnv::changed(&[TEMPORARY]);
    let both = ["login", "bob", "--password-stdin", "--new-password-stdin"];
    env.run_with(&both, &[], "bob-Passw0rd!\nNew-Passw0rd!\n")
        .code(0);
    // Where no new password is required its line is neither read nor missed.
    let env = TestEnv::new();
    env.run_with(&both, &[], "bob-Passw0rd!\n").code(0);
}

#[test]
fn required_attributes_come_with_the_new_password() {
    let env = TestEnv::changed(&[
        TEMPORARY,
        (
            "# required_attributes = [\"name\"]",
            "required_attributes = [\"name\"]",
        ),
    ]);
    let variables = [
        ("SIGCALL_PASSWORD", "bob-Passw0rd!"),
        ("SIGCALL_NEW_PASSWORD", "New-Passw0rd!"),
    ];
    env.run_with(&["login", "bob"], &variables, "")
        .code(3)
        .one_error_with_a_hint()
        .says("--attribute name=VALUE");
    env.run_with(&["login", "bob", "--attribute", "name=Bob"], &variables, "")
        .code(0);
}

#[test]
fn a_new_password_that_breaks_the_policy_changes_nothing() {
    let env = TestEnv::changed(&[TEMPORARY]);
    let variables = [
        ("SIGCALL_PASSWORD", "bob-Passw0rd!"),
        ("SIGCALL_NEW_PASSWORD", "short"),
    ];
    env.run_with(&["login", "bob"], &variables, "")
        .code(3)
        .one_error_with_a_hint()
        .says("Password did not conform");
    assert!(env.store().is_empty());
}

#[test]
fn a_new_password_with_nobody_to_ask_fails_at_once() {
    let env = TestEnv::changed(&[TEMPORARY]);
    env.login("bob")
        .code(3)
        .one_error_with_a_hint()
        .says("SIGCALL_NEW_PASSWORD");
}

#[test]
fn logout_takes_the_refresh_token_back_and_removes_the_session() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let kept = env.store();
    env.run(&["logout"]).code(0).says("Signed alice out.");
    assert!(env.store().is_empty());
    assert_eq!(env.received_since(4), ["RevokeToken"]);
    // Whoever kept a copy of the session cannot renew it.
    let (path, text) = &kept[0];
    std::fs::write(path, expired(text)).unwrap();
    env.run(&["get", "/test", "--as", "alice"])
        .code(3)
        .one_error_with_a_hint()
        .says("sigcall login alice");
    env.run(&["logout"]).code(0);
}

#[test]
fn logout_everywhere_ends_every_session_of_the_user() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    env.run(&["logout", "--global"]).code(0).says("everywhere");
    assert_eq!(env.received_since(4), ["GlobalSignOut"]);
    // Another machine's session of the same user is over as well.
    std::fs::write(path, expired(&text)).unwrap();
    env.run(&["get", "/test", "--as", "alice"])
        .code(3)
        .one_error_with_a_hint();
}

#[test]
fn logout_of_nobody_is_no_failure() {
    let env = TestEnv::new();
    env.run(&["logout"]).code(0);
    env.run(&["logout", "--as", "alice"]).code(0);
    env.run(&["logout", "--all"]).code(0);
}

#[test]
fn logout_of_all_signs_out_every_user_of_the_pool() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    env.login("bob").code(0);
    env.run(&["logout", "--all"]).code(0);
    assert!(env.store().is_empty());
    assert_eq!(env.received_since(8), ["RevokeToken", "RevokeToken"]);
}

#[test]
fn logout_of_all_removes_damaged_sessions_too() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, _) = env.store().remove(0);
    std::fs::write(path, "{\"tokens\":").unwrap();
    env.run(&["logout", "--all"]).code(0);
    assert!(env.store().is_empty());
}

#[test]
fn logout_without_cognito_removes_the_session_and_says_so() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    env.stop_sandbox();
    env.run(&["logout"])
        .code(6)
        .says("warning: the session of alice is removed here");
    assert!(env.store().is_empty());
}

#[test]
fn roles_are_taken_by_arn_by_name_and_by_group() {
    let env = TestEnv::new();
    env.login("carol").code(0);
    for role in [
        "arn:aws:iam::123456789012:role/TestApiReadAccess",
        "TestApiReadAccess",
        "ReadOnlyAccess",
    ] {
        env.run(&["get", "/test", "--as", "carol", "--role", role])
            .code(0);
        env.run(&["post", "/test", "--as", "carol", "--role", role])
            .code(4);
    }
    env.run(&["post", "/test", "--as", "carol"]).code(0);
    env.run(&["get", "/test", "--as", "carol", "--role", "Admin"])
        .code(3)
        .one_error_with_a_hint()
        .says("TestApiFullAccess")
        .says("ReadOnlyAccess");
}

#[test]
fn the_role_chosen_at_sign_in_holds_for_the_session() {
    let env = TestEnv::new();
    let variables = [("SIGCALL_PASSWORD", "carol-Passw0rd!")];
    env.run_with(
        &["login", "carol", "--role", "ReadOnlyAccess"],
        &variables,
        "",
    )
    .code(0)
    .says("with role TestApiReadAccess");
    let before = env.sandbox().requests().len();
    env.run(&["post", "/test"]).code(4);
    assert_eq!(env.received_since(before), ["POST /prod/test"]);
    env.run(&["post", "/test", "--role", "FullAccess"]).code(0);
    env.run(&["post", "/test"]).code(4);
    env.run_with(&["login", "carol"], &variables, "").code(0);
    env.run(&["post", "/test"]).code(0);
}

#[test]
fn a_user_without_a_role_keeps_the_tokens_for_bearer_calls() {
    let env = TestEnv::changed(&[(
        "groups   = [\"FullAccess\", \"movies-group\"]",
        "groups   = [\"movies-group\"]",
    )]);
    env.login("alice")
        .code(3)
        .one_error_with_a_hint()
        .says("gives them no role");
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(0);
    env.run(&["get", "/test"]).code(3).one_error_with_a_hint();
}

#[test]
fn without_an_identity_pool_tokens_are_all_there_is() {
    let mut env = TestEnv::new();
    env.unset("SIGCALL_IDENTITY_POOL_ID");
    env.login("alice").code(0).says("tokens alone");
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(0);
    env.run(&["get", "/test"])
        .code(2)
        .one_error_with_a_hint()
        .says("identity_pool_id");
}

#[test]
fn a_pool_that_chooses_no_role_by_token_gives_its_default_one() {
    let env = TestEnv::changed(&[
        ("# role_mapping = \"token\"", "role_mapping = \"none\""),
        (
            "# authenticated_role = \"…\"",
            "authenticated_role = \"TestApiReadAccess\"",
        ),
    ]);
    env.login("alice").code(0);
    env.run(&["post", "/test"]).code(4);
}

#[test]
fn logout_needs_no_setting_that_signing_in_needs() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    env.run_with(&["logout"], &[("SIGCALL_FLOW", "web")], "")
        .code(0);
    assert!(env.store().is_empty());
}
