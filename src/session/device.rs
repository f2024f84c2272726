//! The device on disk: what a user pool remembers this machine by, one file a user. It outlives the session, because it
//! stands for the machine.

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::realm::Realm;
use super::secret_text;
use super::store::SessionStore;
use crate::auth::RememberedDevice;
use crate::secret::SecretString;

/// The shape of the file.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct StoredDevice {
    version: u32,
    key: String,
    group_key: String,
    #[serde(with = "secret_text")]
    password: SecretString,
}

impl SessionStore {
    /// Reads what the user's pool remembers this machine by. A damaged file is none: the pool names the machine anew.
    pub(super) fn device(
        &self,
        realm: &Realm,
        username: &str,
    ) -> Result<Option<RememberedDevice>, StoreError> {
        let Some(folder) = self.folder() else {
            return Ok(None);
        };
        let Some(bytes) = folder.read(&realm.device(username))? else {
            return Ok(None);
        };
        let stored = serde_json::from_slice::<StoredDevice>(&bytes).ok();
        let known = stored.filter(|stored| stored.version == VERSION);
        Ok(known.map(|stored| RememberedDevice {
            key: stored.key,
            group_key: stored.group_key,
            password: stored.password,
        }))
    }

    /// Keeps what the user's pool remembers this machine by.
    pub(super) fn save_device(
        &self,
        realm: &Realm,
        username: &str,
        device: &RememberedDevice,
    ) -> Result<(), StoreError> {
        let Some(folder) = self.folder() else {
            return Ok(());
        };
        let stored = StoredDevice {
            version: VERSION,
            key: device.key.clone(),
            group_key: device.group_key.clone(),
            password: device.password.clone(),
        };
        folder.write_json(&realm.device(username), &stored)
    }

    /// Removes it; one that is not there is no error.
    pub(super) fn remove_device(&self, realm: &Realm, username: &str) -> Result<(), StoreError> {
        match self.folder() {
            Some(folder) => folder.remove(&realm.device(username)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_found_by_its_user_alone_and_a_damaged_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::in_folder(folder.path().to_owned());
        let realm = Realm::of(&["pool"], Vec::new());
        let device = RememberedDevice {
            key: "eu-central-1_1".to_owned(),
            group_key: "-group".to_owned(),
            password: "device-password".into(),
        };
        store.save_device(&realm, "alice", &device).unwrap();
        assert_eq!(store.device(&realm, "alice").unwrap(), Some(device.clone()));
        assert_eq!(store.device(&realm, "bob").unwrap(), None);
        for damaged in ["", "{}", "[]", "{\"version\": 2}"] {
            let kept = store.folder().unwrap();
            kept.write(&realm.device("alice"), damaged.as_bytes())
                .unwrap();
            assert_eq!(store.device(&realm, "alice").unwrap(), None, "{damaged}");
        }
        store.save_device(&realm, "alice", &device).unwrap();
        store.remove_device(&realm, "alice").unwrap();
        store.remove_device(&realm, "alice").unwrap();
        assert_eq!(store.device(&realm, "alice").unwrap(), None);
    }

    #[test]
    fn whoever_clears_a_realm_clears_its_devices() {
        let folder = tempfile::tempdir().unwrap();
        let store = SessionStore::in_folder(folder.path().to_owned());
        let (ours, other) = (Realm::of(&["a"], Vec::new()), Realm::of(&["b"], Vec::new()));
        let device = RememberedDevice {
            key: "k".to_owned(),
            group_key: "g".to_owned(),
            password: "p".into(),
        };
        store.save_device(&ours, "alice", &device).unwrap();
        store.save_device(&other, "alice", &device).unwrap();
        store.clear(&ours).unwrap();
        assert_eq!(store.device(&ours, "alice").unwrap(), None);
        assert!(store.device(&other, "alice").unwrap().is_some());
    }
}
