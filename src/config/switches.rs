//! Switches: the options that are on or off, as variables set them.

use crate::config::error::ConfigError;
use crate::config::source;
use crate::config::variables::variable_name;
use crate::environment::Environment;

/// Options from variables; a flag that is given goes before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct Switches {
    /// `SIGCALL_SANDBOX`.
    pub sandbox: bool,
    /// `SIGCALL_NO_INPUT`.
    pub no_input: bool,
    /// `SIGCALL_QUIET`.
    pub quiet: bool,
    /// `SIGCALL_VERBOSE`: how often `-v` counts as given.
    pub verbose: u8,
    /// `SIGCALL_PASSWORD_STDIN`.
    pub password_stdin: bool,
    /// `SIGCALL_NEW_PASSWORD_STDIN`.
    pub new_password_stdin: bool,
    /// `SIGCALL_TOTP_SECRET_STDIN`.
    pub totp_secret_stdin: bool,
    /// `SIGCALL_COLOR`, as typed.
    pub color: Option<String>,
}

impl Switches {
    /// Reads the variables.
    pub fn read(environment: &Environment) -> Result<Self, ConfigError> {
        Ok(Self {
            sandbox: count(environment, "sandbox")? > 0,
            no_input: count(environment, "no_input")? > 0,
            quiet: count(environment, "quiet")? > 0,
            verbose: count(environment, "verbose")?,
            password_stdin: count(environment, "password_stdin")? > 0,
            new_password_stdin: count(environment, "new_password_stdin")? > 0,
            totp_secret_stdin: count(environment, "totp_secret_stdin")? > 0,
            color: environment
                .variable(&variable_name("color"))
                .map(str::to_owned),
        })
    }
}

fn count(environment: &Environment, key: &str) -> Result<u8, ConfigError> {
    let name = variable_name(key);
    match environment.variable(&name) {
        None => Ok(0),
        Some(text) => {
            source::count(text).map_err(|problem| ConfigError::Variable { name, problem })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_is_a_word_or_a_number() {
        let switches = Switches::read(&Environment::of([
            ("SIGCALL_SANDBOX", "1"),
            ("SIGCALL_NO_INPUT", "true"),
            ("SIGCALL_QUIET", "off"),
            ("SIGCALL_VERBOSE", "2"),
            ("SIGCALL_COLOR", "never"),
        ]))
        .unwrap();
        assert_eq!(
            switches,
            Switches {
                sandbox: true,
                no_input: true,
                quiet: false,
                verbose: 2,
                password_stdin: false,
                new_password_stdin: false,
                totp_secret_stdin: false,
                color: Some("never".to_owned()),
            }
        );
        let error = Switches::read(&Environment::of([("SIGCALL_QUIET", "maybe")])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`SIGCALL_QUIET`: `maybe` is neither `true` nor `false`"
        );
    }
}
