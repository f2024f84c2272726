//! Environment: variables, folders and terminal facts, captured once and handed on.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::secret::SecretString;

/// What the process was started with. A plain value: nothing below asks the operating system again.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<String, SecretString>,
    home: Option<PathBuf>,
    current_dir: PathBuf,
    /// Which of the standard streams are terminals.
    pub terminal: Terminal,
}

/// Which of the standard streams are terminals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminal {
    /// Standard input is a terminal, so a person can be asked.
    pub stdin: bool,
    /// Standard output is a terminal, so JSON may be indented and coloured.
    pub stdout: bool,
    /// Standard error is a terminal.
    pub stderr: bool,
}

impl Environment {
    /// Captures the environment of this process. Variables that are not UTF-8 are left out.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    pub fn capture() -> Self {
        Self {
            variables: std::env::vars_os()
                .filter_map(|(name, value)| {
                    Some((
                        name.into_string().ok()?,
                        SecretString::from(value.into_string().ok()?),
                    ))
                })
                .collect(),
            home: std::env::home_dir().filter(|path| path.is_absolute()),
            current_dir: std::env::current_dir().unwrap_or_default(),
            terminal: Terminal {
                stdin: std::io::stdin().is_terminal(),
                stdout: std::io::stdout().is_terminal(),
                stderr: std::io::stderr().is_terminal(),
            },
        }
    }

    /// Makes an environment of these variables alone, with no terminal.
    pub fn of<'a>(variables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let variables: BTreeMap<_, _> = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), SecretString::from(value)))
            .collect();
        let home = variables
            .get("HOME")
            .map(|home| PathBuf::from(home.expose()));
        Self {
            variables,
            home,
            ..Self::default()
        }
    }

    /// Returns a variable. One that is set but empty counts as not set, as the AWS SDKs hold it.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(|value| value.expose().as_str())
            .filter(|value| !value.is_empty())
    }

    /// Returns the names of all variables, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }

    /// Returns the folder the process was started in.
    pub fn current_dir(&self) -> &Path {
        &self.current_dir
    }

    /// Returns the folder for configuration files: `$XDG_CONFIG_HOME`, or the platform's own.
    pub fn config_dir(&self) -> Option<PathBuf> {
        self.base_dir("XDG_CONFIG_HOME", ".config", "APPDATA")
    }

    /// Returns the folder for state that should outlive a restart: `$XDG_STATE_HOME`, or the platform's own.
    pub fn state_dir(&self) -> Option<PathBuf> {
        self.base_dir("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA")
    }

    /// XDG Base Directory Specification 0.8: a relative path in the variable is to be ignored.
    fn base_dir(&self, variable: &str, unix: &str, windows_variable: &str) -> Option<PathBuf> {
        let absolute = |name| {
            self.variable(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        if let Some(path) = absolute(variable) {
            return Some(path);
        }
        if cfg!(windows) {
            return absolute(windows_variable);
        }
        let below = if cfg!(target_os = "macos") {
            "Library/Application Support"
        } else {
            unix
        };
        self.home.as_ref().map(|home| home.join(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_not_set_and_a_relative_folder_is_ignored() {
        let environment = Environment::of([
            ("HOME", "/home/a"),
            ("EMPTY", ""),
            ("XDG_STATE_HOME", "relative"),
        ]);
        assert_eq!(environment.variable("EMPTY"), None);
        if cfg!(target_os = "linux") {
            assert_eq!(
                environment.state_dir().unwrap(),
                Path::new("/home/a/.local/state")
            );
        }
    }

    #[test]
    fn debug_shows_no_value() {
        let environment = Environment::of([("SIGCALL_PASSWORD", "Passw0rd!")]);
        assert!(!format!("{environment:?}").contains("Passw0rd"));
    }
}
