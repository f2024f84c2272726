//! Bad input from people and from servers: the exit status, one clear error with a hint, and a store left as it was.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use crate::support::TestEnv;

#[test]
fn a_wrong_password_is_refused() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let kept = env.store();
    for flow in ["srp", "password"] {
        let variables = [("SIGCALL_PASSWORD", "wrong-Passw0rd!")];
        env.run_with(&["login", "alice", "--flow", flow], &variables, "")
            .code(3)
            .one_error_with_a_hint()
            .says("Incorrect username or password.");
    }
    assert_eq!(env.store(), kept);
}

#[test]
fn an_unknown_user_is_refused_whether_or_not_the_pool_tells() {
    let env = TestEnv::new();
    env.login("mallory")
        .code(3)
        .one_error_with_a_hint()
        .says("User does not exist.");
    let hiding = TestEnv::changed(&[(
        "# prevent_user_existence_errors = false",
        "prevent_user_existence_errors = true",
    )]);
    hiding
        .login("mallory")
        .code(3)
        .one_error_with_a_hint()
        .says("Incorrect username or password.");
}

#[test]
fn five_wrong_passwords_lock_the_account() {
    let env = TestEnv::new();
    let wrong = [("SIGCALL_PASSWORD", "wrong-Passw0rd!")];
    let mut refused = 0;
    // The first lock lasts a second, which a slow machine may miss; every later one lasts twice as long.
    let locked = loop {
        let outcome = env.run_with(&["login", "bob"], &wrong, "");
        if outcome.stderr.contains("Password attempts exceeded") {
            break outcome;
        }
        outcome.code(3).says("Incorrect username or password");
        refused += 1;
        assert!(refused < 15, "the account is never locked");
    };
    assert!(refused >= 5, "locked after {refused} wrong passwords");
    locked.code(3).one_error_with_a_hint().says("15 minutes");
}

#[test]
fn accounts_that_may_not_sign_in_say_what_is_to_be_done() {
    for (status, says) in [
        ("status = \"unconfirmed\"", "confirm the account"),
        ("status = \"reset-required\"", "reset the password"),
        ("status = \"temporary-password-expired\"", "invitation"),
        ("enabled = false", "enable the account"),
    ] {
        let bob = "name     = \"bob\"";
        let env = TestEnv::changed(&[(bob, &format!("{bob}\n{status}"))]);
        env.login("bob").code(3).one_error_with_a_hint().says(says);
    }
}

#[test]
fn unknown_ids_are_configuration_errors() {
    for (name, value) in [
        ("SIGCALL_CLIENT_ID", "anotherclient"),
        (
            "SIGCALL_IDENTITY_POOL_ID",
            "eu-central-1:99999999-9999-4999-8999-999999999999",
        ),
        ("SIGCALL_USER_POOL_ID", "eu-central-1_Another"),
    ] {
        let mut env = TestEnv::new();
        env.set(name, value);
        env.login("alice").code(2).one_error_with_a_hint();
        assert!(env.store().is_empty());
    }
}

#[test]
fn malformed_ids_name_the_variable_and_the_form() {
    for (name, value) in [
        ("SIGCALL_USER_POOL_ID", "eu-central-1"),
        ("SIGCALL_CLIENT_ID", "with space"),
        ("SIGCALL_IDENTITY_POOL_ID", "1234"),
        ("SIGCALL_REGION", "frankfurt"),
        ("SIGCALL_AUTH", "basic"),
    ] {
        let mut env = TestEnv::new();
        env.set(name, value);
        env.login("alice")
            .code(2)
            .one_error_with_a_hint()
            .says(name);
    }
}

#[test]
fn a_wrong_signing_region_or_service_is_told_by_the_gateway() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let outcome = env
        .run(&["get", "/test", "--sign-region", "us-east-1"])
        .code(4);
    assert!(
        outcome.stdout.contains("scoped to a valid region"),
        "{outcome:#?}"
    );
    let outcome = env.run(&["get", "/test", "--service", "lambda"]).code(4);
    assert!(
        outcome.stdout.contains("correct service: 'execute-api'"),
        "{outcome:#?}"
    );
}

#[test]
fn an_identity_pool_that_does_not_list_the_client_says_so() {
    let env = TestEnv::changed(&[(
        "# client_ids = [\"sandboxclient0example\"]",
        "client_ids = [\"anotherclient\"]",
    )]);
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("must list this user pool and this app client");
    assert!(env.store().is_empty());
}

#[test]
fn a_role_that_does_not_trust_the_pool_is_explained() {
    let env = TestEnv::changed(&[(
        "# trusts_identity_pool = true",
        "trusts_identity_pool = false",
    )]);
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("sts:AssumeRoleWithWebIdentity");
}

#[test]
fn a_user_in_no_group_has_no_role() {
    let env = TestEnv::changed(&[(
        "groups   = [\"ReadOnlyAccess\", \"shows-group\"]",
        "groups   = []",
    )]);
    env.login("bob")
        .code(3)
        .one_error_with_a_hint()
        .says("no role");
}

#[test]
fn damaged_session_files_count_as_no_session() {
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    for damaged in [&text[..text.len() / 2], "", "{}", "null", "\u{feff}{"] {
        std::fs::write(&path, damaged).unwrap();
        env.run(&["get", "/test", "--as", "alice"])
            .code(3)
            .says("warning: the session file");
    }
    // Truncated tokens in a well-formed file.
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    record["credentials"] = serde_json::json!({});
    record["tokens"]["id"] = serde_json::json!("eyJhbGciOiJSUzI1NiJ9.eyJzdWIi");
    std::fs::write(&path, record.to_string()).unwrap();
    env.run(&["get", "/test", "--as", "alice"])
        .code(3)
        .says("damaged");
    env.login("alice").code(0);
    env.run(&["get", "/test"]).code(0);
    // An access token that was cut off never reaches the gateway.
    let mut record: serde_json::Value = serde_json::from_str(&env.store()[0].1).unwrap();
    let cut: String = record["tokens"]["access"]
        .as_str()
        .unwrap()
        .chars()
        .take(50)
        .collect();
    record["tokens"]["access"] = serde_json::json!(cut);
    std::fs::write(&path, record.to_string()).unwrap();
    let before = env.sandbox().requests().len();
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(3)
        .says("damaged");
    assert!(env.received_since(before).is_empty());
}

#[test]
fn an_expired_session_is_refreshed_before_the_call() {
    let env = TestEnv::changed(&[
        ("# credentials_seconds = 3600", "credentials_seconds = 200"),
        ("# id_token_seconds = 3600", "id_token_seconds = 60"),
    ]);
    env.login("alice").code(0);
    let before = env.sandbox().requests().len();
    env.run(&["get", "/test"]).code(0);
    assert_eq!(
        env.received_since(before),
        [
            "GetTokensFromRefreshToken",
            "GetCredentialsForIdentity",
            "GET /prod/test"
        ]
    );
}

#[test]
fn without_cognito_credentials_that_still_hold_are_used_with_a_warning() {
    // Inside the window of renewal, but good for three minutes yet.
    let mut env =
        TestEnv::changed(&[("# credentials_seconds = 3600", "credentials_seconds = 200")]);
    env.login("alice").code(0);
    env.stop_sandbox();
    env.run(&["get", "/test"])
        .code(6)
        .says("warning: ")
        .says("are used")
        .says("no connection");
}

#[test]
fn a_malformed_configuration_shows_the_place_and_the_nearest_key() {
    let env = TestEnv::new();
    for (text, says) in [
        ("[profiles.dev]\nuser_pool = \"x\"\n", "config.toml:2:1"),
        ("[profiles.dev]\nuser_pool = \"x\"\n", "user_pool_id"),
        ("[profiles.dev]\nregion = 1\n", "config.toml:2:10"),
        ("[profiles.dev\n", "config.toml:1:"),
        ("[profiles.dev]\nuser_pool_id = \"eu\"\n", "config.toml:2:"),
    ] {
        env.write(".config/sigcall/config.toml", text);
        env.run(&["get", "/test"])
            .code(2)
            .one_error_with_a_hint()
            .says(says);
    }
    // A command that needs no configuration works with a broken one.
    env.run(&["--sandbox", "get", "/test", "--as", "alice"])
        .code(0);
    env.run(&["generate", "completion", "bash"]).code(0);
}

#[test]
fn what_is_missing_is_named_with_the_variable_that_would_tell_it() {
    let mut env = TestEnv::new();
    env.unset("SIGCALL_CLIENT_ID");
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("SIGCALL_CLIENT_ID");
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    env.unset("SIGCALL_API_URL");
    env.run(&["get", "/test"])
        .code(2)
        .one_error_with_a_hint()
        .says("SIGCALL_API_URL");
}

#[test]
fn hosts_that_do_not_answer_are_told_apart() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    let free_port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    env.set("SIGCALL_API_URL", &format!("http://127.0.0.1:{free_port}"));
    env.run(&["get", "/test"])
        .code(6)
        .one_error_with_a_hint()
        .says("no connection to");
    env.set("SIGCALL_API_URL", "http://does-not-exist.invalid");
    env.run(&["get", "/test"])
        .code(6)
        .one_error_with_a_hint()
        .says("could not be resolved");
    let plain = env.sandbox().url().replace("http://", "https://");
    env.set("SIGCALL_API_URL", &plain);
    env.run(&["get", "/test"])
        .code(6)
        .one_error_with_a_hint()
        .says("no secure connection");
    env.set("AWS_ENDPOINT_URL", &format!("http://127.0.0.1:{free_port}"));
    env.login("alice").code(6).one_error_with_a_hint();
}

/// A server that reads a request and answers with these bytes, then closes.
fn answering(bytes: &'static [u8]) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().take(20) {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 8192]);
            let _ = stream.write_all(bytes);
        }
    });
    port
}

#[test]
fn answers_that_are_no_answers_are_errors_and_no_panics() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    for bytes in [
        &b""[..],
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc",
    ] {
        let port = answering(bytes);
        env.set("SIGCALL_API_URL", &format!("http://127.0.0.1:{port}"));
        let outcome = env.run(&["get", "/test"]).code(6);
        assert_eq!(outcome.stdout, "", "{outcome:#?}");
    }
    for bytes in [
        &b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n<a/>",
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\n\r\nnot found",
    ] {
        let port = answering(bytes);
        env.set("AWS_ENDPOINT_URL", &format!("http://127.0.0.1:{port}"));
        env.login("alice").code(6).one_error_with_a_hint();
    }
}

#[test]
fn a_server_that_says_nothing_runs_into_the_time_limit() {
    let mut env = TestEnv::new();
    env.login("alice").code(0);
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    env.set(
        "SIGCALL_API_URL",
        &format!("http://{}", silent.local_addr().unwrap()),
    );
    env.run(&["get", "/test", "-m", "0.2"])
        .code(6)
        .one_error_with_a_hint()
        .says("within the time allowed");
    env.run(&["get", "/test", "-m", "soon"]).code(2);
}

#[test]
fn with_nobody_to_ask_it_fails_at_once() {
    let env = TestEnv::new();
    env.run(&["login", "alice"])
        .code(3)
        .one_error_with_a_hint()
        .says("SIGCALL_PASSWORD");
    env.run(&["get", "/test"])
        .code(3)
        .one_error_with_a_hint()
        .says("sigcall login");
    env.run(&["login"]).code(3).one_error_with_a_hint();
    env.run(&["login", "alice", "--password-stdin"])
        .code(3)
        .says("--password-stdin");
}

#[test]
fn requests_that_cannot_be_made_are_usage_errors() {
    let env = TestEnv::new();
    // Nobody is signed in, and nobody needs to be: what was typed is wrong whoever sends it.
    let before = env.sandbox().requests().len();
    for arguments in [
        &["get", "/100%"][..],
        &["get", "ftp://example.com/"],
        &["get", "/test", "-H", "bad header"],
        &["request", "GE T", "/test"],
        &["post", "/test", "-d", "@no-such-file"],
        &["get", "/test", "--auth", "magic"],
        &["get"],
        &["fetch", "/test"],
    ] {
        let outcome = env.run(arguments);
        assert_eq!(outcome.code, Some(2), "{arguments:?}: {outcome:#?}");
        assert!(
            outcome.stderr.starts_with("error: "),
            "{arguments:?}: {outcome:#?}"
        );
        let what_to_do = outcome.stderr.contains("\n\nhint: ");
        assert!(what_to_do, "{arguments:?}: {outcome:#?}");
    }
    assert!(env.received_since(before).is_empty());
    // A header that the signature sets itself is refused once it is known that there is one.
    env.login("alice").code(0);
    let before = env.sandbox().requests().len();
    for header in ["Authorization: Bearer x", "x-amz-date: now"] {
        env.run(&["get", "/test", "-H", header])
            .code(2)
            .one_error_with_a_hint();
    }
    assert!(env.received_since(before).is_empty());
}

#[test]
fn a_store_that_cannot_be_written_is_named() {
    let env = TestEnv::new();
    env.write(".local/state/sigcall", "a file where the folder should be");
    env.login("alice")
        .code(2)
        .one_error_with_a_hint()
        .says("sigcall/sessions");
}

#[test]
fn what_a_server_says_moves_no_cursor() {
    let mut env = TestEnv::new();
    let port = answering(
        b"HTTP/1.1 400 Bad Request\r\nx-amzn-errortype: NotAuthorizedException\r\ncontent-length: 42\r\n\r\n{\"message\":\"\\u001b]0;title\\u0007 refused\"}",
    );
    env.set("AWS_ENDPOINT_URL", &format!("http://127.0.0.1:{port}"));
    let outcome = env.login("alice").says("]0;title");
    assert!(
        !outcome.stderr.contains(['\u{1b}', '\u{7}']),
        "{outcome:#?}"
    );
}

#[test]
fn an_interrupt_that_ends_the_command_of_a_secret_ends_us() {
    let env = TestEnv::new();
    env.write(
        ".config/sigcall/config.toml",
        "[profiles.dev.users.alice]\npassword = \"command:kill -INT $PPID; kill -INT $$\"\n",
    );
    env.run(&["login", "alice", "--profile", "dev"])
        .code(130)
        .says("interrupted");
}
