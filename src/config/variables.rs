//! Variables: the `SIGCALL_` variables as a source of keys, and those among them that nobody knows.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::PathBuf;

use crate::config::choice::{Auth, SignInFlow};
use crate::config::error::ConfigError;
use crate::config::layer::Layer;
use crate::config::nearest::suggestion;
use crate::config::secret_ref::SecretRef;
use crate::config::sign_in_options::SignInOptions;
use crate::config::source::{Headers, Source, header_name};
use crate::environment::Environment;
use crate::ids::{ProfileName, Username};
use crate::secret::SecretString;

/// What every variable of ours begins with.
const PREFIX: &str = "SIGCALL_";

/// Variables beside the keys of a profile: the global options, and the sign-in options.
const OPTIONS: [&str; 17] = [
    "as",
    "aws_profile",
    "color",
    "config",
    "guest",
    "mfa_code",
    "new_password",
    "new_password_stdin",
    "no_input",
    "password",
    "password_stdin",
    "profile",
    "quiet",
    "sandbox",
    "totp_secret",
    "totp_secret_stdin",
    "verbose",
];

/// What the variables say.
#[derive(Debug, Default)]
pub(crate) struct Variables {
    /// The keys of a profile.
    pub(crate) layer: Layer,
    pub(crate) profile: Option<ProfileName>,
    pub(crate) as_user: Option<Username>,
    pub(crate) password: Option<SecretString>,
    pub(crate) new_password: Option<SecretString>,
    pub(crate) mfa_code: Option<SecretString>,
    pub(crate) totp_secret: Option<SecretString>,
    pub(crate) sign_in: SignInOptions,
    /// One sentence for each variable that nobody knows.
    pub(crate) warnings: Vec<String>,
}

impl Variables {
    /// Reads all variables that settings are made of.
    pub(crate) fn read(environment: &Environment) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(environment);
        let secret = |key| {
            environment
                .variable(&variable_name(key))
                .map(SecretString::from)
        };
        let layer = Layer::read(&mut reader)?;
        Ok(Self {
            layer: Layer {
                flow: layer.flow.or(reader.web()?),
                ..layer
            },
            profile: reader.parsed("profile", ProfileName::parse)?,
            as_user: Self::read_as(environment)?,
            password: secret("password"),
            new_password: secret("new_password"),
            mfa_code: secret("mfa_code"),
            totp_secret: secret("totp_secret"),
            sign_in: SignInOptions::read(&mut reader)?,
            warnings: reader.unknown(),
        })
    }

    /// Reads the user to act as, and nothing else.
    pub(crate) fn read_as(environment: &Environment) -> Result<Option<Username>, ConfigError> {
        Reader::new(environment).parsed("as", Username::parse)
    }

    /// Reads how to sign in and to call, and nothing that says where, nor what only a user of one pool answers.
    pub(crate) fn read_manner(
        environment: &Environment,
    ) -> Result<(Layer, SignInOptions), ConfigError> {
        let mut reader = Reader::new(environment);
        let flow = reader.parsed("flow", SignInFlow::parse)?;
        let layer = Layer {
            auth: reader.parsed("auth", Auth::parse)?,
            flow: flow.or(reader.web()?),
            role: reader.text("role")?,
            ..Layer::default()
        };
        let sign_in = SignInOptions {
            attributes: BTreeMap::new(),
            answers: Vec::new(),
            ..SignInOptions::read(&mut reader)?
        };
        Ok((layer, sign_in))
    }
}

/// Returns the name of the variable that sets `key`.
pub(crate) fn variable_name(key: &str) -> String {
    let mut name = String::with_capacity(PREFIX.len() + key.len());
    name.push_str(PREFIX);
    name.push_str(key);
    name.make_ascii_uppercase();
    name
}

#[derive(Debug)]
struct Reader<'e> {
    environment: &'e Environment,
    asked: Vec<&'static str>,
}

impl<'e> Reader<'e> {
    fn new(environment: &'e Environment) -> Self {
        Self {
            environment,
            asked: OPTIONS.to_vec(),
        }
    }

    fn take(&mut self, key: &'static str) -> Option<(String, &'e str)> {
        self.asked.push(key);
        let name = variable_name(key);
        let value = self.environment.variable(&name)?;
        Some((name, value))
    }

    /// `SIGCALL_WEB` is `SIGCALL_FLOW=web` in another word.
    fn web(&mut self) -> Result<Option<SignInFlow>, ConfigError> {
        Ok(self.switch("web")?.then_some(SignInFlow::Web))
    }

    fn unknown(&self) -> Vec<String> {
        let is_known = |name: &str| self.asked.iter().any(|key| variable_name(key) == name);
        self.environment
            .names()
            .filter(|name| name.starts_with(PREFIX) && !is_known(name))
            .map(|name| {
                let known: Vec<String> = self.asked.iter().map(|key| variable_name(key)).collect();
                let suggestion = suggestion(name, known.iter().map(String::as_str));
                format!("the variable `{name}` is not known and has no effect{suggestion}")
            })
            .collect()
    }
}

fn invalid(name: String, problem: impl Display) -> ConfigError {
    ConfigError::Variable {
        name,
        problem: problem.to_string(),
    }
}

impl Source for Reader<'_> {
    fn parsed<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ConfigError> {
        let Some((name, value)) = self.take(key) else {
            return Ok(None);
        };
        parse(value)
            .map(Some)
            .map_err(|problem| invalid(name, problem))
    }

    fn list<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<Vec<T>>, ConfigError> {
        self.parsed(key, |text| {
            text.split_whitespace()
                .map(&parse)
                .collect::<Result<_, _>>()
        })
    }

    fn path(&mut self, key: &'static str) -> Result<Option<PathBuf>, ConfigError> {
        let folder = self.environment.current_dir();
        Ok(self.take(key).map(|(_, path)| folder.join(path)))
    }

    fn secret(&mut self, key: &'static str) -> Result<Option<SecretRef>, ConfigError> {
        Ok(self
            .take(key)
            .map(|(_, value)| SecretRef::Literal(SecretString::from(value))))
    }

    fn headers(&mut self, key: &'static str) -> Result<Option<Headers>, ConfigError> {
        self.parsed(key, |text| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .enumerate()
                .map(|(index, line)| header(line).ok_or(index + 1))
                .collect::<Result<_, _>>()
                .map_err(|number| format!("header {number} is not `Name: value`"))
        })
    }
}

fn header(line: &str) -> Option<(String, SecretRef)> {
    let (name, value) = line.split_once(':')?;
    let name = header_name(name.trim()).ok()?;
    Some((name, SecretRef::Literal(SecretString::from(value.trim()))))
}

#[cfg(test)]
#[path = "variables_tests.rs"]
mod tests;
