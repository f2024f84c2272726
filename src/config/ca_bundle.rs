//! A bundle of certificates: the PEM file whose roots are trusted beside or instead of the built-in ones.

use std::path::{Path, PathBuf};

use crate::config::error::ConfigError;

/// A PEM file, read and not looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaBundle {
    /// The file, for messages.
    pub path: PathBuf,
    /// Its bytes.
    pub pem: Vec<u8>,
}

impl CaBundle {
    /// Reads the file.
    pub(crate) fn load(path: &Path) -> Result<Self, ConfigError> {
        let pem = std::fs::read(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            path: path.to_owned(),
            pem,
        })
    }
}
