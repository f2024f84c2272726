//! The configuration file: found, read and checked as a whole.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use crate::config::error::ConfigError;
use crate::config::nearest::suggestion;
use crate::config::overrides::Overrides;
use crate::config::profile::Profile;
use crate::config::source::Source;
use crate::config::table::{Document, Table};
use crate::environment::Environment;
use crate::ids::ProfileName;

/// A configuration file that was read and holds no mistake.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    path: PathBuf,
    default_profile: Option<ProfileName>,
    profiles: BTreeMap<ProfileName, Profile>,
}

impl ConfigFile {
    /// Opens the file that `--config` or `SIGCALL_CONFIG` names, else `sigcall/config.toml` in the folder for
    /// configuration. A file that is named must exist; the usual one need not.
    pub fn open(
        overrides: &Overrides,
        environment: &Environment,
    ) -> Result<Option<Self>, ConfigError> {
        let named = overrides.config.clone().or_else(|| {
            let path = environment.variable("SIGCALL_CONFIG")?;
            Some(environment.current_dir().join(path))
        });
        if let Some(path) = named {
            return Self::load(&path).map(Some);
        }
        let Some(folder) = environment.config_dir() else {
            return Ok(None);
        };
        match Self::load(&folder.join("sigcall").join("config.toml")) {
            Err(ConfigError::Unreadable { source, .. })
                if matches!(
                    source.kind(),
                    ErrorKind::NotFound | ErrorKind::NotADirectory
                ) =>
            {
                Ok(None)
            }
            loaded => loaded.map(Some),
        }
    }

    /// Loads one file.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let bytes = std::fs::read(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(path, &bytes)
    }

    /// Parses a file's bytes. Relative paths in it are meant from the folder of `path`.
    pub fn parse(path: &Path, bytes: &[u8]) -> Result<Self, ConfigError> {
        let text = std::str::from_utf8(bytes).map_err(|problem| not_utf8(path, bytes, problem))?;
        let document = Document { path, text };
        let root = DeTable::parse(text).map_err(|problem| {
            document.error(
                &problem.span().unwrap_or_default(),
                first_line(problem.message()),
            )
        })?;
        let mut table = Table::new(document, root.get_ref());
        let mut profiles = BTreeMap::new();
        for profile in table.tables("profiles")? {
            let name = ProfileName::parse(profile.name)
                .map_err(|problem| table.error(&profile.span, problem))?;
            profiles.insert(name, Profile::read(profile.table)?);
        }
        let default_profile =
            table.parsed("default_profile", |name| configured(name, &profiles))?;
        table.finish()?;
        Ok(Self {
            path: path.to_owned(),
            default_profile,
            profiles,
        })
    }

    /// Returns the file's path as it was named or found.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the profile asked for, else the default one, else the only one; of several without a default, none.
    pub(crate) fn choose(
        &self,
        asked: Option<ProfileName>,
    ) -> Result<Option<(ProfileName, &Profile)>, ConfigError> {
        let only = || {
            self.profiles
                .keys()
                .next()
                .filter(|_| self.profiles.len() == 1)
        };
        let chosen = asked
            .or_else(|| self.default_profile.clone())
            .or_else(|| only().cloned());
        let Some(name) = chosen else { return Ok(None) };
        match self.profiles.get(&name) {
            Some(profile) => Ok(Some((name, profile))),
            None => Err(self.unknown(&name)),
        }
    }

    fn unknown(&self, name: &ProfileName) -> ConfigError {
        ConfigError::UnknownProfile {
            name: name.to_string(),
            known: self.profile_names().map(ToString::to_string).collect(),
        }
    }

    /// Returns the names of its profiles, in order.
    pub fn profile_names(&self) -> impl Iterator<Item = &ProfileName> {
        self.profiles.keys()
    }
}

fn configured(
    name: &str,
    profiles: &BTreeMap<ProfileName, Profile>,
) -> Result<ProfileName, String> {
    let name = ProfileName::parse(name).map_err(|problem| problem.to_string())?;
    if profiles.contains_key(&name) {
        return Ok(name);
    }
    let suggestion = suggestion(name.as_str(), profiles.keys().map(ProfileName::as_str));
    Err(format!("there is no profile `{name}`{suggestion}"))
}

fn not_utf8(path: &Path, bytes: &[u8], problem: std::str::Utf8Error) -> ConfigError {
    let valid = bytes.get(..problem.valid_up_to()).unwrap_or_default();
    let text = String::from_utf8_lossy(valid);
    let document = Document { path, text: &text };
    document.error(&(text.len()..text.len()), "the file is not UTF-8 text")
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or(message)
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
