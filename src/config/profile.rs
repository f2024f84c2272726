//! Profile: one profile of the configuration file, as written, with what it says of its users.

use std::collections::BTreeMap;
use std::path::Path;

use crate::config::error::ConfigError;
use crate::config::layer::Layer;
use crate::config::secret_ref::SecretRef;
use crate::config::source::Source;
use crate::config::table::Table;
use crate::ids::Username;

/// A profile as written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    pub(crate) layer: Layer,
    pub(crate) users: BTreeMap<Username, UserEntry>,
}

/// What a profile says of one of its users.
#[derive(Debug, Clone, Default)]
pub(crate) struct UserEntry {
    pub(crate) layer: Layer,
    pub(crate) password: Option<SecretRef>,
    pub(crate) new_password: Option<SecretRef>,
    pub(crate) totp_secret: Option<SecretRef>,
}

impl Profile {
    /// Reads the whole table, so that nothing in it is left unknown.
    pub(crate) fn read(mut table: Table<'_>) -> Result<Self, ConfigError> {
        let layer = Layer::read(&mut table)?;
        let mut users = BTreeMap::new();
        for user in table.tables("users")? {
            let name =
                Username::parse(user.name).map_err(|problem| table.error(&user.span, problem))?;
            users.insert(name, UserEntry::read(user.table)?);
        }
        table.finish()?;
        Ok(Self { layer, users })
    }

    /// Returns a sentence that names the keys whose secret stands in the file itself, if there are any.
    pub(crate) fn literal_secrets_warning(&self, path: &Path) -> Option<String> {
        let mut keys = Vec::new();
        let mut note = |reference: Option<&SecretRef>, key: String| {
            if reference.is_some_and(SecretRef::is_literal) {
                keys.push(format!("`{key}`"));
            }
        };
        note(
            self.layer.client_secret.as_ref(),
            "client_secret".to_owned(),
        );
        for (name, reference) in self.layer.secret_headers() {
            note(Some(reference), format!("headers.{name}"));
        }
        for (user, entry) in &self.users {
            for (key, reference) in [
                ("password", &entry.password),
                ("new_password", &entry.new_password),
                ("totp_secret", &entry.totp_secret),
            ] {
                note(reference.as_ref(), format!("users.{user}.{key}"));
            }
            for (name, reference) in entry.layer.secret_headers() {
                note(Some(reference), format!("users.{user}.headers.{name}"));
            }
        }
        if keys.is_empty() {
            return None;
        }
        Some(format!(
            "{} holds secrets in plain text ({}): write `env:NAME`, `file:PATH` or `command:…` instead",
            path.display(),
            keys.join(", ")
        ))
    }
}

impl UserEntry {
    fn read(mut table: Table<'_>) -> Result<Self, ConfigError> {
        let entry = Self {
            layer: Layer::read_for_user(&mut table)?,
            password: table.secret("password")?,
            new_password: table.secret("new_password")?,
            totp_secret: table.secret("totp_secret")?,
        };
        table.finish()?;
        Ok(entry)
    }
}
