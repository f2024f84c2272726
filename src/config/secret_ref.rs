//! Secret references: where a secret is to be had from. It is fetched when it is needed and not before.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use zeroize::Zeroize;

use crate::environment::Environment;
use crate::secret::SecretString;

/// How long a command may take to print its secret: long enough to unlock a password manager by hand.
const COMMAND_LIMIT: Duration = Duration::from_mins(1);

/// The interval at which a running command is asked whether it has ended.
const COMMAND_POLL: Duration = Duration::from_millis(5);

/// Where a secret is to be had from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretRef {
    /// `env:NAME`: a variable.
    Env(String),
    /// `file:PATH`: a file's text, without its last line break.
    File(PathBuf),
    /// `command:…`: what a shell command prints, without its last line break.
    Command(String),
    /// `keyring:NAME`: an entry of the operating system's keyring.
    Keyring(String),
    /// The secret itself.
    Literal(SecretString),
}

/// A secret that cannot be had from where the reference points.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The variable is not set, or empty.
    #[error("the variable `{name}` is not set")]
    NotSet {
        /// Its name.
        name: String,
    },
    /// The file cannot be read, or is not text.
    #[error("cannot read `{}`", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// The command cannot be started, or does not print text.
    #[error("cannot run `{command}`")]
    NotRun {
        /// The command as written.
        command: String,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// The command ended with a failure.
    #[error("`{command}` failed ({status}){}", told(stderr))]
    Failed {
        /// The command as written.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
        /// What it said on stderr.
        stderr: String,
    },
    /// The command did not end in time and was stopped.
    #[error("`{command}` did not end within {} seconds", limit.as_secs())]
    TooSlow {
        /// The command as written.
        command: String,
        /// The time it had.
        limit: Duration,
    },
    /// The source holds nothing.
    #[error("{origin} holds no secret: it is empty")]
    Empty {
        /// The file or command.
        origin: String,
    },
    /// There is no keyring support yet.
    #[error("`keyring:{name}`: the keyring is not available in this version")]
    NoKeyring {
        /// The entry's name.
        name: String,
    },
}

fn told(stderr: &str) -> String {
    if stderr.is_empty() {
        return String::new();
    }
    format!(": {stderr}")
}

impl SecretRef {
    /// Parses a reference as a file holds it; a relative path is meant from `folder`. Text without one of the prefixes
    /// is the secret itself.
    pub fn parse(text: &str, folder: &Path) -> Result<Self, &'static str> {
        let (kind, rest) = text.split_once(':').unwrap_or_default();
        match (kind, rest) {
            ("env" | "file" | "command" | "keyring", "") => {
                Err("nothing stands after the colon of this secret reference")
            }
            ("env", name) => Ok(Self::Env(name.to_owned())),
            ("file", path) => Ok(Self::File(folder.join(path))),
            ("command", command) => Ok(Self::Command(command.to_owned())),
            ("keyring", name) => Ok(Self::Keyring(name.to_owned())),
            _ if text.is_empty() => Err("a secret must not be empty"),
            _ => Ok(Self::Literal(SecretString::from(text))),
        }
    }

    /// Fetches the secret.
    pub fn resolve(&self, environment: &Environment) -> Result<SecretString, SecretError> {
        match self {
            Self::Env(name) => environment
                .variable(name)
                .map(SecretString::from)
                .ok_or_else(|| SecretError::NotSet { name: name.clone() }),
            Self::File(path) => read(path),
            Self::Command(command) => run(command, COMMAND_LIMIT),
            Self::Keyring(name) => Err(SecretError::NoKeyring { name: name.clone() }),
            Self::Literal(secret) => Ok(secret.clone()),
        }
    }

    /// Returns whether the secret itself stands where a reference should.
    pub fn is_literal(&self) -> bool {
        matches!(self, Self::Literal(_))
    }
}

fn read(path: &Path) -> Result<SecretString, SecretError> {
    let text = std::fs::read_to_string(path).map_err(|source| SecretError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    not_empty(text, || format!("`{}`", path.display()))
}

fn run(command: &str, limit: Duration) -> Result<SecretString, SecretError> {
    let not_run = |source| SecretError::NotRun {
        command: command.to_owned(),
        source,
    };
    let mut child = shell(command)
        // Standard input may carry the request's body, which is not the command's to read.
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_run)?;
    let stdout = collect(child.stdout.take());
    let stderr = collect(child.stderr.take());
    let too_slow = || SecretError::TooSlow {
        command: command.to_owned(),
        limit,
    };
    let status = wait(&mut child, limit)
        .map_err(not_run)?
        .ok_or_else(too_slow)?;
    // A process left behind in the background may hold the pipes open for ever.
    let stdout = stdout.recv_timeout(limit).map_err(|_| too_slow())?;
    if !status.success() {
        let mut stderr = stderr.recv_timeout(limit).unwrap_or_default();
        stderr.truncate(stderr.trim_ascii_end().len());
        return Err(SecretError::Failed {
            command: command.to_owned(),
            status,
            stderr: String::from_utf8_lossy(&stderr).into_owned(),
        });
    }
    let text = String::from_utf8(stdout).map_err(|problem| {
        problem.into_bytes().zeroize();
        not_run(std::io::Error::new(
            std::io::ErrorKind::InvalidData,
            "it printed something that is not UTF-8 text",
        ))
    })?;
    not_empty(text, || format!("`{command}`"))
}

fn shell(command: &str) -> Command {
    let (program, option) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut shell = Command::new(program);
    shell.args([option, command]);
    shell
}

/// Reads a pipe to its end on a thread of its own, so that a full pipe cannot block the command.
fn collect(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before a failure tells more than the failure.
            pipe.read_to_end(&mut bytes).ok();
        }
        sender.send(bytes).ok();
    });
    receiver
}

/// Waits for the end of a process, or stops it when its time is over.
fn wait(child: &mut Child, limit: Duration) -> std::io::Result<Option<std::process::ExitStatus>> {
    let mut waited = Duration::ZERO;
    while waited < limit {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(COMMAND_POLL);
        waited += COMMAND_POLL;
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

fn not_empty(
    mut text: String,
    origin: impl FnOnce() -> String,
) -> Result<SecretString, SecretError> {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    if text.is_empty() {
        return Err(SecretError::Empty { origin: origin() });
    }
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(text: &str, folder: &Path) -> Result<String, SecretError> {
        let environment = Environment::of([("SET", "from-env")]);
        let secret = SecretRef::parse(text, folder)
            .unwrap()
            .resolve(&environment)?;
        Ok(secret.expose().clone())
    }

    #[test]
    fn a_variable_and_a_literal_are_taken_as_they_are() {
        let nowhere = Path::new("");
        assert_eq!(resolve("env:SET", nowhere).unwrap(), "from-env");
        assert_eq!(resolve("plain:text", nowhere).unwrap(), "plain:text");
        for (text, told) in [
            ("env:UNSET", "the variable `UNSET` is not set"),
            (
                "keyring:bob",
                "`keyring:bob`: the keyring is not available in this version",
            ),
        ] {
            assert_eq!(resolve(text, nowhere).unwrap_err().to_string(), told);
        }
        for nothing in ["", "env:", "file:", "command:", "keyring:"] {
            assert!(SecretRef::parse(nothing, nowhere).is_err(), "{nothing}");
        }
    }

    #[test]
    fn a_file_gives_its_text_without_the_last_line_break() {
        let folder = tempfile::tempdir().unwrap();
        let put = |text: &[u8]| {
            let mut file = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
            std::io::Write::write_all(&mut file, text).unwrap();
            file.persist(folder.path().join("secret")).unwrap();
        };
        for (text, secret) in [("s", "s"), ("s\n", "s"), ("s\r\n", "s"), (" s\n\n", " s\n")] {
            put(text.as_bytes());
            assert_eq!(resolve("file:secret", folder.path()).unwrap(), secret);
        }
        put(b"\n");
        let told = resolve("file:secret", folder.path())
            .unwrap_err()
            .to_string();
        assert!(told.ends_with("holds no secret: it is empty"), "{told}");
        put(b"\xff");
        let told = resolve("file:secret", folder.path())
            .unwrap_err()
            .to_string();
        assert!(told.starts_with("cannot read `"), "{told}");
        let told = resolve("file:other", folder.path())
            .unwrap_err()
            .to_string();
        assert!(told.starts_with("cannot read `"), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn a_command_gives_what_it_prints_or_the_reason_why_not() {
        let nowhere = Path::new("");
        let secret = resolve("command:echo a; echo b >&2", nowhere).unwrap();
        assert_eq!(secret, "a");
        let big = resolve("command:head -c 300000 /dev/zero | tr '\\0' x", nowhere).unwrap();
        assert_eq!(big.len(), 300_000);
        for (command, told) in [
            (
                "command:echo leaked; echo locked >&2; exit 3",
                "`echo leaked; echo locked >&2; exit 3` failed (exit status: 3): locked",
            ),
            ("command:true", "`true` holds no secret: it is empty"),
            ("command:cat", "`cat` holds no secret: it is empty"),
            ("command:printf '\\377'", "cannot run `printf '\\377'`"),
        ] {
            let error = resolve(command, nowhere).unwrap_err();
            assert_eq!(error.to_string(), told);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_command_that_does_not_end_is_stopped() {
        let limit = Duration::from_millis(50);
        for command in ["sleep 3", "sleep 3 & echo secret"] {
            let error = run(command, limit).unwrap_err();
            assert!(matches!(error, SecretError::TooSlow { .. }), "{error}");
        }
    }
}
