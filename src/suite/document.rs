//! Document: a TOML text read so that every key keeps its place, and tables the order of their lines.
//!
//! serde would sort a table's keys and forget where they stood; columns, rows and JSON bodies need both. Knows no
//! word of the suite's vocabulary.

use std::fmt::Display;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::error::SuiteError;
use super::place::Place;

/// A parsed file: its text is kept to turn byte offsets into lines.
#[derive(Debug)]
pub(super) struct Document<'a> {
    file: Arc<Path>,
    text: &'a str,
    root: DeTable<'a>,
}

/// One table of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    document: &'a Document<'a>,
    keys: &'a DeTable<'a>,
    start: usize,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    pub(super) key: &'a str,
    pub(super) value: Value<'a>,
    key_span: Range<usize>,
}

/// One value of the file, with the key it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Value<'a> {
    document: &'a Document<'a>,
    key: &'a str,
    raw: &'a DeValue<'a>,
    span: Range<usize>,
}

impl<'a> Document<'a> {
    /// Parses `text`, which is that of `file`.
    pub(super) fn parse(file: &Path, text: &'a str) -> Result<Self, SuiteError> {
        let file = Arc::from(file);
        match DeTable::parse(text) {
            Ok(root) => Ok(Self {
                file,
                text,
                root: root.into_inner(),
            }),
            Err(error) => Err(SuiteError::invalid(
                Place::of(&file, text, error.span().unwrap_or_default()),
                error.message().trim(),
            )),
        }
    }

    /// Returns the file's outermost table.
    pub(super) fn root(&'a self) -> Table<'a> {
        Table {
            document: self,
            keys: &self.root,
            start: 0,
        }
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place::of(&self.file, self.text, span)
    }
}

impl<'a> Table<'a> {
    /// Returns the entries in the order of the file.
    pub(super) fn entries(self) -> Vec<Entry<'a>> {
        let mut entries: Vec<_> = self
            .keys
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref(),
                key_span: key.span(),
                value: Value {
                    document: self.document,
                    key: key.get_ref(),
                    raw: value.get_ref(),
                    span: value.span(),
                },
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span.start);
        entries
    }

    /// Returns the value of `key`.
    pub(super) fn get(self, key: &str) -> Option<Value<'a>> {
        self.entries()
            .into_iter()
            .find(|entry| entry.key == key)
            .map(|entry| entry.value)
    }

    /// Reads the value of `key`, if there is one.
    pub(super) fn optional<T>(
        self,
        key: &str,
        read: impl FnOnce(&Value<'a>) -> Result<T, SuiteError>,
    ) -> Result<Option<T>, SuiteError> {
        self.get(key).as_ref().map(read).transpose()
    }

    /// Refuses every key that is not one of `known`. Keys of `later` are refused as known, but not yet understood.
    pub(super) fn allow_only(self, known: &[&str], later: &[&str]) -> Result<(), SuiteError> {
        for entry in self.entries() {
            if later.contains(&entry.key) {
                let problem = format!("`{}` is not supported yet", entry.key);
                return Err(SuiteError::invalid(entry.place(), problem));
            }
            if !known.contains(&entry.key) {
                return Err(entry.unknown("unknown key", known.iter().copied()));
            }
        }
        Ok(())
    }

    /// Returns where the table begins.
    pub(super) fn place(self) -> Place {
        self.document.place(self.start..self.start)
    }
}

impl Entry<'_> {
    /// Returns where the key stands.
    pub(super) fn place(&self) -> Place {
        self.value.document.place(self.key_span.clone())
    }

    /// Makes the error of a key that is none of `known`; `what` says what kind of word it was taken for.
    pub(super) fn unknown<'k>(
        &self,
        what: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> SuiteError {
        SuiteError::unknown(
            self.place(),
            format!("{what} `{}`", self.key.escape_debug()),
            self.key,
            known,
        )
    }
}

impl<'a> Value<'a> {
    /// Returns the parsed value itself.
    pub(super) fn raw(&self) -> &'a DeValue<'a> {
        self.raw
    }

    /// Returns where the value stands.
    pub(super) fn place(&self) -> Place {
        self.document.place(self.span.clone())
    }

    /// Returns the text, or an error where the value is something else.
    pub(super) fn text(&self) -> Result<&'a str, SuiteError> {
        self.raw.as_str().ok_or_else(|| self.must_be("a string"))
    }

    /// Returns the text as one's own.
    pub(super) fn to_text(&self) -> Result<String, SuiteError> {
        self.text().map(str::to_owned)
    }

    /// Returns the table, or an error where the value is something else.
    pub(super) fn table(&self) -> Result<Table<'a>, SuiteError> {
        let keys = self.raw.as_table().ok_or_else(|| self.must_be("a table"))?;
        Ok(Table {
            document: self.document,
            keys,
            start: self.span.start,
        })
    }

    /// Returns the items, or an error where the value is something else.
    pub(super) fn array(&self) -> Result<Vec<Value<'a>>, SuiteError> {
        let items = self
            .raw
            .as_array()
            .ok_or_else(|| self.must_be("an array"))?;
        Ok(items
            .iter()
            .map(|item| Value {
                document: self.document,
                key: self.key,
                raw: item.get_ref(),
                span: item.span(),
            })
            .collect())
    }

    /// Returns the folder from which relative paths in the file are meant.
    pub(super) fn folder(&self) -> &'a Path {
        self.document.file.parent().unwrap_or(Path::new(""))
    }

    /// Makes the error of a value whose text is refused; the text itself is not shown, for it may be a secret.
    pub(super) fn refused(&self, problem: impl Display) -> SuiteError {
        let problem = format!("`{}`: {problem}", self.key.escape_debug());
        SuiteError::invalid(self.place(), problem)
    }

    /// Makes the error of a value that is not what it should be.
    pub(super) fn must_be(&self, expected: &str) -> SuiteError {
        let found = match self.raw {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        };
        let key = self.key.escape_debug();
        SuiteError::invalid(
            self.place(),
            format!("`{key}` must be {expected}, not {found}"),
        )
    }
}
