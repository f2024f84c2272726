//! SignInOptions: what is said in advance of a sign-in, beside the keys of a profile.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::config::choice::{FirstFactor, SecondFactor};
use crate::config::error::ConfigError;
use crate::config::source::Source;
use crate::secret::SecretString;

/// What flags, or variables in their place, say in advance of a sign-in.
#[derive(Debug, Clone, Default)]
pub struct SignInOptions {
    /// `--attribute`: required attributes of a user who signs in for the first time, by name.
    pub attributes: BTreeMap<String, String>,
    /// `--answer`: answers to the pool's own questions, one a round, each with the key of `ChallengeResponses` it is sent as.
    pub answers: Vec<(String, SecretString)>,
    /// `--mfa-code`: the first one-time code that is asked for.
    pub mfa_code: Option<SecretString>,
    /// `--mfa`: which second factor to use or to set up.
    pub mfa: Option<SecondFactor>,
    /// `--first-factor`: what to show first.
    pub first_factor: Option<FirstFactor>,
    /// `--remember-device`: have the pool remember this machine.
    pub remember_device: bool,
    /// `--no-browser`: open none, and take the address at which another one ended.
    pub no_browser: bool,
    /// `--browser-timeout`: how long a sign-in in the browser may take.
    pub browser_timeout: Option<Duration>,
}

impl SignInOptions {
    /// Reads the variables, but for `SIGCALL_MFA_CODE`, which belongs to one user.
    pub(crate) fn read(source: &mut impl Source) -> Result<Self, ConfigError> {
        Ok(Self {
            attributes: source
                .parsed("attribute", pairs)?
                .unwrap_or_default()
                .into_iter()
                .collect(),
            answers: source
                .parsed("answer", pairs)?
                .unwrap_or_default()
                .into_iter()
                .map(|(key, text)| (key, SecretString::new(text)))
                .collect(),
            mfa_code: None,
            mfa: source.parsed("mfa", SecondFactor::parse)?,
            first_factor: source.parsed("first_factor", FirstFactor::parse)?,
            remember_device: source.switch("remember_device")?,
            no_browser: source.switch("no_browser")?,
            browser_timeout: source.parsed("browser_timeout", seconds)?,
        })
    }

    /// Returns these options, and those of `lower` where these say nothing.
    pub(crate) fn or(self, lower: Self) -> Self {
        Self {
            attributes: filled(self.attributes, lower.attributes, BTreeMap::is_empty),
            answers: filled(self.answers, lower.answers, Vec::is_empty),
            mfa_code: self.mfa_code.or(lower.mfa_code),
            mfa: self.mfa.or(lower.mfa),
            first_factor: self.first_factor.or(lower.first_factor),
            remember_device: self.remember_device || lower.remember_device,
            no_browser: self.no_browser || lower.no_browser,
            browser_timeout: self.browser_timeout.or(lower.browser_timeout),
        }
    }
}

fn filled<T>(upper: T, lower: T, is_empty: impl Fn(&T) -> bool) -> T {
    if is_empty(&upper) { lower } else { upper }
}

/// Reads `NAME=VALUE`. The value is in no error: it may be a secret.
pub fn pair(text: &str) -> Result<(String, String), &'static str> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("is not `NAME=VALUE`"),
    }
}

/// Pairs are separated by spaces, as lists in variables are, or by line breaks where a value holds spaces.
fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let separator: fn(char) -> bool = if text.contains('\n') {
        |c| c == '\n'
    } else {
        |c| c == ' '
    };
    text.split(separator)
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .enumerate()
        .map(|(index, entry)| {
            pair(entry).map_err(|problem| format!("entry {} {problem}", index + 1))
        })
        .collect()
}

/// Reads whole seconds, at least one.
pub fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..) => Ok(Duration::from_secs(seconds)),
        _ => Err(format!(
            "`{}` is not a number of seconds, as in `300`",
            text.escape_debug()
        )),
    }
}
