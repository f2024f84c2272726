//! Realm: what tells one configuration's sessions from another's.

use sha2::{Digest, Sha256};

use super::record::Record;

/// Everything that must agree for a session to be of use, beside the user.
///
/// Regions and endpoints are not part of it: a session outlives a wrong one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Realm {
    digest: String,
    served_at: Vec<String>,
}

impl Realm {
    /// Makes the realm of pools and app client, and of the origins at which a stand-in for AWS serves them on this machine.
    ///
    /// A stand-in has the same ids in every run. A session that was made where none of these origins was in use is
    /// another run's.
    pub fn of(ids: &[&str], served_at: Vec<String>) -> Self {
        Self {
            digest: digest(ids),
            served_at,
        }
    }

    /// Returns the origins of the stand-in, if there is one.
    pub(super) fn served_at(&self) -> &[String] {
        &self.served_at
    }

    /// Returns whether a session with these ids is of this realm.
    pub(super) fn has(&self, record: &Record) -> bool {
        let known = &record.served_at;
        known.is_empty()
            || self.served_at.is_empty()
            || self.served_at.iter().any(|origin| known.contains(origin))
    }

    /// The file of a user's session.
    pub(super) fn session(&self, username: &str) -> String {
        format!("{}-{}.json", self.digest, digest(&[username]))
    }

    /// Returns whether a file is a session with these ids.
    pub(super) fn owns(&self, name: &str) -> bool {
        self.is_of_a_user(name, ".json")
    }

    /// The file of what a user's pool remembers this machine by.
    pub(super) fn device(&self, username: &str) -> String {
        format!("{}-{}.device", self.digest, digest(&[username]))
    }

    /// Returns whether a file is what a pool remembers this machine by.
    pub(super) fn owns_device(&self, name: &str) -> bool {
        self.is_of_a_user(name, ".device")
    }

    fn is_of_a_user(&self, name: &str, ending: &str) -> bool {
        let rest = name
            .strip_prefix(&self.digest)
            .and_then(|rest| rest.strip_prefix('-'));
        rest.and_then(|rest| rest.strip_suffix(ending)).is_some()
    }

    /// The file that is locked while a user's session is made or renewed.
    pub(super) fn lock(&self, username: &str) -> String {
        format!("{}-{}.lock", self.digest, digest(&[username]))
    }

    /// The file that holds the name of the user who signed in last.
    pub(super) fn pointer(&self) -> String {
        format!("{}.last", self.digest)
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
    let bytes: [u8; 32] = hash.finalize().into();
    let start = u64::from_be_bytes(std::array::from_fn(|index| bytes[index]));
    format!("{start:016x}")
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::record;
    use super::*;

    #[test]
    fn a_stand_in_of_another_run_is_known_by_sharing_no_origin() {
        let realm = |origins: &[&str]| {
            Realm::of(&["pool"], origins.iter().map(ToString::to_string).collect())
        };
        let mut made = record("alice");
        made.served_at = vec![
            "http://127.0.0.1:1".to_owned(),
            "http://127.0.0.1:2".to_owned(),
        ];
        for (origins, same) in [
            (&["http://127.0.0.1:1", "http://127.0.0.1:2"][..], true),
            (&["http://127.0.0.1:1", "http://127.0.0.1:9"], true),
            (&["http://127.0.0.1:8", "http://127.0.0.1:2"], true),
            (&["http://127.0.0.1:8", "http://127.0.0.1:9"], false),
            (&[], true),
        ] {
            assert_eq!(realm(origins).has(&made), same, "{origins:?}");
        }
        made.served_at.clear();
        assert!(realm(&["http://127.0.0.1:8"]).has(&made));
    }
}
