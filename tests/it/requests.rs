//! Requests: what is sent, what is shown, and what the exit status tells.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use crate::support::TestEnv;

fn signed_in() -> TestEnv {
    let env = TestEnv::new();
    env.login("alice").code(0);
    env
}

#[test]
fn a_warm_call_is_one_request() {
    let env = signed_in();
    let before = env.sandbox().requests().len();
    let outcome = env.run(&["get", "/test"]).code(0);
    assert_eq!(env.received_since(before), ["GET /prod/test"]);
    assert_eq!(outcome.json()["caller"]["role"], "TestApiFullAccess");
    assert_eq!(outcome.stderr, "");
}

#[test]
fn every_verb_sends_its_method() {
    let env = signed_in();
    for verb in ["get", "post", "put", "patch", "delete", "options", "head"] {
        let before = env.sandbox().requests().len();
        let _ = env.run(&[verb, "/test"]);
        assert_eq!(
            env.received_since(before),
            [format!("{} /prod/test", verb.to_uppercase())]
        );
    }
    let before = env.sandbox().requests().len();
    env.run(&["request", "PURGE", "/test"]).code(4);
    assert_eq!(env.received_since(before), ["PURGE /prod/test"]);
}

#[test]
fn a_password_in_a_variable_saves_the_login() {
    let env = TestEnv::new();
    let variables = [
        ("SIGCALL_USERNAME", "alice"),
        ("SIGCALL_PASSWORD", "alice-Passw0rd!"),
    ];
    env.run_with(&["get", "/test"], &variables, "").code(0);
    // The password is alice's and is never tried for anybody else.
    let before = env.sandbox().requests().len();
    env.run_with(&["get", "/test", "--as", "bob"], &variables, "")
        .code(3)
        .one_error_with_a_hint();
    assert!(env.received_since(before).is_empty());
}

#[test]
fn each_kind_of_authorisation_reaches_its_routes() {
    let env = signed_in();
    env.run(&["get", "/movies", "--auth", "access-token"])
        .code(0);
    env.run(&["get", "/movies", "--auth", "id-token"]).code(4);
    env.run(&["get", "/shows", "--auth", "access-token"])
        .code(4);
    env.run(&["get", "/movies", "--auth", "none"]).code(4);
    env.run(&["get", "/test", "--auth", "none", "--expect", "403"])
        .code(0);
    env.run(&["get", "/test", "--auth", "iam"]).code(0);
}

#[test]
fn bodies_come_from_text_files_and_stdin() {
    let env = signed_in();
    env.write("body.json", "{\"from\":\"file\"}\n");
    let sent = |arguments: &[&str], stdin: &str| {
        env.run_with(arguments, &[], stdin).code(0).json()["body"].clone()
    };
    assert_eq!(
        sent(&["post", "/test", "--json", "{\"message\":\"hi\"}"], "")["message"],
        "hi"
    );
    assert_eq!(
        sent(&["post", "/test", "--json", "@body.json"], "")["from"],
        "file"
    );
    assert_eq!(sent(&["post", "/test", "-d", "@-"], "a=1"), "a=1");
    assert_eq!(
        sent(&["post", "/test", "-d", "a=1", "-d", "b=2"], ""),
        "a=1&b=2"
    );
    assert_eq!(
        sent(&["post", "/test", "--data-raw", "@body.json"], ""),
        "@body.json"
    );
    assert_eq!(
        sent(&["post", "/test", "--data-urlencode", "q=a b&c"], ""),
        "q=a+b%26c"
    );
    assert_eq!(
        sent(&["post", "/test", "--data-binary", "@body.json"], "")["from"],
        "file"
    );
}

#[test]
fn odd_paths_and_queries_are_signed_as_they_are_sent() {
    let env = TestEnv::changed(&[
        ("path   = \"/test\"", "path   = \"/{proxy+}\""),
        ("sandbox001/*/GET/test", "sandbox001/*"),
    ]);
    env.login("alice").code(0);
    for (path, query) in [
        ("/a b", &["q=x y+z"][..]),
        ("/a%20b%2Fc", &["q=ü", "q=a", "A=1"]),
        ("/$default/@x=1;p,q'(z)*!", &["empty=", "eq=a=b=="]),
        ("/plus+path/ü/~t", &["+=+"]),
        ("/a/../b/./c", &[]),
        ("/double//slash", &[]),
        ("/query?z=1&a=2&flag&a=1", &["more=1"]),
        ("/percent%25", &["p=%"]),
    ] {
        let mut arguments = vec!["get", path];
        for parameter in query {
            arguments.extend(["--query", parameter]);
        }
        let outcome = env.run(&arguments);
        assert_eq!(outcome.code, Some(0), "{path} {query:?}: {outcome:#?}");
    }
}

#[test]
fn the_exit_status_tells_what_the_gateway_said() {
    let env = TestEnv::new();
    env.login("bob").code(0);
    let outcome = env.run(&["post", "/test"]).code(4);
    assert!(
        outcome
            .stdout
            .contains("is not authorized to perform: execute-api:Invoke"),
        "{outcome:#?}"
    );
    env.run(&["post", "/test", "--expect", "403"]).code(0);
    env.run(&["post", "/test", "--expect", "4xx"]).code(0);
    env.run(&["post", "/test", "--expect", "200,204"])
        .code(1)
        .says("expected status 200,204, got 403");
    env.run(&["get", "/test", "--expect", "403"]).code(1);
    env.run(&["post", "/test", "--no-check-status"]).code(0);
    let failed = env.run(&["post", "/test", "-f"]).code(22).says("403");
    assert_eq!(failed.stdout, "");
    let shown = env.run(&["post", "/test", "--fail-with-body"]).code(22);
    assert!(shown.stdout.contains("not authorized"));
    env.run(&["post", "/test", "--expect", "4zz"]).code(2);
    // An expectation decides alone.
    for more in ["-f", "--fail-with-body", "--no-check-status"] {
        env.run(&["post", "/test", "--expect", "403", more]).code(0);
        env.run(&["post", "/test", "--expect", "200", more])
            .code(1)
            .says("\n\nhint: ");
    }
}

#[test]
fn a_server_error_has_its_own_exit_status() {
    let env = TestEnv::changed(&[("path   = \"/test\"", "path   = \"/test\"\nstatus = 503")]);
    env.login("alice").code(0);
    env.run(&["get", "/test"]).code(5);
}

#[test]
fn the_head_of_the_answer_is_shown_on_demand() {
    let env = signed_in();
    let outcome = env.run(&["get", "/test", "-i"]).code(0);
    let (head, body) = outcome
        .stdout
        .split_once("\r\n\r\n")
        .expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(
        head.to_lowercase()
            .contains("content-type: application/json"),
        "{head}"
    );
    assert!(
        serde_json::from_str::<serde_json::Value>(body).is_ok(),
        "{body}"
    );
    // As with curl, `-f` leaves out the body alone.
    let failed = env.run(&["get", "/nowhere", "-i", "-f"]).code(22);
    assert!(failed.stdout.starts_with("HTTP/1.1 403 "), "{failed:#?}");
    assert!(failed.stdout.ends_with("\r\n\r\n"), "{failed:#?}");
}

#[test]
fn the_body_goes_to_a_file_byte_for_byte() {
    let env = signed_in();
    let shown = env.run(&["get", "/test"]).code(0);
    let outcome = env.run(&["get", "/test", "-o", "answer.json"]).code(0);
    assert_eq!(outcome.stdout, "");
    assert_eq!(
        std::fs::read_to_string(env.home().join("answer.json")).unwrap(),
        shown.stdout
    );
    assert_eq!(
        env.run(&["get", "/test", "-o", "-"]).code(0).stdout,
        shown.stdout
    );
    // The answer would be lost, so nothing is asked.
    let before = env.sandbox().requests().len();
    env.run(&["post", "/test", "-o", "no/such/folder"])
        .code(2)
        .says("no/such/folder");
    assert!(env.received_since(before).is_empty());
}

#[test]
fn the_body_goes_to_a_pipe_that_somebody_reads() {
    let env = signed_in();
    let pipe = env.home().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let reader = thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    env.run(&["get", "/test", "-o", "pipe"]).code(0);
    assert!(reader.join().unwrap().contains("\"method\":\"GET\""));
}

#[test]
fn json_is_indented_on_demand_and_otherwise_left_alone() {
    let env = signed_in();
    let raw = env
        .run(&["get", "/test", "--pretty", "never"])
        .code(0)
        .stdout;
    assert!(!raw.trim_end().contains('\n'), "{raw}");
    let pretty = env
        .run(&["get", "/test", "--pretty", "always", "--color", "never"])
        .code(0)
        .stdout;
    assert!(pretty.contains("\n  \"method\": \"GET\""), "{pretty}");
}

#[test]
fn verbose_shows_the_traffic_without_its_secrets() {
    let env = signed_in();
    let outcome = env
        .run(&["get", "/test", "-v"])
        .code(0)
        .says("> GET /prod/test HTTP/1.1")
        .says("< HTTP/1.1 200 OK");
    assert!(
        outcome
            .stderr
            .contains("> x-amz-security-token: (redacted)"),
        "{outcome:#?}"
    );
    assert!(
        !outcome.stderr.contains("* canonical request:"),
        "{outcome:#?}"
    );
    env.run(&["get", "/test", "-vv"])
        .code(0)
        .says("* canonical request:\n*   GET\n*   /prod/test\n")
        .says("* string to sign:\n*   AWS4-HMAC-SHA256\n");
}

/// A server that sends back, as headers of other names, the secrets that it was sent.
fn echo() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().take(2) {
            let mut stream = stream.unwrap();
            let mut bytes = [0; 16_384];
            let length = stream.read(&mut bytes).unwrap();
            let request = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let echoed: Vec<String> = request
                .lines()
                .filter_map(|line| line.split_once(": "))
                .filter(|(name, _)| ["authorization", "x-amz-security-token"].contains(name))
                .map(|(name, value)| format!("x-echo-{name}: {value}\r\n"))
                .collect();
            assert!(!echoed.is_empty(), "{request}");
            let echoed = echoed.concat();
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n";
            write!(stream, "{head}{echoed}\r\n").unwrap();
        }
    });
    url
}

#[test]
fn secrets_that_come_back_are_left_out_as_well() {
    let mut env = signed_in();
    let (_, record) = env.store().remove(0);
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    env.set("SIGCALL_API_URL", &echo());
    for auth in ["iam", "id-token"] {
        let outcome = env
            .run(&["get", "/test", "-vv", "--auth", auth])
            .code(0)
            .says("< x-echo-authorization: ");
        for secret in [
            &record["tokens"]["id"],
            &record["credentials"][""]["session_token"],
        ] {
            let secret = secret.as_str().unwrap();
            assert!(!outcome.stderr.contains(secret), "{auth}: {outcome:#?}");
        }
        let signatures: Vec<_> = outcome.stderr.split("Signature=").skip(1).collect();
        assert_eq!(signatures.len(), if auth == "iam" { 2 } else { 0 });
        assert!(
            signatures.iter().all(|rest| rest.starts_with("(redacted)")),
            "{outcome:#?}"
        );
    }
}

#[test]
fn headers_of_the_profile_and_the_command_line_are_sent() {
    let env = signed_in();
    let variables = [("SIGCALL_HEADERS", "x-team: red\nx-stage: dev")];
    let _ = env.run_with(
        &[
            "get",
            "/test",
            "-H",
            "x-stage: test",
            "-H",
            "X-Empty;",
            "-H",
            "User-Agent:",
        ],
        &variables,
        "",
    );
    let last = env.sandbox().requests().pop().expect("a request came");
    let header = |name: &str| {
        last.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    };
    assert_eq!(header("x-team").as_deref(), Some("red"));
    assert_eq!(header("x-stage").as_deref(), Some("test"));
    assert_eq!(header("x-empty").as_deref(), Some(""));
    assert_eq!(header("user-agent"), None);
}

#[test]
fn credentials_that_the_gateway_holds_for_expired_are_renewed_once() {
    // The pool hands out credentials for three seconds, which is enough for a call on a busy machine; a session file that says
    // otherwise is believed until the gateway objects.
    let env = TestEnv::changed(&[("# credentials_seconds = 3600", "credentials_seconds = 3")]);
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    let mut record: serde_json::Value = serde_json::from_str(&text).unwrap();
    record["credentials"][""]["expires_at"] = serde_json::json!("2099-01-01T00:00:00Z");
    std::fs::write(path, record.to_string()).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(3_100));
    let before = env.sandbox().requests().len();
    env.run(&["get", "/test"]).code(0);
    assert_eq!(
        env.received_since(before),
        [
            "GET /prod/test",
            "GetCredentialsForIdentity",
            "GET /prod/test"
        ]
    );
}

#[test]
fn a_signature_goes_to_no_other_host_unless_it_is_allowed() {
    let env = signed_in();
    let other = env.sandbox().api_url().replace("127.0.0.1", "localhost") + "/test";
    let before = env.sandbox().requests().len();
    env.run(&["get", &other])
        .code(2)
        .one_error_with_a_hint()
        .says("--allow-host localhost");
    env.run(&["get", &other, "--auth", "access-token"])
        .code(2)
        .one_error_with_a_hint();
    assert!(env.received_since(before).is_empty());
    env.run(&["get", &other, "--allow-host", "https://localhost/"])
        .code(2)
        .one_error_with_a_hint()
        .says("neither `host` nor `host:port`");
    env.run(&["get", &other, "--allow-host", "LOCALHOST"])
        .code(0);
    env.run(&["get", &other, "--auth", "none"]).code(4);
    let own = env.sandbox().api_url() + "/test";
    env.run(&["get", &own]).code(0);
}

#[test]
fn headers_of_the_profile_go_to_no_other_host() {
    let env = signed_in();
    let variables = [("SIGCALL_HEADERS", "x-api-key: k3y")];
    let other = env.sandbox().api_url().replace("127.0.0.1", "localhost") + "/test";
    let sent = |arguments: &[&str]| {
        let _ = env.run_with(arguments, &variables, "");
        let last = env.sandbox().requests().pop().expect("a request came");
        last.headers.iter().any(|(name, _)| name == "x-api-key")
    };
    assert!(sent(&["get", "/test", "--auth", "none"]));
    assert!(!sent(&["get", &other, "--auth", "none"]));
    assert!(sent(&[
        "get",
        &other,
        "--auth",
        "none",
        "--allow-host",
        "localhost"
    ]));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly_and_changes_no_status() {
    let env = signed_in();
    for (arguments, code) in [
        (&["get", "/test"][..], 0),
        (&["get", "/nowhere"], 4),
        (&["get", "/nowhere", "--fail-with-body"], 22),
    ] {
        let mut child = env
            .command()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut pipe = child.stderr.take().unwrap();
        let mut stderr = String::new();
        pipe.read_to_string(&mut stderr).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{arguments:?}");
        assert!(!stderr.contains("pipe"), "{stderr}");
        assert!(code == 22 || stderr.is_empty(), "{stderr}");
    }
}

#[test]
fn the_sandbox_flag_needs_no_set_up_and_leaves_nothing_behind() {
    let env = TestEnv::new();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_sigcall"))
            .env_clear()
            .env("HOME", env.home())
            .args(arguments)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    };
    assert_eq!(
        run(&["--sandbox", "get", "/test", "--as", "alice"]).0,
        Some(0)
    );
    assert_eq!(
        run(&["--sandbox", "post", "/test", "--as", "bob"]).0,
        Some(4)
    );
    assert_eq!(run(&["--sandbox", "get", "/test"]).0, Some(3));
    assert_eq!(run(&["--sandbox", "test"]).0, Some(0));
    assert_eq!(std::fs::read_dir(env.home()).unwrap().count(), 0);
}
