//! Grants: who signed in when, and the refresh token that stands for it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::scopes::Scopes;
use crate::sandbox::random;

/// For how long a grant is remembered after it expired: as long as the longest access token is good (Amazon Cognito API
/// Reference, `AccessTokenValidity`), so that no token made from an ended grant comes to life again.
const REMEMBERED_SECONDS: u64 = 24 * 60 * 60;

/// One sign-in, from which tokens are made until it is revoked or expires.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Grant {
    /// The internal user name.
    pub(in crate::sandbox) username: String,
    /// The claim `origin_jti` of every token made from it.
    pub(in crate::sandbox) origin_jti: String,
    /// The key of the device that the user signed in from, where the pool tracks devices.
    pub(in crate::sandbox) device_key: Option<String>,
    /// The claim `event_id`.
    pub(in crate::sandbox) event_id: String,
    /// When the user signed in, seconds since 1970.
    pub(in crate::sandbox) auth_time: u64,
    /// When the refresh token expires, seconds since 1970.
    pub(in crate::sandbox) expires_at: u64,
    /// What managed login granted; nothing for a sign-in by the user pool's API.
    pub(in crate::sandbox) scopes: Option<Scopes>,
    /// Whether it was ended by its user.
    pub(in crate::sandbox) is_revoked: bool,
}

/// A refresh token that was replaced by another longer ago than the client allows.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Reused;

/// Every sign-in, and its refresh tokens.
#[derive(Default)]
pub(in crate::sandbox) struct Grants(Mutex<State>);

#[derive(Default)]
struct State {
    /// By `origin_jti`.
    grants: HashMap<String, Grant>,
    /// By refresh token.
    tokens: HashMap<String, Issued>,
}

/// A refresh token that was handed out.
struct Issued {
    origin_jti: String,
    /// When it was first exchanged for another, seconds since 1970.
    replaced_at: Option<u64>,
}

impl State {
    /// Forgets what expired long ago. A replaced token stays as long as its grant, so that a late second use of it is told
    /// from a token that was never issued.
    fn forget_expired(&mut self, now: u64) {
        let Self { grants, tokens } = self;
        let before = grants.len();
        grants.retain(|_, grant| now < grant.expires_at.saturating_add(REMEMBERED_SECONDS));
        if grants.len() < before {
            tokens.retain(|_, issued| grants.contains_key(&issued.origin_jti));
        }
    }

    fn issue(&mut self, origin_jti: &str) -> String {
        let refresh_token = refresh_token();
        let issued = Issued {
            origin_jti: origin_jti.to_owned(),
            replaced_at: None,
        };
        self.tokens.insert(refresh_token.clone(), issued);
        refresh_token
    }
}

impl Grants {
    /// Opens a grant for a user who has just signed in, from a device where the pool tracks them; returns its refresh
    /// token with it.
    pub(in crate::sandbox) fn open(
        &self,
        username: &str,
        device_key: Option<&str>,
        now: u64,
        seconds: u32,
    ) -> (String, Grant) {
        let grant = Grant {
            username: username.to_owned(),
            origin_jti: random::uuid(),
            device_key: device_key.map(str::to_owned),
            event_id: random::uuid(),
            auth_time: now,
            expires_at: now.saturating_add(u64::from(seconds)),
            scopes: None,
            is_revoked: false,
        };
        self.keep(grant, now)
    }

    /// Opens a grant as [`Grants::open`] does, for some scopes of a user whom managed login knows since a time (seconds
    /// since 1970).
    pub(in crate::sandbox) fn open_for_scopes(
        &self,
        username: &str,
        auth_time: u64,
        scopes: Scopes,
        now: u64,
        seconds: u32,
    ) -> (String, Grant) {
        let grant = Grant {
            username: username.to_owned(),
            origin_jti: random::uuid(),
            device_key: None,
            event_id: random::uuid(),
            auth_time,
            expires_at: now.saturating_add(u64::from(seconds)),
            scopes: Some(scopes),
            is_revoked: false,
        };
        self.keep(grant, now)
    }

    fn keep(&self, grant: Grant, now: u64) -> (String, Grant) {
        let mut state = self.state();
        state.forget_expired(now);
        let refresh_token = state.issue(&grant.origin_jti);
        state.grants.insert(grant.origin_jti.clone(), grant.clone());
        (refresh_token, grant)
    }

    /// Returns the grant of a refresh token, ended ones too.
    pub(in crate::sandbox) fn of_token(&self, refresh_token: &str) -> Option<Grant> {
        let state = self.state();
        let issued = state.tokens.get(refresh_token)?;
        state.grants.get(&issued.origin_jti).cloned()
    }

    /// Exchanges a refresh token for a new one of the same grant. The old one goes on being exchanged for some seconds
    /// after its first exchange, and then no more; nothing where it was never issued.
    pub(in crate::sandbox) fn rotate(
        &self,
        refresh_token: &str,
        now: u64,
        grace_seconds: u32,
    ) -> Option<Result<String, Reused>> {
        let mut state = self.state();
        let issued = state.tokens.get_mut(refresh_token)?;
        match issued.replaced_at {
            Some(then) if now.saturating_sub(then) >= u64::from(grace_seconds) => {
                return Some(Err(Reused));
            }
            Some(_) => {}
            None => issued.replaced_at = Some(now),
        }
        let origin_jti = issued.origin_jti.clone();
        state.forget_expired(now);
        Some(Ok(state.issue(&origin_jti)))
    }

    /// Ends the grant of a refresh token; returns whether there is one.
    pub(in crate::sandbox) fn revoke(&self, refresh_token: &str) -> bool {
        let mut state = self.state();
        let State { grants, tokens } = &mut *state;
        tokens
            .get(refresh_token)
            .and_then(|issued| grants.get_mut(&issued.origin_jti))
            .map(|grant| grant.is_revoked = true)
            .is_some()
    }

    /// Ends all grants of a user.
    pub(in crate::sandbox) fn revoke_all(&self, username: &str) {
        for grant in self.state().grants.values_mut() {
            if grant.username == username {
                grant.is_revoked = true;
            }
        }
    }

    /// Returns whether the grant with this `origin_jti` was ended by its user.
    pub(in crate::sandbox) fn is_revoked(&self, origin_jti: &str) -> bool {
        let state = self.state();
        let grant = state.grants.get(origin_jti);
        grant.is_some_and(|grant| grant.is_revoked)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An opaque text that looks like Cognito's: the five parts of an encrypted token (RFC 7516), of which only the first,
/// `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`, can be read.
fn refresh_token() -> String {
    format!(
        "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ.{}.{}.{}.{}",
        random::base64_url::<256>(),
        random::base64_url::<12>(),
        random::base64_url::<768>(),
        random::base64_url::<16>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_out_everywhere_ends_the_grants_of_that_user_alone() {
        let grants = Grants::default();
        let (first, _) = grants.open("alice", None, 0, 10);
        let (second, _) = grants.open("alice", None, 0, 10);
        let (of_bob, _) = grants.open("bob", None, 0, 10);
        grants.revoke_all("alice");
        assert!(grants.of_token(&first).unwrap().is_revoked);
        assert!(grants.of_token(&second).unwrap().is_revoked);
        assert!(!grants.of_token(&of_bob).unwrap().is_revoked);
    }

    #[test]
    fn revoking_one_refresh_token_leaves_the_other() {
        let grants = Grants::default();
        let (first, first_grant) = grants.open("alice", None, 0, 10);
        let (second, second_grant) = grants.open("alice", None, 0, 10);
        assert!(grants.revoke(&first));
        assert!(grants.is_revoked(&first_grant.origin_jti));
        assert!(!grants.is_revoked(&second_grant.origin_jti));
        assert!(!grants.of_token(&second).unwrap().is_revoked);
        assert!(!grants.revoke("unknown"));
    }

    #[test]
    fn a_grant_is_forgotten_with_its_tokens_a_day_after_it_expired() {
        let grants = Grants::default();
        let (first, grant) = grants.open("alice", None, 0, 10);
        let second = grants.rotate(&first, 1, 0).unwrap().unwrap();
        grants.revoke(&second);
        grants.open("bob", None, 10 + REMEMBERED_SECONDS - 1, 10);
        assert!(grants.is_revoked(&grant.origin_jti));
        assert!(grants.of_token(&first).is_some());
        let (of_bob, _) = grants.open("bob", None, 10 + REMEMBERED_SECONDS, 10);
        assert!(!grants.is_revoked(&grant.origin_jti));
        assert_eq!(grants.state().tokens.len(), 2);
        assert!(grants.of_token(&of_bob).is_some());
    }

    #[test]
    fn a_renewal_forgets_as_a_sign_in_does() {
        let grants = Grants::default();
        let (old, _) = grants.open("alice", None, 0, 10);
        let (living, _) = grants.open("alice", None, 0, u32::MAX);
        grants.rotate(&living, 10 + REMEMBERED_SECONDS, 0);
        assert!(grants.of_token(&old).is_none());
        assert!(grants.of_token(&living).is_some());
    }

    #[test]
    fn a_rotated_token_is_exchanged_again_during_the_grace_period_alone() {
        let grants = Grants::default();
        let (first, grant) = grants.open("alice", None, 0, 10);
        let second = grants.rotate(&first, 100, 5).unwrap().unwrap();
        assert_ne!(second, first);
        for now in [100, 104] {
            grants.rotate(&first, now, 5).unwrap().unwrap();
        }
        assert_eq!(grants.rotate(&first, 105, 5), Some(Err(Reused)));
        let third = grants.rotate(&second, 105, 0).unwrap().unwrap();
        assert_eq!(grants.rotate(&second, 105, 0), Some(Err(Reused)));
        assert_eq!(
            grants.of_token(&third).unwrap().expires_at,
            grant.expires_at
        );
        assert_eq!(grants.rotate("unknown", 0, 5), None);
        assert!(grants.revoke(&first));
        assert!(grants.of_token(&third).unwrap().is_revoked);
    }
}
