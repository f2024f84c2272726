//! Accounts: the users as they stand now, with what they changed since the scenario was read and how often they failed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::attempt_limit::{AttemptLimit, LimitedAct};
use super::lockout::Lockout;
use super::password::Password;
use super::reset_code::ResetCode;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::scenario::{CustomStep, DeviceTracking, Factors, Scenario, Status, User};
use crate::sandbox::totp::TotpKey;

/// A user as they stand at one moment.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Account {
    /// The internal user name.
    pub(in crate::sandbox) name: String,
    /// The claim `sub` of every token of theirs.
    pub(in crate::sandbox) sub: String,
    /// The names of their groups.
    pub(in crate::sandbox) groups: Vec<String>,
    /// What else they may sign in with.
    pub(in crate::sandbox) aliases: Vec<String>,
    /// Their attributes, by name, `sub` not among them.
    pub(in crate::sandbox) attributes: BTreeMap<String, String>,
    /// How far they have come.
    pub(in crate::sandbox) status: Status,
    /// Whether an administrator lets them in.
    pub(in crate::sandbox) enabled: bool,
    /// What they sign in with.
    pub(in crate::sandbox) password: Arc<Password>,
    /// What else they prove who they are with.
    pub(in crate::sandbox) factors: Factors,
    /// Which of their devices are remembered.
    pub(in crate::sandbox) device_tracking: DeviceTracking,
    /// The rounds of their custom sign-in.
    pub(in crate::sandbox) custom_challenge: Arc<[CustomStep]>,
    /// The key of an authenticator app of which they have not yet shown a code.
    pub(in crate::sandbox) associated_totp: Option<TotpKey>,
    /// The code that was sent to them since they forgot the password.
    pub(in crate::sandbox) reset_code: Option<ResetCode>,
}

impl Account {
    /// Gives the user another password.
    pub(in crate::sandbox) fn set_password(&mut self, password: String) {
        self.password = Arc::new(Password::new(Hidden::new(password)));
    }
}

/// What a one-time code comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum CodeJudgement {
    /// It is the one that was sent, or that an app shows now, for the first time.
    Right,
    /// It, or one after it, was accepted before; only an app has such codes.
    UsedBefore,
    /// It is another.
    Wrong,
}

/// Every user of the pool.
#[derive(Debug)]
pub(in crate::sandbox) struct Accounts(Mutex<HashMap<String, Entry>>);

#[derive(Debug)]
struct Entry {
    account: Account,
    lockout: Lockout,
    /// Of the last code of an authenticator app that was accepted, whose it was and its step.
    last_totp: Option<(TotpKey, u64)>,
    limits: HashMap<LimitedAct, AttemptLimit>,
}

impl From<&User> for Account {
    fn from(user: &User) -> Self {
        Self {
            name: user.name.clone(),
            sub: user.sub.clone(),
            groups: user.groups.clone(),
            aliases: user.aliases.clone(),
            attributes: user.attributes.clone(),
            status: user.status,
            enabled: user.enabled,
            password: Arc::new(Password::new(user.password.clone())),
            factors: user.factors.clone(),
            device_tracking: user.device_tracking,
            custom_challenge: Arc::from(user.custom_challenge.as_slice()),
            associated_totp: None,
            reset_code: None,
        }
    }
}

impl Accounts {
    /// The users as the scenario describes them.
    pub(in crate::sandbox) fn new(scenario: &Scenario) -> Self {
        let entry = |user: &User| {
            let entry = Entry {
                account: Account::from(user),
                lockout: Lockout::default(),
                last_totp: None,
                limits: HashMap::new(),
            };
            (user.name.clone(), entry)
        };
        Self(Mutex::new(scenario.everybody().map(entry).collect()))
    }

    /// Returns the user with this internal name.
    pub(in crate::sandbox) fn named(&self, name: &str) -> Option<Account> {
        self.entries().get(name).map(|entry| entry.account.clone())
    }

    /// Returns the user whom somebody means who signs in: by name or alias.
    pub(in crate::sandbox) fn meant_by(&self, typed: &str) -> Option<Account> {
        let entries = self.entries();
        entries
            .get(typed)
            .or_else(|| {
                entries
                    .values()
                    .find(|entry| entry.account.aliases.iter().any(|alias| alias == typed))
            })
            .map(|entry| entry.account.clone())
    }

    /// Returns whether the user failed too often to be listened to now (seconds since 1970).
    pub(in crate::sandbox) fn is_locked(&self, name: &str, now: u64) -> bool {
        self.entries()
            .get(name)
            .is_some_and(|entry| entry.lockout.is_locked(now))
    }

    /// Notes whether the user gave the right password.
    pub(in crate::sandbox) fn note_attempt(&self, name: &str, now: u64, was_right: bool) {
        if let Some(entry) = self.entries().get_mut(name) {
            if was_right {
                entry.lockout.succeed();
            } else {
                entry.lockout.fail(now);
            }
        }
    }

    /// Gives the user a password of their own and the attributes that came with it; returns the user as they then stand.
    pub(in crate::sandbox) fn confirm(
        &self,
        name: &str,
        password: String,
        attributes: BTreeMap<String, String>,
    ) -> Option<Account> {
        let mut entries = self.entries();
        let account = &mut entries.get_mut(name)?.account;
        account.set_password(password);
        account.attributes.extend(attributes);
        account.status = Status::Confirmed;
        Some(account.clone())
    }

    /// Returns whether the user tried something too often to be listened to now (seconds since 1970).
    pub(in crate::sandbox) fn is_limited(&self, name: &str, act: LimitedAct, now: u64) -> bool {
        let entries = self.entries();
        let limit = entries.get(name).and_then(|entry| entry.limits.get(&act));
        limit.is_some_and(|limit| limit.is_reached(now))
    }

    /// Counts an attempt at something that is limited.
    pub(in crate::sandbox) fn count(&self, name: &str, act: LimitedAct, now: u64) {
        if let Some(entry) = self.entries().get_mut(name) {
            entry.limits.entry(act).or_default().count(now);
        }
    }

    /// Changes what is known of a user; returns the user as they then stand.
    pub(in crate::sandbox) fn change(
        &self,
        name: &str,
        change: impl FnOnce(&mut Account),
    ) -> Option<Account> {
        let mut entries = self.entries();
        let account = &mut entries.get_mut(name)?.account;
        change(account);
        Some(account.clone())
    }

    /// Judges a code of an authenticator app with this key. Each is accepted once, and none that is older.
    pub(in crate::sandbox) fn judge_totp(
        &self,
        name: &str,
        key: &TotpKey,
        code: &str,
        now: u64,
    ) -> CodeJudgement {
        let mut entries = self.entries();
        let Some((entry, step)) = entries.get_mut(name).zip(key.step_of(code, now)) else {
            return CodeJudgement::Wrong;
        };
        let last = entry.last_totp.as_ref();
        if last.is_some_and(|(last_key, last)| last_key == key && step <= *last) {
            return CodeJudgement::UsedBefore;
        }
        entry.last_totp = Some((key.clone(), step));
        CodeJudgement::Right
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
