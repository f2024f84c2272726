//! Devices: the machines that users signed in from, and the passwords that those which are remembered prove.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::srp_verifier::Verifier;
use crate::sandbox::random;

/// How long a device can wait to be confirmed: as long as the longest access token is good (Amazon Cognito API Reference,
/// `AccessTokenValidity`).
const UNCONFIRMED_SECONDS: u64 = 24 * 60 * 60;

/// A machine that a user signed in from.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Device {
    /// What it is called in every call, the region and a UUID with an underscore between.
    pub(in crate::sandbox) key: String,
    /// What stands in place of the pool in its proofs.
    pub(in crate::sandbox) group_key: String,
    /// The internal name of its user.
    pub(in crate::sandbox) username: String,
    /// The name its user gave it.
    pub(in crate::sandbox) name: Option<String>,
    /// What its password is proved against; without it the device is not confirmed, and counts for nothing.
    pub(in crate::sandbox) verifier: Option<Arc<Verifier>>,
    /// Whether it is remembered, so that it may stand for a second factor.
    pub(in crate::sandbox) is_remembered: bool,
    /// When it was first seen, seconds since 1970.
    pub(in crate::sandbox) created_at: u64,
    /// When it was last signed in from, seconds since 1970.
    pub(in crate::sandbox) signed_in_at: u64,
}

/// Every device, by key.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Devices(Mutex<HashMap<String, Device>>);

impl Devices {
    /// Notes a device that a user signs in from for the first time now (seconds since 1970).
    pub(in crate::sandbox) fn welcome(&self, username: &str, region: &str, now: u64) -> Device {
        let device = Device {
            key: format!("{region}_{}", random::uuid()),
            group_key: format!("-{}", random::key_id_characters::<9>()),
            username: username.to_owned(),
            name: None,
            verifier: None,
            is_remembered: false,
            created_at: now,
            signed_in_at: now,
        };
        let mut devices = self.devices();
        devices.retain(|_, known| {
            known.verifier.is_some() || now < known.created_at.saturating_add(UNCONFIRMED_SECONDS)
        });
        devices.insert(device.key.clone(), device.clone());
        device
    }

    /// Returns a device of a user, confirmed or not.
    pub(in crate::sandbox) fn of_user(&self, username: &str, key: &str) -> Option<Device> {
        let devices = self.devices();
        let device = devices.get(key)?;
        (device.username == username).then(|| device.clone())
    }

    /// Returns whether a device of a user is confirmed.
    pub(in crate::sandbox) fn is_confirmed(&self, username: &str, key: &str) -> bool {
        let device = self.of_user(username, key);
        device.is_some_and(|device| device.verifier.is_some())
    }

    /// Returns the confirmed devices of a user, the oldest first.
    pub(in crate::sandbox) fn confirmed(&self, username: &str) -> Vec<Device> {
        let mut devices: Vec<Device> = self
            .devices()
            .values()
            .filter(|device| device.username == username && device.verifier.is_some())
            .cloned()
            .collect();
        devices.sort_by(|a, b| (a.created_at, &a.key).cmp(&(b.created_at, &b.key)));
        devices
    }

    /// Changes what is known of a device of a user; returns whether there is one.
    pub(in crate::sandbox) fn change(
        &self,
        username: &str,
        key: &str,
        change: impl FnOnce(&mut Device),
    ) -> bool {
        let mut devices = self.devices();
        let device = devices.get_mut(key);
        device
            .filter(|device| device.username == username)
            .map(change)
            .is_some()
    }

    /// Forgets a device of a user; returns whether there was one.
    pub(in crate::sandbox) fn forget(&self, username: &str, key: &str) -> bool {
        let mut devices = self.devices();
        let is_theirs = devices
            .get(key)
            .is_some_and(|device| device.username == username);
        is_theirs && devices.remove(key).is_some()
    }

    fn devices(&self) -> MutexGuard<'_, HashMap<String, Device>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_belongs_to_its_user_alone() {
        let devices = Devices::default();
        let device = devices.welcome("dora", "eu-central-1", 7);
        let (region, uuid) = device.key.split_once('_').unwrap();
        assert_eq!((region, uuid.len()), ("eu-central-1", 36));
        assert!(device.group_key.starts_with('-') && device.key.len() <= 55);
        assert!(devices.of_user("dora", &device.key).is_some());
        assert!(devices.of_user("alice", &device.key).is_none());
        assert!(!devices.change("alice", &device.key, |_| {}));
        assert!(!devices.forget("alice", &device.key));
        assert!(devices.forget("dora", &device.key));
        assert!(!devices.forget("dora", &device.key));
        assert!(devices.of_user("dora", &device.key).is_none());
    }

    #[test]
    fn a_device_that_nobody_confirms_is_forgotten_after_a_day() {
        let devices = Devices::default();
        let (left, kept) = (
            devices.welcome("dora", "eu-central-1", 0),
            devices.welcome("dora", "eu-central-1", 0),
        );
        devices.change("dora", &kept.key, |device| {
            device.verifier = Verifier::registered(&[1], &[2]).map(Arc::new);
        });
        devices.welcome("dora", "eu-central-1", 24 * 60 * 60 - 1);
        assert!(devices.of_user("dora", &left.key).is_some());
        devices.welcome("dora", "eu-central-1", 24 * 60 * 60);
        assert!(devices.of_user("dora", &left.key).is_none());
        assert!(devices.is_confirmed("dora", &kept.key));
    }
}
