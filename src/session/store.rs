//! SessionStore: sessions on disk, one file each, readable by their owner alone. Never touches the network.

use std::fs::{self, DirBuilder};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::StoreError;
use super::lock::Lock;
use super::record::{Record, VERSION};

/// Where sessions are kept: a folder, or nowhere.
#[derive(Debug, Clone)]
pub struct SessionStore {
    folder: Option<PathBuf>,
}

/// Everything that must agree for a session to be of use: pools, app client and endpoints, as one digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Realm(String);

/// What a look into the store found.
#[derive(Debug)]
pub enum Found {
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

impl Realm {
    /// Makes the realm of what tells sessions apart beside the user name.
    pub fn of(parts: &[&str]) -> Self {
        Self(digest(parts))
    }
}

impl SessionStore {
    /// The store in `folder`, which is made when something is first written.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
        }
    }

    /// A store that keeps nothing.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// Reads the session of a user.
    pub fn load(&self, realm: &Realm, username: &str) -> Result<Found, StoreError> {
        match self.session_path(realm, username) {
            Some(path) => read(path),
            None => Ok(Found::Nothing),
        }
    }

    /// Writes the session of its user, whole or not at all.
    pub fn save(&self, realm: &Realm, record: &Record) -> Result<(), StoreError> {
        let Some(path) = self.session_path(realm, &record.username) else {
            return Ok(());
        };
        let text = serde_json::to_vec_pretty(record).map_err(|error| StoreError::Io {
            act: "encode",
            path: path.clone(),
            source: error.into(),
        })?;
        self.write(&path, &text)
    }

    /// Removes the session of a user; one that is not there is no error.
    pub fn remove(&self, realm: &Realm, username: &str) -> Result<(), StoreError> {
        let Some(path) = self.session_path(realm, username) else {
            return Ok(());
        };
        remove_file(&path)?;
        if self.last_user(realm)?.as_deref() == Some(username)
            && let Some(pointer) = self.pointer_path(realm)
        {
            remove_file(&pointer)?;
        }
        Ok(())
    }

    /// Remembers who signed in last.
    pub fn set_last_user(&self, realm: &Realm, username: &str) -> Result<(), StoreError> {
        match self.pointer_path(realm) {
            Some(path) => self.write(&path, username.as_bytes()),
            None => Ok(()),
        }
    }

    /// Returns who signed in last and is still signed in.
    pub fn last_user(&self, realm: &Realm) -> Result<Option<String>, StoreError> {
        let Some(path) = self.pointer_path(realm) else {
            return Ok(None);
        };
        match fs::read_to_string(&path) {
            Ok(username) if !username.is_empty() => Ok(Some(username)),
            Ok(_) => self.newest_user(realm),
            Err(error) if error.kind() == ErrorKind::NotFound => self.newest_user(realm),
            Err(source) => Err(StoreError::Io {
                act: "read",
                path,
                source,
            }),
        }
    }

    /// Returns every user with a session in the realm.
    pub fn users(&self, realm: &Realm) -> Result<Vec<String>, StoreError> {
        Ok(self
            .records(realm)?
            .into_iter()
            .map(|record| record.username)
            .collect())
    }

    /// Takes the lock of a user's session, waiting for whoever holds it. A store that keeps nothing needs none.
    pub async fn lock(&self, realm: &Realm, username: &str) -> Result<Option<Lock>, StoreError> {
        let Some(path) = self.session_path(realm, username) else {
            return Ok(None);
        };
        self.make_folder()?;
        Lock::acquire(path.with_extension("lock")).await.map(Some)
    }

    fn newest_user(&self, realm: &Realm) -> Result<Option<String>, StoreError> {
        let newest = self
            .records(realm)?
            .into_iter()
            .max_by_key(|record| record.signed_in_at);
        Ok(newest.map(|record| record.username))
    }

    fn records(&self, realm: &Realm) -> Result<Vec<Record>, StoreError> {
        let Some(folder) = &self.folder else {
            return Ok(Vec::new());
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => {
                return Err(StoreError::Io {
                    act: "read",
                    path: folder.clone(),
                    source,
                });
            }
        };
        let prefix = format!("{}-", realm.0);
        let mut records = Vec::new();
        for entry in entries {
            let path = entry
                .map_err(|source| StoreError::Io {
                    act: "read",
                    path: folder.clone(),
                    source,
                })?
                .path();
            let ours = path
                .extension()
                .is_some_and(|extension| extension == "json")
                && path
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(&prefix));
            if ours && let Found::Record(record) = read(path)? {
                records.push(*record);
            }
        }
        Ok(records)
    }

    fn session_path(&self, realm: &Realm, username: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        Some(folder.join(format!("{}-{}.json", realm.0, digest(&[username]))))
    }

    fn pointer_path(&self, realm: &Realm) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(format!("{}.last", realm.0)))
    }

    /// Writes beside and renames, so that a reader sees the old file or the new one, and nobody but the owner either.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let folder = self.make_folder()?;
        let failed = |source| StoreError::Io {
            act: "write",
            path: path.to_owned(),
            source,
        };
        // Security: tempfile creates with mode 0600, so the secret is never readable by others, not even for a moment.
        let mut file = tempfile::Builder::new()
            .prefix(".writing-")
            .tempfile_in(folder)
            .map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    fn make_folder(&self) -> Result<&Path, StoreError> {
        let folder = self.folder.as_deref().ok_or(StoreError::NoFolder)?;
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        builder.create(folder).map_err(|source| StoreError::Io {
            act: "make",
            path: folder.to_owned(),
            source,
        })?;
        #[cfg(unix)]
        tighten(folder)?;
        Ok(folder)
    }
}

/// Takes the folder away from everybody else, if somebody made it before us with a wider mode.
#[cfg(unix)]
fn tighten(folder: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    let failed = |source| StoreError::Io {
        act: "protect",
        path: folder.to_owned(),
        source,
    };
    let mode = fs::metadata(folder).map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(())
}

fn read(path: PathBuf) -> Result<Found, StoreError> {
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(source) => {
            return Err(StoreError::Io {
                act: "read",
                path,
                source,
            });
        }
    };
    match serde_json::from_slice::<Record>(&bytes) {
        Ok(record) if record.version == VERSION => Ok(Found::Record(Box::new(record))),
        Ok(record) => {
            let reason = format!(
                "it has version {}, this program reads version {VERSION}",
                record.version
            );
            Ok(Found::Unreadable { path, reason })
        }
        // The parser's own text may quote the file, and the file holds tokens.
        Err(error) => {
            let reason = format!(
                "it is damaged at line {}, column {}",
                error.line(),
                error.column()
            );
            Ok(Found::Unreadable { path, reason })
        }
    }
}

fn remove_file(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::Io {
            act: "remove",
            path: path.to_owned(),
            source: error,
        }),
        _ => Ok(()),
    }
}

/// The first 16 hex digits of a SHA-256 over the parts, each ended by a zero byte: enough to tell sessions apart, and a
/// file name on every system whatever the user is called.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize()[..8]
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::*;

    fn store() -> (tempfile::TempDir, SessionStore, Realm) {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::in_folder(folder.path().join("sigcall/sessions"));
        (folder, store, Realm::of(&["pool", "client"]))
    }

    fn only_session_file(folder: &tempfile::TempDir) -> PathBuf {
        fs::read_dir(folder.path().join("sigcall/sessions"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "json")
            })
            .unwrap()
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
            store.load(&Realm::of(&["other"]), "alice").unwrap(),
            Found::Nothing
        ));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_folder_and_files() {
        use std::os::unix::fs::PermissionsExt;
        let (folder, store, realm) = store();
        store.save(&realm, &record("alice")).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.path().join("sigcall/sessions")), 0o700);
        assert_eq!(mode(&only_session_file(&folder)), 0o600);
    }

    #[test]
    fn a_damaged_file_is_a_miss_that_quotes_nothing_of_it() {
        let (folder, store, realm) = store();
        store.save(&realm, &record("alice")).unwrap();
        let path = only_session_file(&folder);
        let text = fs::read_to_string(&path).unwrap();
        for damaged in [
            &text[..text.len() / 2],
            "",
            "[]",
            "\u{0}\u{1}",
            &text.replace("\"version\": 1", "\"version\": 2"),
        ] {
            fs::remove_file(&path).unwrap();
            store.write(&path, damaged.as_bytes()).unwrap();
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
