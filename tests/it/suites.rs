//! Suite files as data: each runs against the built-in scenario and must come out as is written beside it. Then what a
//! file alone does not tell: who sends which headers, and what several suites come to.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::{self, JoinHandle};

use crate::support::{TestEnv, sigcall};

/// Unsigned, so that nobody need sign in.
const REFUSED: &str = r#"
[users]
anonymous = { auth = "none" }
[[request]]
get = "/test?first"
expect = { "*" = 200 }
"#;

/// What a run of one suite file came to.
struct Run {
    file: PathBuf,
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

#[test]
fn suites_that_pass_print_their_matrix_and_exit_with_0() {
    for run in runs("passed") {
        assert_eq!(run.code, Some(0), "{}", run.all());
        assert_eq!(run.stderr, "", "{}", run.all());
        run.prints_what_is_expected();
    }
}

#[test]
fn suites_that_fail_print_what_was_wrong_and_exit_with_the_most_serious_case() {
    for run in runs("failed") {
        assert_eq!(run.code, Some(run.expected_code()), "{}", run.all());
        run.prints_what_is_expected();
    }
}

#[test]
fn files_that_are_no_suites_are_refused_by_place_and_run_nothing() {
    for run in runs("invalid") {
        assert_eq!(run.code, Some(2), "{}", run.all());
        assert_eq!(run.stdout, "", "{}", run.all());
        // Hints may follow.
        let expected = run.beside("err");
        assert!(
            run.stderr.starts_with(&expected),
            "expected:\n{expected}\n{}",
            run.all()
        );
    }
}

#[test]
fn the_headers_and_the_auth_of_a_user_are_those_of_that_users_calls_alone() {
    let mut env = TestEnv::new();
    let (api_url, received) = recorder(6);
    env.set("SIGCALL_API_URL", &api_url);
    env.write(
        "config.toml",
        r#"
[profiles.dev]
username = "alice"
headers = { x-team = "env:TEAM" }
[profiles.dev.users.alice]
password = "env:ALICE_PASSWORD"
headers = { x-api-key = "env:ALICE_KEY" }
[profiles.dev.users.bob]
password = "env:BOB_PASSWORD"
auth = "id-token"
headers = { x-api-key = "env:BOB_KEY", x-team = "env:BOB_TEAM" }
"#,
    );
    env.write(
        "suite.toml",
        r#"
[users]
alice = {}
second = { as = "bob" }
anonymous = { auth = "none" }
[[request]]
get = "/own"
expect = { "*" = 200 }
[[request]]
get = "/of-the-row"
headers = { x-api-key = "row" }
auth = "iam"
expect = { "*" = 200 }
"#,
    );
    let variables = [
        ("ALICE_PASSWORD", "alice-Passw0rd!"),
        ("BOB_PASSWORD", "bob-Passw0rd!"),
        ("ALICE_KEY", "alice"),
        ("BOB_KEY", "bob"),
        ("TEAM", "all"),
        ("BOB_TEAM", "bobs"),
    ];
    // With one job the calls come in the order of the matrix.
    let arguments = [
        "--config",
        "config.toml",
        "test",
        "--jobs",
        "1",
        "suite.toml",
    ];
    let outcome = env.run_with(&arguments, &variables, "").code(0);
    assert_eq!(outcome.stderr, "");
    assert_eq!(
        received.join().unwrap(),
        [
            "/own AWS4-HMAC-SHA256 alice all",
            "/own Bearer bob bobs",
            "/own - - all",
            "/of-the-row AWS4-HMAC-SHA256 row all",
            "/of-the-row AWS4-HMAC-SHA256 row bobs",
            "/of-the-row - row all",
        ]
    );
}

#[test]
fn a_reader_that_goes_away_changes_no_verdict_and_ends_no_suite() {
    let env = TestEnv::new();
    env.write("refused.toml", REFUSED);
    env.write(
        "fine.toml",
        &REFUSED
            .replace("first", "second")
            .replace("= 200", "= \"4xx\""),
    );
    let mut child = env
        .command()
        .args(["test", "refused.toml", "fine.toml"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(
        env.received_since(0),
        ["GET /prod/test?first", "GET /prod/test?second"]
    );
}

#[test]
fn an_error_in_the_last_suite_is_found_before_the_first_one_runs() {
    let env = TestEnv::new();
    env.write("first.toml", REFUSED);
    env.write("last.toml", &REFUSED.replace("first", "{{ nothing }}"));
    env.run(&["test", "first.toml", "last.toml"])
        .code(2)
        .says("last.toml:5:7: `nothing` is not one of the suite's vars")
        .one_error_with_a_hint();
    assert!(env.received_since(0).is_empty());
}

/// A server that takes so many requests and tells of each its path, how it was authorized, its `x-api-key` and its
/// `x-team`.
fn recorder(count: usize) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let received = thread::spawn(move || {
        let streams = listener.incoming().take(count);
        let lines = streams.map(|stream| {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut bytes = [0; 4096];
                let length = stream.read(&mut bytes).unwrap();
                assert!(length > 0, "the request has no end");
                request.extend_from_slice(&bytes[..length]);
            }
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(head.as_bytes()).unwrap();
            let request = String::from_utf8(request).unwrap();
            let first_word = |name: &str| {
                let mut pairs = request.lines().filter_map(|line| line.split_once(": "));
                let value = pairs.find(|(known, _)| *known == name);
                value.map_or("-", |(_, value)| value.split(' ').next().unwrap_or(value))
            };
            format!(
                "{} {} {} {}",
                request.split(' ').nth(1).unwrap_or_default(),
                first_word("authorization"),
                first_word("x-api-key"),
                first_word("x-team")
            )
        });
        lines.collect()
    });
    (url, received)
}

/// Runs every suite of a folder, from within it, so that messages name the file alone.
fn runs(folder: &str) -> Vec<Run> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/suites")
        .join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is readable")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    assert!(files.len() > 3, "too few suites in {}", folder.display());
    files.into_iter().map(Run::of).collect()
}

impl Run {
    fn of(file: PathBuf) -> Self {
        let folder = file.parent().expect("below a folder");
        let name = file.file_name().expect("a file");
        let output = sigcall()
            .current_dir(folder)
            .args(["--sandbox", "test"])
            .arg(name)
            .output()
            .expect("the binary runs");
        Self {
            code: output.status.code(),
            stdout: steady(&String::from_utf8(output.stdout).expect("reports are text")),
            stderr: String::from_utf8(output.stderr).expect("messages are text"),
            file,
        }
    }

    #[track_caller]
    fn prints_what_is_expected(&self) {
        let expected = self.beside("out");
        assert!(
            self.stdout == expected,
            "expected:\n{expected}\n{}",
            self.all()
        );
    }

    fn expected_code(&self) -> i32 {
        self.beside("exit").trim().parse().expect("an exit status")
    }

    fn beside(&self, extension: &str) -> String {
        let path = self.file.with_extension(extension);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn all(&self) -> String {
        format!(
            "{} came out with {:?}\nstdout:\n{}\nstderr:\n{}",
            self.file.display(),
            self.code,
            self.stdout,
            self.stderr
        )
    }
}

/// Leaves out what differs from run to run and from system to system: times, request ids, and the causes of failed
/// connections.
fn steady(stdout: &str) -> String {
    let lines = stdout
        .lines()
        .filter(|line| !line.starts_with("  caused by"));
    let steady = lines.map(|line| {
        if line.starts_with("  request id  ") {
            return "  request id  ID\n".to_owned();
        }
        match line.rsplit_once(" in ") {
            Some((counts, time)) if counts.contains(" passed, ") && time.ends_with(" s") => {
                format!("{counts} in TIME\n")
            }
            _ => format!("{line}\n"),
        }
    });
    steady.collect()
}
