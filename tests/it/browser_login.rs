//! Signing in by the browser, with a visitor of the sandbox's pages in place of one. Real browsers are driven elsewhere.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStderr, Stdio};

use serde_json::json;
use url::Url;

use crate::support::pages::Visitor;
use crate::support::scripted::answering;
use crate::support::{Outcome, TestEnv, expired};

/// A run of `login --web` that has shown its address.
struct WebLogin {
    child: Child,
    stderr: BufReader<ChildStderr>,
    told: String,
    address: String,
}

impl WebLogin {
    fn begin(env: &TestEnv, words: &[&str]) -> Self {
        let mut child = env
            .command()
            .args(["login", "--web", "--no-browser"])
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut told = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(stderr.read_line(&mut line).unwrap() > 0, "{told}");
            told.push_str(&line);
            if line.starts_with("http") {
                break line.trim().to_owned();
            }
        };
        Self {
            child,
            stderr,
            told,
            address,
        }
    }

    /// Gives the address at which the browser ended, and waits for what comes of it.
    fn paste(mut self, address: &str) -> Outcome {
        let mut stdin = self.child.stdin.take().unwrap();
        stdin.write_all(format!("{address}\n").as_bytes()).unwrap();
        drop(stdin);
        self.end()
    }

    fn end(mut self) -> Outcome {
        self.stderr.read_to_string(&mut self.told).unwrap();
        Outcome {
            code: self.child.wait().unwrap().code(),
            stdout: String::new(),
            stderr: self.told,
        }
    }
}

fn sign_in(env: &TestEnv, visitor: &mut Visitor, words: &[&str], user: &str) -> Outcome {
    let login = WebLogin::begin(env, words);
    let password = format!("{user}-Passw0rd!");
    let ended = visitor.sign_in(&login.address, user, &password);
    login.paste(&ended)
}

#[test]
fn a_pasted_address_signs_in_whoever_signed_in_there() {
    let env = TestEnv::new();
    sign_in(&env, &mut Visitor::default(), &[], "alice")
        .code(0)
        .says("Signed in as alice with role TestApiFullAccess");
    env.run(&["get", "/test"]).code(0);
    env.run(&["post", "/test", "--as", "alice"]).code(0);
    env.run(&["logout"]).code(0);
    assert!(env.store().is_empty());
}

#[test]
fn where_the_pages_are_is_found_out_from_the_pool() {
    let mut env = TestEnv::new();
    env.unset("SIGCALL_DOMAIN");
    sign_in(&env, &mut Visitor::default(), &[], "bob").code(0);
    let received = env.received_since(0);
    assert!(
        received[0].ends_with("/.well-known/openid-configuration"),
        "{received:?}"
    );
    let exchanges = received.iter().filter(|line| *line == "POST /oauth2/token");
    assert_eq!(exchanges.count(), 1, "{received:?}");
    assert!(received.iter().any(|line| line.ends_with("/jwks.json")));
}

#[test]
fn somebody_else_than_was_named_is_not_taken() {
    let env = TestEnv::new();
    let mut visitor = Visitor::default();
    sign_in(&env, &mut visitor, &["bob"], "alice")
        .code(3)
        .says("the browser signed in `alice`, not `bob`")
        .says("sigcall logout --web");
    assert!(env.store().is_empty());
    assert_eq!(env.received_since(0).last().unwrap(), "RevokeToken");
    sign_in(&env, &mut visitor, &["alice"], "alice").code(0);
}

#[test]
fn the_flow_of_the_profile_and_the_variable_mean_the_same() {
    for (variable, value) in [("SIGCALL_FLOW", "web"), ("SIGCALL_WEB", "1")] {
        let mut env = TestEnv::new();
        env.set(variable, value);
        env.set("SIGCALL_NO_BROWSER", "1");
        let outcome = env.run(&["login"]).code(3);
        assert!(outcome.stderr.contains("/oauth2/authorize?"), "{outcome:?}");
        // No request opens a browser by itself, a password in a variable or not.
        let password = [
            ("SIGCALL_USERNAME", "alice"),
            ("SIGCALL_PASSWORD", "alice-Passw0rd!"),
        ];
        env.run_with(&["get", "/test"], &password, "")
            .code(3)
            .one_error_with_a_hint()
            .says("sigcall login alice --web");
    }
}

#[test]
fn scopes_and_provider_go_into_the_address() {
    let mut env = TestEnv::new();
    env.set(
        "SIGCALL_SCOPES",
        "openid email aws.cognito.signin.user.admin",
    );
    let login = WebLogin::begin(&env, &["alice", "--identity-provider", "CorpSAML"]);
    let address = Url::parse(&login.address).unwrap();
    let value = |wanted: &str| {
        let found = address.query_pairs().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.into_owned())
    };
    for (name, expected) in [
        ("scope", "openid email aws.cognito.signin.user.admin"),
        ("identity_provider", "CorpSAML"),
        ("login_hint", "alice"),
        ("code_challenge_method", "S256"),
        ("response_type", "code"),
        ("redirect_uri", "http://localhost:8976/callback"),
    ] {
        assert_eq!(value(name).as_deref(), Some(expected), "{name}");
    }
    assert!(value("state").unwrap().len() >= 22 && value("nonce").is_some());
    login.paste("nonsense").code(3);
    env.set("SIGCALL_SCOPES", "email");
    env.run(&["login", "--web", "--no-browser"])
        .code(2)
        .one_error_with_a_hint()
        .says("openid");
}

#[test]
fn tokens_of_a_browser_are_renewed_at_the_token_endpoint_where_the_api_refuses() {
    let env = TestEnv::new();
    sign_in(&env, &mut Visitor::default(), &[], "alice").code(0);
    let expire = || {
        let (path, text) = env.store().remove(0);
        std::fs::write(path, expired(&text)).unwrap();
    };
    let refusal = json!({ "__type": "NotAuthorizedException", "message": "Invalid Refresh Token" });
    let refusing = answering(vec![(400, refusal.to_string())]);
    let sandbox = env.sandbox().url();
    let variables = [
        (
            "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
            refusing.as_str(),
        ),
        ("AWS_ENDPOINT_URL_COGNITO_IDENTITY", sandbox),
    ];
    expire();
    let before = env.sandbox().requests().len();
    env.run_with(&["get", "/test"], &variables, "").code(0);
    assert_eq!(
        env.received_since(before),
        [
            "POST /oauth2/token",
            "GetCredentialsForIdentity",
            "GET /prod/test"
        ]
    );
    // What was signed in otherwise is not taken there.
    let env = TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    std::fs::write(path, expired(&text)).unwrap();
    let before = env.sandbox().requests().len();
    env.run_with(&["get", "/test"], &variables, "")
        .code(3)
        .one_error_with_a_hint();
    assert!(env.received_since(before).is_empty());
}

#[test]
fn the_browsers_own_session_is_ended_where_that_is_wanted() {
    let env = TestEnv::new();
    let mut visitor = Visitor::default();
    sign_in(&env, &mut visitor, &[], "alice").code(0);
    // The browser still knows alice, and does not ask.
    let login = WebLogin::begin(&env, &[]);
    let page = visitor.get(&Url::parse(&login.address).unwrap());
    assert!(page.location.unwrap().contains("code="));
    login.paste("?error=access_denied").code(3);
    let outcome = env.run(&["logout", "--web", "--no-browser"]).code(0);
    let address = outcome
        .stderr
        .lines()
        .find(|line| line.starts_with("http"))
        .unwrap();
    let page = visitor.get(&Url::parse(address).unwrap());
    assert_eq!(page.status, 302);
    let login = WebLogin::begin(&env, &[]);
    let page = visitor.get(&Url::parse(&login.address).unwrap());
    assert!(!page.location.unwrap().contains("code="));
    login.paste("?error=access_denied").code(3);
}

#[test]
fn a_sign_out_everywhere_without_its_scope_says_which_is_missing() {
    let env = TestEnv::new();
    sign_in(&env, &mut Visitor::default(), &[], "alice").code(0);
    let before = env.sandbox().requests().len();
    env.run(&["logout", "--global"])
        .code(2)
        .says("aws.cognito.signin.user.admin");
    assert!(env.store().is_empty());
    assert_eq!(env.received_since(before), ["GlobalSignOut", "RevokeToken"]);
}
