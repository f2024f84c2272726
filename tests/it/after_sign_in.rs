//! What outlives a sign-in or comes instead of one: remembered devices, rotating refresh tokens, forgotten passwords.

use std::fs;

use crate::support::{TestEnv, expired};

const DORA: [(&str, &str); 1] = [("SIGCALL_PASSWORD", "dora-Passw0rd!")];
const REMEMBER: [&str; 5] = ["login", "dora", "--remember-device", "--mfa-code", "123456"];

fn device_files(env: &TestEnv) -> Vec<std::path::PathBuf> {
    let folder = env.home().join(".local/state/sigcall/sessions");
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "device"))
        .collect()
}

#[test]
fn a_remembered_device_stands_for_the_second_factor_and_outlives_the_session() {
    let env = TestEnv::every_sign_in(&[]);
    env.run_with(&REMEMBER, &DORA, "").code(0);
    let respond = "RespondToAuthChallenge";
    let exchange = ["GetId", "GetCredentialsForIdentity"];
    assert_eq!(
        env.received_since(0),
        [
            &["InitiateAuth", respond, respond, "ConfirmDevice"],
            &exchange[..]
        ]
        .concat()
    );
    assert_eq!(device_files(&env).len(), 1);
    env.run(&["logout"]).code(0);
    let before = env.sandbox().requests().len();
    env.run_with(&["login", "dora"], &DORA, "").code(0);
    assert_eq!(
        env.received_since(before),
        [&["InitiateAuth", respond, respond, respond], &exchange[..]].concat()
    );
    assert_eq!(
        env.sandbox().messages().len(),
        1,
        "one code, at the first sign-in"
    );
    env.run(&["logout", "--all"]).code(0);
    assert!(device_files(&env).is_empty());
}

#[test]
fn what_a_device_is_remembered_by_is_for_its_owner_alone() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let env = TestEnv::every_sign_in(&[]);
        env.run_with(&REMEMBER, &DORA, "").code(0);
        for file in device_files(&env) {
            let mode = fs::metadata(&file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{}", file.display());
        }
    }
}

#[test]
fn a_device_that_the_pool_has_forgotten_is_dropped() {
    let env = TestEnv::every_sign_in(&[]);
    env.run_with(&REMEMBER, &DORA, "").code(0);
    let file = device_files(&env).remove(0);
    let kept = fs::read_to_string(&file).unwrap();
    for damaged in [
        kept.replace("eu-central-1_", "eu-central-1_0"),
        kept.replace("\"password\": \"", "\"password\": \"X"),
    ] {
        assert_ne!(kept, damaged);
        fs::write(&file, damaged).unwrap();
        env.run_with(&["login", "dora", "--mfa-code", "123456"], &DORA, "")
            .code(0)
            .says("has forgotten this device");
        assert!(device_files(&env).is_empty());
    }
    fs::write(&file, "not JSON").unwrap();
    env.run_with(&["login", "dora", "--mfa-code", "123456"], &DORA, "")
        .code(0);
}

#[test]
fn a_session_of_a_tracked_device_is_renewed() {
    let env = TestEnv::every_sign_in(&[]);
    let expire = || {
        let (path, text) = env.store().remove(0);
        fs::write(path, expired(&text)).unwrap();
    };
    env.run_with(&REMEMBER, &DORA, "").code(0);
    expire();
    env.run(&["get", "/test"]).code(0);
    // The next sign-in from it is renewed as well.
    env.run_with(&["login", "dora"], &DORA, "").code(0);
    expire();
    env.run(&["get", "/test"]).code(0);
    env.run(&["logout", "--all"]).code(0);

    // Cognito renews nothing of a device that was not confirmed, and that is said while something can be done about it.
    env.run_with(&["login", "dora", "--mfa-code", "123456"], &DORA, "")
        .code(0)
        .says("`--remember-device` confirms this one");
    assert!(device_files(&env).is_empty());
    expire();
    env.run(&["get", "/test"])
        .code(3)
        .one_error_with_a_hint()
        .says("Invalid Refresh Token");
}

#[test]
fn a_pool_that_tracks_no_devices_says_so_and_the_sign_in_holds() {
    let env = TestEnv::new();
    let alice = [("SIGCALL_PASSWORD", "alice-Passw0rd!")];
    env.run_with(&["login", "alice", "--remember-device"], &alice, "")
        .code(0)
        .says("tracks no devices");
    env.run_with(
        &["login", "alice", "--remember-device"],
        &[alice[0], ("SIGCALL_STORE", "none")],
        "",
    )
    .code(0)
    .says("not remembered");
    assert!(device_files(&env).is_empty());
}

const ROTATION: (&str, &str) = (
    "# refresh_token_rotation = false",
    "id_token_seconds = 60\nrefresh_token_rotation = true",
);

#[test]
fn a_refresh_token_that_rotates_is_replaced_on_disk_each_time() {
    let env = TestEnv::changed(&[ROTATION]);
    env.login("alice").code(0);
    let token = || {
        let record: serde_json::Value = serde_json::from_str(&env.store()[0].1).unwrap();
        record["tokens"]["refresh"].as_str().unwrap().to_owned()
    };
    let mut seen = vec![token()];
    // An ID token that is within its window of renewal already has every bearer call renew it.
    for _ in 0..3 {
        env.run(&["get", "/movies", "--auth", "access-token"])
            .code(0);
        assert!(!seen.contains(&token()));
        seen.push(token());
    }
    assert_eq!(
        env.received_since(4)
            .iter()
            .filter(|operation| *operation == "GetTokensFromRefreshToken")
            .count(),
        3
    );
}

#[test]
fn a_refresh_token_that_was_replaced_asks_for_a_new_sign_in() {
    let env = TestEnv::changed(&[ROTATION]);
    env.login("alice").code(0);
    let (path, old) = env.store().remove(0);
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(0);
    fs::write(&path, expired(&old)).unwrap();
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(3)
        .one_error_with_a_hint()
        .says("RefreshTokenReuseException")
        .says("sigcall login alice");
}

#[test]
fn many_processes_with_one_rotating_token_renew_it_in_turn() {
    let env = TestEnv::changed(&[(
        "# refresh_token_rotation = false",
        "refresh_token_rotation = true",
    )]);
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    fs::write(path, expired(&text)).unwrap();
    let runs: Vec<_> = (0..8)
        .map(|_| {
            env.command()
                .args(["get", "/movies", "--auth", "access-token"])
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let renewals = env.received_since(4);
    let count = renewals
        .iter()
        .filter(|operation| *operation == "GetTokensFromRefreshToken")
        .count();
    assert_eq!(count, 1, "{renewals:?}");
}

#[test]
fn a_password_that_must_be_reset_is_reset_with_a_code() {
    let env = TestEnv::every_sign_in(&[]);
    let new = [("SIGCALL_NEW_PASSWORD", "rita-N3w-Passw0rd!")];
    env.login("rita")
        .code(3)
        .one_error_with_a_hint()
        .says("sigcall password reset");
    env.run(&["password", "reset", "rita"])
        .code(3)
        .says("A code was sent to")
        .says("--code CODE");
    env.run_with(&["password", "reset", "rita", "--code", "654321"], &new, "")
        .code(3)
        .one_error_with_a_hint()
        .says("CodeMismatchException");
    env.run_with(
        &["password", "reset", "rita", "--code", "123456"],
        &[("SIGCALL_NEW_PASSWORD", "short")],
        "",
    )
    .code(3)
    .one_error_with_a_hint()
    .says("did not conform");
    env.run_with(
        &[
            "password",
            "reset",
            "rita",
            "--code",
            "123456",
            "--new-password-stdin",
        ],
        &[],
        "rita-N3w-Passw0rd!\n",
    )
    .code(0)
    .says("is reset");
    let variables = [("SIGCALL_PASSWORD", "rita-N3w-Passw0rd!")];
    env.run_with(&["login", "rita"], &variables, "").code(0);
    let operations = env.received_since(0);
    assert_eq!(
        operations
            .iter()
            .filter(|operation| *operation == "ForgotPassword")
            .count(),
        1
    );
}

#[test]
fn a_password_that_cannot_be_reset_says_why() {
    let env = TestEnv::every_sign_in(&[]);
    for (user, says) in [
        ("seth", "an administrator must set and verify"),
        ("mallory", "check the user name"),
    ] {
        env.run(&["password", "reset", user])
            .code(3)
            .one_error_with_a_hint()
            .says(says);
    }
    env.run(&["password", "reset"])
        .code(2)
        .one_error_with_a_hint();
}

#[test]
fn a_password_is_changed_with_the_old_one() {
    let env = TestEnv::new();
    env.run(&["password", "change"])
        .code(3)
        .one_error_with_a_hint()
        .says("sigcall login");
    env.login("alice").code(0);
    let change = ["password", "change"];
    let both = |old, new| {
        [
            ("SIGCALL_PASSWORD", old),
            ("SIGCALL_NEW_PASSWORD", new),
            ("SIGCALL_USERNAME", "alice"),
        ]
    };
    env.run_with(&change, &both("wrong", "alice-N3w-Passw0rd!"), "")
        .code(3)
        .one_error_with_a_hint()
        .says("Incorrect username or password");
    env.run_with(&change, &both("alice-Passw0rd!", "short"), "")
        .code(3)
        .one_error_with_a_hint()
        .says("did not conform");
    env.run_with(&change, &both("alice-Passw0rd!", "alice-N3w-Passw0rd!"), "")
        .code(0)
        .says("is changed");
    env.login("alice").code(3).one_error_with_a_hint();
    env.run_with(
        &[
            "password",
            "change",
            "--password-stdin",
            "--new-password-stdin",
        ],
        &[],
        "alice-N3w-Passw0rd!\nalice-Passw0rd!\n",
    )
    .code(0);
    env.login("alice").code(0);
    let mut on_stdin = both("wrong", "alice-N3w-Passw0rd!").to_vec();
    on_stdin.push(("SIGCALL_PASSWORD_STDIN", "1"));
    env.run_with(&change, &on_stdin, "alice-Passw0rd!\n")
        .code(0)
        .says("is changed");
}
