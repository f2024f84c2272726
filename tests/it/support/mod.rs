//! What every test stands on: a home of its own, an empty environment, a sandbox on a free port, an outcome to look at.

pub(crate) mod pages;
pub(crate) mod scripted;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sigcall::sandbox::{Sandbox, Scenario};

/// Every password, token and key that the built-in scenario's users have before anything is issued.
pub(crate) const PASSWORDS: [&str; 3] = ["alice-Passw0rd!", "bob-Passw0rd!", "carol-Passw0rd!"];

/// The scenario that is built in, as text, for tests that change a line of it.
pub(crate) const BUILT_IN: &str = include_str!("../../../src/sandbox/scenario/built_in.toml");

/// One user for each way to sign in.
pub(crate) const EVERY_SIGN_IN: &str = include_str!("../../../examples/every-sign-in.toml");

/// Returns the binary under test, to be run with nothing in its environment.
pub(crate) fn sigcall() -> assert_cmd::Command {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_sigcall"));
    // Without HOME the account's own would be looked up.
    command.env_clear().env("HOME", "/nonexistent");
    command
}

/// The same session, its tokens and credentials past their end.
pub(crate) fn expired(record: &str) -> String {
    let mut record: serde_json::Value = serde_json::from_str(record).unwrap();
    let past = serde_json::json!("2026-01-01T00:00:00Z");
    record["tokens"]["expires_at"] = past.clone();
    for credentials in record["credentials"].as_object_mut().unwrap().values_mut() {
        credentials["expires_at"] = past.clone();
    }
    record.to_string()
}

/// A user's machine: a home folder, variables that point at a sandbox, and that sandbox.
pub(crate) struct TestEnv {
    home: tempfile::TempDir,
    variables: Vec<(String, String)>,
    sandbox: Option<Sandbox>,
}

/// What a run of the program came to. Whoever does not look at it has tested nothing, so every run must be used.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl TestEnv {
    /// The built-in scenario.
    pub(crate) fn new() -> Self {
        Self::of(Scenario::built_in())
    }

    /// The built-in scenario with some of its text replaced.
    pub(crate) fn changed(changes: &[(&str, &str)]) -> Self {
        Self::of_text(BUILT_IN, changes)
    }

    /// The example with one user for each way to sign in, with some of its text replaced.
    pub(crate) fn every_sign_in(changes: &[(&str, &str)]) -> Self {
        Self::of_text(EVERY_SIGN_IN, changes)
    }

    fn of_text(scenario: &str, changes: &[(&str, &str)]) -> Self {
        let text = changes
            .iter()
            .fold(scenario.to_owned(), |text, (from, to)| {
                assert!(text.contains(from), "the scenario does not say `{from}`");
                text.replacen(from, to, 1)
            });
        Self::of(Scenario::parse(&text).unwrap_or_else(|error| panic!("{error}")))
    }

    fn of(scenario: Scenario) -> Self {
        let sandbox = Sandbox::start(scenario, SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))
            .expect("a free port");
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut variables = sandbox.env();
        variables.push(("HOME".to_owned(), home.path().display().to_string()));
        Self {
            home,
            variables,
            sandbox: Some(sandbox),
        }
    }

    pub(crate) fn sandbox(&self) -> &Sandbox {
        self.sandbox.as_ref().expect("the sandbox still runs")
    }

    /// Ends the sandbox: from now on nobody answers at its address.
    pub(crate) fn stop_sandbox(&mut self) {
        self.sandbox = None;
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Sets a variable for all further runs.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.unset(name);
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn unset(&mut self, name: &str) {
        self.variables.retain(|(known, _)| known != name);
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home().join(name);
        fs::create_dir_all(path.parent().expect("below home")).expect("home is writable");
        fs::write(&path, text).expect("home is writable");
        path
    }

    /// Runs the program without a terminal and with nothing on stdin.
    #[must_use = "look at the outcome: its exit status, its stdout, its stderr"]
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, &[], "")
    }

    /// Runs the program with these variables beside the usual ones, and this on stdin.
    #[must_use = "look at the outcome: its exit status, its stdout, its stderr"]
    pub(crate) fn run_with(
        &self,
        arguments: &[&str],
        variables: &[(&str, &str)],
        stdin: &str,
    ) -> Outcome {
        let mut child = self
            .command()
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        // A program that does not read its stdin may be gone already.
        let _ = child
            .stdin
            .take()
            .expect("stdin is piped")
            .write_all(stdin.as_bytes());
        let output = child.wait_with_output().expect("the binary ends");
        Outcome {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sigcall"));
        command
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home());
        command
    }

    /// Signs a user in by SRP, the password coming from a variable.
    #[must_use = "look at the outcome: its exit status, its stdout, its stderr"]
    pub(crate) fn login(&self, user: &str) -> Outcome {
        let password = format!("{user}-Passw0rd!");
        self.run_with(&["login", user], &[("SIGCALL_PASSWORD", &password)], "")
    }

    /// Returns every file of the session store with its text.
    pub(crate) fn store(&self) -> Vec<(PathBuf, String)> {
        let folder = self.home().join(".local/state/sigcall/sessions");
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new();
        };
        let mut files: Vec<_> = entries
            .map(|entry| entry.expect("the store is readable").path())
            .filter(|path| path.extension() == Some(OsStr::new("json")))
            .map(|path| {
                (
                    path.clone(),
                    fs::read_to_string(path).expect("sessions are text"),
                )
            })
            .collect();
        files.sort();
        files
    }

    /// Returns what the sandbox received since `since`, as `METHOD target` or the operation asked for.
    pub(crate) fn received_since(&self, since: usize) -> Vec<String> {
        self.sandbox()
            .requests()
            .into_iter()
            .skip(since)
            .map(|line| match &line.operation {
                Some(operation) => operation.clone(),
                None => format!("{} {}", line.method, line.target),
            })
            .collect()
    }
}

impl Outcome {
    #[track_caller]
    pub(crate) fn code(self, expected: i32) -> Self {
        assert_eq!(self.code, Some(expected), "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(
            self.stderr.contains(text),
            "stderr does not say `{text}`: {self:#?}"
        );
        self
    }

    /// Every error says what happened, and what to do.
    #[track_caller]
    pub(crate) fn one_error_with_a_hint(self) -> Self {
        assert_eq!(self.stderr.matches("error: ").count(), 1, "{self:#?}");
        assert!(self.stderr.contains("\nhint: "), "{self:#?}");
        assert_eq!(self.stdout, "", "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}
