//! The sandbox as a program: what it prints, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::support::{TestEnv, sigcall};

fn start(arguments: &[&str]) -> (Child, serde_json::Value) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sigcall"))
        .env_clear()
        .env("HOME", "/nonexistent")
        .args(["sandbox", "--json"])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    (child, serde_json::from_str(&line).unwrap())
}

/// Sends a signal by the shell's own `kill`, which is there where no program of that name is.
fn end(mut child: Child, signal: &str) -> Option<i32> {
    let kill = format!("kill {signal} {}", child.id());
    assert!(
        Command::new("sh")
            .args(["-c", &kill])
            .status()
            .unwrap()
            .success()
    );
    child.wait().unwrap().code()
}

#[test]
fn one_line_of_json_tells_everything_that_a_client_needs() {
    let (child, told) = start(&[]);
    let keys: Vec<&str> = told
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = [
        "url",
        "pid",
        "region",
        "user_pool_id",
        "client_id",
        "identity_pool_id",
        "api_url",
        "domain",
        "env",
        "users",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(told["pid"], child.id());
    assert_eq!(told["users"]["alice"]["groups"][0], "FullAccess");
    let variables = told["env"].as_object().unwrap();
    let output = sigcall()
        .envs(
            variables
                .iter()
                .map(|(name, value)| (name, value.as_str().unwrap())),
        )
        .envs([("SIGCALL_USERNAME", "alice"), ("SIGCALL_STORE", "none")])
        .env(
            "SIGCALL_PASSWORD",
            told["users"]["alice"]["password"].as_str().unwrap(),
        )
        .args(["get", "/test"])
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(end(child, "-TERM"), Some(0));
}

#[test]
fn an_interrupt_ends_it() {
    let (child, _) = start(&[]);
    assert_eq!(end(child, "-INT"), Some(0));
}

#[test]
fn without_json_it_prints_variables_to_export() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sigcall"))
        .env_clear()
        .arg("sandbox")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut told = String::new();
    stdout.read_line(&mut told).unwrap();
    assert!(told.starts_with("export "), "{told}");
    assert_eq!(end(child, "-INT"), Some(0));
    stdout.read_to_string(&mut told).unwrap();
    assert!(told.contains("export SIGCALL_USER_POOL_ID="), "{told}");
}

#[test]
fn a_port_in_use_and_an_address_for_everybody_are_refused() {
    let env = TestEnv::new();
    let address = env.sandbox().url().trim_start_matches("http://").to_owned();
    env.run(&["sandbox", "--listen", &address])
        .code(2)
        .one_error_with_a_hint()
        .says("in use");
    env.run(&["sandbox", "--listen", "0.0.0.0:0"])
        .code(2)
        .one_error_with_a_hint()
        .says("loopback");
}

#[test]
fn a_scenario_that_is_not_valid_names_file_and_place() {
    let env = TestEnv::new();
    env.write("scenario.toml", "[user_pool]\nidd = \"x\"\n");
    env.run(&["sandbox", "--scenario", "scenario.toml"])
        .code(2)
        .says("scenario.toml:2:");
    env.run(&["sandbox", "--scenario", "missing.toml"])
        .code(2)
        .says("missing.toml");
}

#[test]
fn a_condition_on_the_principal_sees_the_path_of_the_role() {
    let env = TestEnv::changed(&[
        (
            "# path = \"/\"                          # in the role's ARN\n",
            "path = \"/team/\"\n",
        ),
        (
            "\"Effect\": \"Allow\",",
            "\"Effect\": \"Allow\",\n \"Condition\": { \"StringEquals\": { \"aws:PrincipalArn\": \"arn:aws:iam::123456789012:role/team/TestApiFullAccess\" } },",
        ),
    ]);
    env.login("alice").code(0);
    env.run(&["get", "/test"]).code(0);
}

#[test]
fn a_route_without_content_has_no_body() {
    let env = TestEnv::changed(&[("path   = \"/test\"", "path   = \"/test\"\nstatus = 204")]);
    env.login("alice").code(0);
    let outcome = env.run(&["get", "/test", "-i"]).code(0);
    assert!(
        outcome.stdout.starts_with("HTTP/1.1 204 No Content\r\n"),
        "{outcome:#?}"
    );
    assert!(
        outcome.stdout.ends_with("\r\n\r\n") && !outcome.stdout.contains("content-length: 1"),
        "{outcome:#?}"
    );
}

#[test]
fn an_http_api_says_less_and_has_no_stage_in_its_path() {
    let env = TestEnv::changed(&[
        ("kind  = \"rest\"", "kind  = \"http\""),
        ("stage = \"prod\"", "stage = \"$default\""),
    ]);
    env.login("bob").code(0);
    let before = env.sandbox().requests().len();
    env.run(&["get", "/test"]).code(0);
    assert_eq!(env.received_since(before), ["GET /test"]);
    assert_eq!(
        env.run(&["post", "/test"]).code(4).stdout,
        "{\"message\":\"Forbidden\"}"
    );
    assert_eq!(
        env.run(&["get", "/nowhere"]).code(4).stdout,
        "{\"message\":\"Not Found\"}"
    );
    let unauthorized = env.run(&["get", "/shows", "--auth", "none", "-i"]).code(4);
    assert!(
        unauthorized.stdout.starts_with("HTTP/1.1 401"),
        "{unauthorized:#?}"
    );
    assert!(
        unauthorized.stdout.contains("www-authenticate: Bearer"),
        "{unauthorized:#?}"
    );
}

#[test]
fn the_codes_it_sends_are_shown_on_stderr_as_they_are_sent() {
    let env = TestEnv::new();
    let scenario = env.write("scenario.toml", WITH_SMS);
    let mut child = Command::new(env!("CARGO_BIN_EXE_sigcall"))
        .env_clear()
        .args(["sandbox", "--json", "--scenario"])
        .arg(scenario)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut told)
        .unwrap();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    initiate_auth(
        told["url"].as_str().unwrap(),
        &serde_json::json!({
            "AuthFlow": "USER_PASSWORD_AUTH",
            "ClientId": told["client_id"],
            "AuthParameters": {"USERNAME": "sam", "PASSWORD": "sam-Passw0rd!"},
        }),
    );
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let shown = stderr
        .by_ref()
        .lines()
        .map(Result::unwrap)
        .find(|line| line.starts_with("SMS"));
    assert_eq!(
        shown.as_deref(),
        Some("SMS to +*******9999 for sam: 123456")
    );
    assert_eq!(end(child, "-TERM"), Some(0));
}

const WITH_SMS: &str = r#"
[user_pool]
mfa = "optional"
[[user]]
name = "sam"
password = "sam-Passw0rd!"
attributes = { phone_number = "+15555559999" }
mfa = ["sms"]
code = "123456"
[api]
id = "a1"
kind = "rest"
stage = "prod"
route = []
"#;

fn initiate_auth(url: &str, input: &serde_json::Value) {
    let body = input.to_string();
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
    write!(
        stream,
        "POST / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\nx-amz-target: AWSCognitoIdentityProviderService.InitiateAuth\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("SMS_MFA"), "{answer}");
}
