//! Table: a table of the configuration file as a source of keys. Knows where each key and value stands.

use std::fmt::Display;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::error::ConfigError;
use crate::config::nearest::suggestion;
use crate::config::secret_ref::SecretRef;
use crate::config::source::{Headers, Source, header_name};

/// The text of a configuration file and its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Document<'t> {
    pub(crate) path: &'t Path,
    pub(crate) text: &'t str,
}

impl Document<'_> {
    /// Returns an error about the bytes at `span`. Their text is not shown: it may be a secret.
    pub(crate) fn error(&self, span: &Range<usize>, problem: impl Display) -> ConfigError {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        ConfigError::File {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..]
                .trim_start_matches('\u{feff}')
                .chars()
                .count()
                + 1,
            problem: problem.to_string(),
        }
    }

    /// Returns the folder from which relative paths in the file are meant.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

/// A table within a table, and where its name stands.
#[derive(Debug)]
pub(crate) struct Named<'t> {
    pub(crate) name: &'t str,
    pub(crate) span: Range<usize>,
    pub(crate) table: Table<'t>,
}

/// A table being read. It remembers what it was asked for: whatever else it holds is unknown.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    document: Document<'t>,
    entries: &'t DeTable<'t>,
    asked: Vec<&'static str>,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl<'t> Table<'t> {
    pub(crate) fn new(document: Document<'t>, entries: &'t DeTable<'t>) -> Self {
        Self {
            document,
            entries,
            asked: Vec::new(),
        }
    }

    /// Returns the tables below `key`.
    pub(crate) fn tables(&mut self, key: &'static str) -> Result<Vec<Named<'t>>, ConfigError> {
        let Some(value) = self.take(key) else {
            return Ok(Vec::new());
        };
        let children = self.entries_of(key, value)?;
        children
            .iter()
            .map(|(name, child)| {
                let entries = self.entries_of(name.get_ref(), child)?;
                Ok(Named {
                    name: name.get_ref(),
                    span: name.span(),
                    table: Table::new(self.document, entries),
                })
            })
            .collect()
    }

    /// Returns an error about the bytes at `span`.
    pub(crate) fn error(&self, span: &Range<usize>, problem: impl Display) -> ConfigError {
        self.document.error(span, problem)
    }

    /// Ends the reading: fails on the first key of the file that nobody asked for.
    pub(crate) fn finish(self) -> Result<(), ConfigError> {
        let unknown = self
            .entries
            .keys()
            .filter(|key| !self.asked.contains(&key.get_ref().as_ref()))
            .min_by_key(|key| key.span().start);
        let Some(key) = unknown else { return Ok(()) };
        let problem = format!(
            "unknown key `{}`{}",
            key.get_ref().escape_debug(),
            suggestion(key.get_ref(), self.asked.iter().copied())
        );
        Err(self.document.error(&key.span(), problem))
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Value<'t>> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map(|(_, value)| value)
    }

    fn entries_of(&self, key: &str, value: &'t Value<'t>) -> Result<&'t DeTable<'t>, ConfigError> {
        value
            .get_ref()
            .as_table()
            .ok_or_else(|| self.wrong_type(key, value, "a table"))
    }

    fn text_of(&self, key: &str, value: &'t Value<'t>) -> Result<&'t str, ConfigError> {
        value
            .get_ref()
            .as_str()
            .ok_or_else(|| self.wrong_type(key, value, "a string"))
    }

    fn wrong_type(&self, key: &str, value: &Value<'_>, expected: &str) -> ConfigError {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        };
        let problem = format!("`{}` must be {expected}, not {found}", key.escape_debug());
        self.document.error(&value.span(), problem)
    }

    fn reference(&self, key: &str, value: &'t Value<'t>) -> Result<SecretRef, ConfigError> {
        let text = self.text_of(key, value)?;
        SecretRef::parse(text, self.document.folder())
            .map_err(|problem| self.invalid(key, value, problem))
    }

    fn invalid(&self, key: &str, value: &Value<'_>, problem: impl Display) -> ConfigError {
        let problem = format!("`{}`: {problem}", key.escape_debug());
        self.document.error(&value.span(), problem)
    }
}

impl Source for Table<'_> {
    fn parsed<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        parse(self.text_of(key, value)?)
            .map(Some)
            .map_err(|problem| self.invalid(key, value, problem))
    }

    fn list<T, E: Display>(
        &mut self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<Vec<T>>, ConfigError> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        let items = value
            .get_ref()
            .as_array()
            .ok_or_else(|| self.wrong_type(key, value, "an array of strings"))?;
        items
            .iter()
            .map(|item| {
                parse(self.text_of(key, item)?).map_err(|problem| self.invalid(key, item, problem))
            })
            .collect::<Result<_, _>>()
            .map(Some)
    }

    fn path(&mut self, key: &'static str) -> Result<Option<PathBuf>, ConfigError> {
        let path = self.text(key)?;
        Ok(path.map(|path| self.document.folder().join(path)))
    }

    fn secret(&mut self, key: &'static str) -> Result<Option<SecretRef>, ConfigError> {
        self.take(key)
            .map(|value| self.reference(key, value))
            .transpose()
    }

    fn headers(&mut self, key: &'static str) -> Result<Option<Headers>, ConfigError> {
        let Some(value) = self.take(key) else {
            return Ok(None);
        };
        let mut entries: Vec<_> = self.entries_of(key, value)?.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        entries
            .into_iter()
            .map(|(name, value)| {
                let header = header_name(name.get_ref())
                    .map_err(|problem| self.document.error(&name.span(), problem))?;
                Ok((header, self.reference(name.get_ref(), value)?))
            })
            .collect::<Result<_, _>>()
            .map(Some)
    }
}
