//! User: somebody in the scenario who may sign in.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::custom_step::CustomStep;
use super::factors::Factors;
use super::user_pool::DeviceTracking;
use crate::sandbox::hidden::Hidden;

/// A user of the scenario.
#[derive(Debug, Clone)]
pub struct User {
    /// The internal user name.
    pub(in crate::sandbox) name: String,
    /// The password to sign in with, a temporary one where the status says so.
    pub(in crate::sandbox) password: Hidden,
    /// The names of their groups, which are in the scenario.
    pub(in crate::sandbox) groups: Vec<String>,
    /// What else they may sign in with.
    pub(in crate::sandbox) aliases: Vec<String>,
    /// Their attributes, by name.
    pub(in crate::sandbox) attributes: BTreeMap<String, String>,
    /// The claim `sub` of every token of theirs.
    pub(in crate::sandbox) sub: String,
    /// How far they have come.
    pub(in crate::sandbox) status: Status,
    /// Whether an administrator lets them in.
    pub(in crate::sandbox) enabled: bool,
    /// What they prove who they are with, beside the password.
    pub(in crate::sandbox) factors: Factors,
    /// Which of their devices are remembered.
    pub(in crate::sandbox) device_tracking: DeviceTracking,
    /// The rounds of their custom sign-in.
    pub(in crate::sandbox) custom_challenge: Vec<CustomStep>,
}

impl User {
    /// Returns the name to sign in with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the password to sign in with.
    pub fn password(&self) -> &str {
        self.password.reveal()
    }

    /// Returns the names of the user's groups.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }
}

/// How far a user has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum Status {
    /// May sign in.
    #[default]
    Confirmed,
    /// Never entered the sign-up code.
    Unconfirmed,
    /// Must choose a password of their own at the first sign-in.
    TemporaryPassword,
    /// Did not do so in time.
    TemporaryPasswordExpired,
    /// Must run forgot-password.
    ResetRequired,
}
