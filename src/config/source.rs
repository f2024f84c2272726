//! Source: what keys can be read from. A table of the file and the variables are read by the same words.

use std::fmt::Display;
use std::path::PathBuf;

use crate::config::error::ConfigError;
use crate::config::secret_ref::SecretRef;

/// Headers in their order: names, each with a value that may be secret.
pub(crate) type Headers = Vec<(String, SecretRef)>;

/// Something that sets keys. A key that is not set is `None`; an error names the place.
pub(crate) trait Source {
    /// Reads text and what it stands for. The parser's error must not hold a secret.
    fn parsed<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ConfigError>;

    /// Reads a list of texts.
    fn list<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<Vec<T>>, ConfigError>;

    /// Reads a path; a relative one is meant from the folder of whatever names it.
    fn path(&mut self, key: &'static str) -> Result<Option<PathBuf>, ConfigError>;

    /// Reads a secret, or what refers to it.
    fn secret(&mut self, key: &'static str) -> Result<Option<SecretRef>, ConfigError>;

    /// Reads headers.
    fn headers(&mut self, key: &'static str) -> Result<Option<Headers>, ConfigError>;

    /// Reads whether something is on.
    fn switch(&mut self, key: &'static str) -> Result<bool, ConfigError> {
        Ok(self.parsed(key, count)?.unwrap_or_default() > 0)
    }

    /// Reads text that is not empty.
    fn text(&mut self, key: &'static str) -> Result<Option<String>, ConfigError> {
        self.parsed(key, |text| {
            if text.is_empty() {
                Err("it must not be empty")
            } else {
                Ok(text.to_owned())
            }
        })
    }
}

/// Reads how often something is on: a word, or a number.
pub(crate) fn count(text: &str) -> Result<u8, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Ok(1),
        "false" | "no" | "off" => Ok(0),
        number => number
            .parse()
            .map_err(|_| format!("`{}` is neither `true` nor `false`", text.escape_debug())),
    }
}

/// Returns `name` if it can be a header's (RFC 9110, section 5.1: a token).
pub(crate) fn header_name(name: &str) -> Result<String, String> {
    let is_token_byte = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    if name.is_empty() || !name.bytes().all(is_token_byte) {
        return Err(format!("`{}` is not a header name", name.escape_debug()));
    }
    Ok(name.to_owned())
}
