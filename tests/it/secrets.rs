//! Nothing secret is printed: every command runs with -vv, and all that it says is searched.

use crate::support::{PASSWORDS, TestEnv, expired};

fn secrets_of(env: &TestEnv) -> Vec<String> {
    let mut secrets: Vec<String> = PASSWORDS.iter().map(ToString::to_string).collect();
    for (_, text) in env.store() {
        let record: serde_json::Value = serde_json::from_str(&text).unwrap();
        let tokens = record["tokens"].as_object().unwrap();
        secrets.extend(
            ["id", "access", "refresh"]
                .iter()
                .map(|name| tokens[*name].as_str().unwrap().to_owned()),
        );
        for credentials in record["credentials"].as_object().unwrap().values() {
            for name in ["secret_access_key", "session_token"] {
                secrets.push(credentials[name].as_str().unwrap().to_owned());
            }
        }
    }
    assert!(secrets.len() >= 8, "there is too little to look for");
    secrets
}

#[test]
fn no_command_prints_a_secret_even_when_it_tells_everything() {
    let env = TestEnv::new();
    let mut told = String::new();
    let mut run = |code: i32, arguments: &[&str], variables: &[(&str, &str)]| {
        let outcome = env.run_with(arguments, variables, "").code(code);
        told.push_str(&outcome.stdout);
        told.push_str(&outcome.stderr);
    };
    let alice = [("SIGCALL_PASSWORD", "alice-Passw0rd!")];
    run(0, &["login", "alice", "-vv"], &alice);
    let mut secrets = secrets_of(&env);
    run(0, &["login", "alice", "--flow", "password", "-vv"], &alice);
    secrets.extend(secrets_of(&env));
    let (path, text) = env.store().remove(0);
    std::fs::write(path, expired(&text)).unwrap();
    run(0, &["get", "/test", "-vv"], &[]);
    secrets.extend(secrets_of(&env));
    run(
        3,
        &["login", "alice", "-vv"],
        &[("SIGCALL_PASSWORD", "wrong-Passw0rd!")],
    );
    run(0, &["get", "/test", "-vv"], &[]);
    run(0, &["post", "/test", "-vv", "--json", "{}", "-i"], &[]);
    run(4, &["get", "/missing", "-vv"], &[]);
    run(0, &["get", "/movies", "-vv", "--auth", "access-token"], &[]);
    run(4, &["get", "/movies", "-vv", "--auth", "id-token"], &[]);
    run(4, &["get", "/shows", "-vv", "--auth", "access-token"], &[]);
    run(0, &["logout", "-vv"], &[]);
    run(0, &["--sandbox", "test", "-vv"], &[]);
    assert!(
        told.contains("GetTokensFromRefreshToken")
            && told.contains("InitiateAuth")
            && told.contains("AWS4-HMAC-SHA256"),
        "-vv told nothing"
    );
    for secret in secrets
        .iter()
        .map(String::as_str)
        .chain(["wrong-Passw0rd!"])
    {
        let place = told.find(secret);
        assert!(
            place.is_none(),
            "a secret of {} characters was printed",
            secret.len()
        );
    }
}

#[test]
fn no_way_to_sign_in_prints_what_was_said_in_confidence() {
    let env = TestEnv::every_sign_in(&[]);
    let totp = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    let mut secrets = vec![
        totp.to_owned(),
        "123456".to_owned(),
        "nina-Temp0rary!".to_owned(),
    ];
    let mut told = String::new();
    for (code, user, words, variables) in [
        (0, "sam", &["--mfa-code", "123456"][..], &[][..]),
        (3, "sam", &["--mfa-code", "654321"], &[]),
        (0, "tim", &[], &[("SIGCALL_TOTP_SECRET", totp)]),
        (
            0,
            "mia",
            &[],
            &[("SIGCALL_MFA", "sms"), ("SIGCALL_MFA_CODE", "123456")],
        ),
        (
            0,
            "cleo",
            &[
                "--flow",
                "custom",
                "--answer",
                "ANSWER=Rex",
                "--answer",
                "ANSWER=blue",
            ],
            &[],
        ),
        (
            0,
            "faye",
            &["--flow", "user-auth", "--first-factor", "password"],
            &[],
        ),
        (
            0,
            "dora",
            &["--remember-device", "--mfa-code", "123456"],
            &[],
        ),
        (0, "dora", &[], &[]),
        (3, "seth", &["--mfa", "totp"], &[]),
    ] {
        let password = format!("{user}-Passw0rd!");
        let variables = [&[("SIGCALL_PASSWORD", password.as_str())], variables].concat();
        let outcome = env
            .run_with(&[&["login", user, "-vv"], words].concat(), &variables, "")
            .code(code);
        told.push_str(&outcome.stdout);
        told.push_str(&outcome.stderr);
        secrets.push(password);
    }
    let both = [
        ("SIGCALL_PASSWORD", "nina-Temp0rary!"),
        ("SIGCALL_NEW_PASSWORD", "nina-Passw0rd!"),
    ];
    let words = ["login", "nina", "-vv", "--attribute", "name=Nina"];
    told.push_str(&env.run_with(&words, &both, "").code(0).stderr);
    for words in [
        &["password", "reset", "rita", "-vv"][..],
        &["password", "reset", "rita", "-vv", "--code", "654321"],
        &["password", "reset", "rita", "-vv", "--code", "123456"],
    ] {
        let new = [("SIGCALL_NEW_PASSWORD", "rita-N3w-Passw0rd!")];
        told.push_str(&env.run_with(words, &new, "").stderr);
    }
    secrets.extend(
        [
            "nina-Passw0rd!",
            "rita-N3w-Passw0rd!",
            "654321",
            "ANSWER=Rex",
            "\"Rex\"",
            "\"blue\"",
        ]
        .map(str::to_owned),
    );
    secrets.extend(secrets_of(&env));
    let folder = env.home().join(".local/state/sigcall/sessions");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "device") {
            let text = std::fs::read_to_string(path).unwrap();
            let device: serde_json::Value = serde_json::from_str(&text).unwrap();
            secrets.push(device["password"].as_str().unwrap().to_owned());
        }
    }
    assert!(told.contains("ConfirmDevice") && told.contains("ConfirmForgotPassword"));
    for secret in secrets {
        assert!(!told.contains(&secret), "a secret was printed: {secret}");
    }
}

#[test]
fn a_header_that_came_from_a_secret_is_one_whatever_it_is_called() {
    let env = TestEnv::new();
    let variables = [("SIGCALL_HEADERS", "X-Env: s3cret-value")];
    let outcome = env
        .run_with(&["get", "/test", "--auth", "none", "-vv"], &variables, "")
        .code(4);
    assert!(
        outcome.stderr.contains("> x-env: (redacted)"),
        "{outcome:#?}"
    );
    assert!(!outcome.stderr.contains("s3cret"), "{outcome:#?}");
}

#[test]
fn no_secret_stands_in_an_error_about_itself() {
    let env = TestEnv::new();
    env.write(
        ".config/sigcall/config.toml",
        "[profiles.dev]\nclient_secret = \"literal-S3cret\"\nunknown = 1\n",
    );
    let outcome = env.run(&["get", "/test"]).code(2);
    assert!(!outcome.stderr.contains("literal-S3cret"), "{outcome:#?}");
}

#[test]
fn a_client_secret_and_a_new_password_are_not_printed_either() {
    let env = TestEnv::changed(&[
        ("# secret = \"…\"", "secret = \"sandbox-client-secret\""),
        (
            "password = \"bob-Passw0rd!\"",
            "password = \"bob-Passw0rd!\"\nstatus = \"temporary-password\"",
        ),
    ]);
    let variables = [
        ("SIGCALL_PASSWORD", "bob-Passw0rd!"),
        ("SIGCALL_NEW_PASSWORD", "New-Passw0rd!"),
    ];
    let outcome = env
        .run_with(&["login", "bob", "-vv"], &variables, "")
        .code(0);
    let outcome = outcome.says("NEW_PASSWORD_REQUIRED");
    for secret in ["sandbox-client-secret", "bob-Passw0rd!", "New-Passw0rd!"] {
        assert!(!outcome.stderr.contains(secret), "{outcome:#?}");
    }
}
