//! SessionStore: sessions on disk, one file each. Never touches the network.

use std::path::PathBuf;

use serde::Deserialize;

use super::error::StoreError;
use super::folder::PrivateFolder;
use super::lock::Lock;
use super::realm::Realm;
use super::record::{Record, VERSION};

/// Where sessions are kept: a folder, or nowhere.
#[derive(Debug, Clone)]
pub struct SessionStore {
    folder: Option<PrivateFolder>,
}

/// What a look into the store found.
#[derive(Debug)]
pub(super) enum Found {
    /// A readable record.
    Record(Box<Record>),
    /// Nothing.
    Nothing,
    /// A file that is no record of a version this program knows: counts as nothing, and is worth a warning.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why it cannot be read.
        reason: String,
    },
}

impl SessionStore {
    /// The store in a folder, which is made when something is first written.
    pub fn in_folder(path: PathBuf) -> Self {
        Self {
            folder: Some(PrivateFolder::new(path)),
        }
    }

    /// A store that keeps nothing.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// Returns whether anything is kept.
    pub(super) fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns the folder that things are kept in, if they are.
    pub(super) fn folder(&self) -> Option<&PrivateFolder> {
        self.folder.as_ref()
    }

    /// Returns who signed in last, and has not signed out.
    pub fn last_user(&self, realm: &Realm) -> Result<Option<String>, StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(None);
        };
        let pointed = folder
            .read(&realm.pointer())?
            .and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
        if let Some(username) = pointed.filter(|username| !username.is_empty()) {
            return Ok(Some(username));
        }
        let newest = self
            .records(realm)?
            .into_iter()
            .max_by_key(|record| record.signed_in_at);
        Ok(newest.map(|record| record.username))
    }

    /// Returns every user with a session in the realm.
    pub fn users(&self, realm: &Realm) -> Result<Vec<String>, StoreError> {
        Ok(self
            .records(realm)?
            .into_iter()
            .map(|record| record.username)
            .collect())
    }

    /// Removes every session of the realm, readable or not, and what pools remember this machine by.
    pub fn clear(&self, realm: &Realm) -> Result<(), StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        for name in folder.names()? {
            if realm.owns(&name) || realm.owns_device(&name) {
                folder.remove(&name)?;
            }
        }
        folder.remove(&realm.pointer())
    }

    /// Reads the session of a user.
    pub(super) fn load(&self, realm: &Realm, username: &str) -> Result<Found, StoreError> {
        match &self.folder {
            Some(folder) => match read(folder, &realm.session(username))? {
                Found::Record(record) if !realm.has(&record) => Ok(Found::Nothing),
                found => Ok(found),
            },
            None => Ok(Found::Nothing),
        }
    }

    /// Writes the session of its user, whole or not at all.
    pub(super) fn save(&self, realm: &Realm, record: &Record) -> Result<(), StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        folder.write_json(&realm.session(&record.username), record)
    }

    /// Removes the session of a user; one that is not there is no error.
    pub(super) fn remove(&self, realm: &Realm, username: &str) -> Result<(), StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        folder.remove(&realm.session(username))?;
        if self.last_user(realm)?.as_deref() == Some(username) {
            folder.remove(&realm.pointer())?;
        }
        Ok(())
    }

    /// Remembers who signed in last.
    pub(super) fn set_last_user(&self, realm: &Realm, username: &str) -> Result<(), StoreError> {
        match &self.folder {
            Some(folder) => folder.write(&realm.pointer(), username.as_bytes()),
            None => Ok(()),
        }
    }

    /// Takes the lock of a user's session, waiting for whoever holds it. A store that keeps nothing needs none.
    pub(super) async fn lock(
        &self,
        realm: &Realm,
        username: &str,
    ) -> Result<Option<Lock>, StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(None);
        };
        folder.make()?;
        Lock::acquire(folder.path(&realm.lock(username)))
            .await
            .map(Some)
    }

    fn records(&self, realm: &Realm) -> Result<Vec<Record>, StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(Vec::new());
        };
        let mut records = Vec::new();
        for name in folder.names()? {
            if realm.owns(&name)
                && let Found::Record(record) = read(folder, &name)?
                && realm.has(&record)
            {
                records.push(*record);
            }
        }
        Ok(records)
    }
}

/// What every version of a record has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

fn read(folder: &PrivateFolder, name: &str) -> Result<Found, StoreError> {
    let Some(bytes) = folder.read(name)? else {
        return Ok(Found::Nothing);
    };
    let error = match serde_json::from_slice::<Record>(&bytes) {
        Ok(record) if record.version == VERSION => return Ok(Found::Record(Box::new(record))),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let reason = match (serde_json::from_slice::<Versioned>(&bytes), error) {
        (Ok(Versioned { version }), _) if version != VERSION => {
            format!("it has version {version}, this program reads version {VERSION}")
        }
        // The parser's own text may quote the file, and the file holds tokens.
        (_, Some(error)) => format!(
            "it is damaged at line {}, column {}",
            error.line(),
            error.column()
        ),
        (_, None) => "it is damaged".to_owned(),
    };
    Ok(Found::Unreadable {
        path: folder.path(name),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::*;

    fn store() -> (tempfile::TempDir, SessionStore, Realm) {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::in_folder(folder.path().to_owned());
        (folder, store, Realm::of(&["pool", "client"], Vec::new()))
    }

    #[test]
    fn what_is_saved_is_found_by_its_user_alone() {
        let (_folder, store, realm) = store();
        store.save(&realm, &record("alice")).unwrap();
        assert!(
            matches!(store.load(&realm, "alice").unwrap(), Found::Record(found) if found.username == "alice")
        );
        assert!(matches!(store.load(&realm, "bob").unwrap(), Found::Nothing));
        assert!(matches!(
            store
                .load(&Realm::of(&["other"], Vec::new()), "alice")
                .unwrap(),
            Found::Nothing
        ));
    }

    #[test]
    fn a_damaged_file_is_a_miss_that_quotes_nothing_of_it() {
        let (_folder, store, realm) = store();
        let text = serde_json::to_string_pretty(&record("alice")).unwrap();
        let newer = text.replace("\"version\": 1", "\"version\": 2");
        for damaged in [&text[..text.len() / 2], "", "[]", "\u{0}\u{1}", &newer] {
            store
                .folder
                .as_ref()
                .unwrap()
                .write(&realm.session("alice"), damaged.as_bytes())
                .unwrap();
            let found = store.load(&realm, "alice").unwrap();
            let Found::Unreadable { reason, .. } = found else {
                panic!("{found:?}")
            };
            assert!(!reason.contains("token"), "{reason}");
        }
    }

    #[test]
    fn the_last_user_is_remembered_and_forgotten() {
        let (_folder, store, realm) = store();
        assert_eq!(store.last_user(&realm).unwrap(), None);
        for user in ["alice", "bob"] {
            store.save(&realm, &record(user)).unwrap();
            store.set_last_user(&realm, user).unwrap();
        }
        assert_eq!(store.last_user(&realm).unwrap().as_deref(), Some("bob"));
        store.remove(&realm, "bob").unwrap();
        assert_eq!(store.last_user(&realm).unwrap().as_deref(), Some("alice"));
        store.remove(&realm, "alice").unwrap();
        assert_eq!(store.last_user(&realm).unwrap(), None);
    }
}
