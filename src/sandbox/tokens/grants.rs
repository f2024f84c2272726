//! Grants: who signed in when, and the refresh token that stands for it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::sandbox::random;

/// One sign-in, from which tokens are made until it is revoked or expires.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Grant {
    /// The internal user name.
    pub(in crate::sandbox) username: String,
    /// The claim `origin_jti` of every token made from it.
    pub(in crate::sandbox) origin_jti: String,
    /// The claim `event_id`.
    pub(in crate::sandbox) event_id: String,
    /// When the user signed in, seconds since 1970.
    pub(in crate::sandbox) auth_time: u64,
    /// When the refresh token expires, seconds since 1970.
    pub(in crate::sandbox) expires_at: u64,
    /// Whether it was ended by its user.
    pub(in crate::sandbox) is_revoked: bool,
}

/// Every sign-in, by refresh token.
#[derive(Debug, Default)]
pub(in crate::sandbox) struct Grants(Mutex<HashMap<String, Grant>>);

impl Grants {
    /// Opens a grant for a user who has just signed in; returns its refresh token with it.
    pub(in crate::sandbox) fn open(
        &self,
        username: &str,
        now: u64,
        seconds: u32,
    ) -> (String, Grant) {
        let grant = Grant {
            username: username.to_owned(),
            origin_jti: random::uuid(),
            event_id: random::uuid(),
            auth_time: now,
            expires_at: now.saturating_add(u64::from(seconds)),
            is_revoked: false,
        };
        let refresh_token = refresh_token();
        self.grants().insert(refresh_token.clone(), grant.clone());
        (refresh_token, grant)
    }

    /// Returns the grant of a refresh token, ended ones too.
    pub(in crate::sandbox) fn of_token(&self, refresh_token: &str) -> Option<Grant> {
        self.grants().get(refresh_token).cloned()
    }

    /// Ends the grant of a refresh token; returns whether there is one.
    pub(in crate::sandbox) fn revoke(&self, refresh_token: &str) -> bool {
        let mut grants = self.grants();
        let grant = grants.get_mut(refresh_token);
        grant.map(|grant| grant.is_revoked = true).is_some()
    }

    /// Ends all grants of a user.
    pub(in crate::sandbox) fn revoke_all(&self, username: &str) {
        for grant in self.grants().values_mut() {
            if grant.username == username {
                grant.is_revoked = true;
            }
        }
    }

    /// Returns whether the grant with this `origin_jti` was ended by its user.
    pub(in crate::sandbox) fn is_revoked(&self, origin_jti: &str) -> bool {
        self.grants()
            .values()
            .any(|grant| grant.is_revoked && grant.origin_jti == origin_jti)
    }

    fn grants(&self) -> MutexGuard<'_, HashMap<String, Grant>> {
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
        let (first, _) = grants.open("alice", 0, 10);
        let (second, _) = grants.open("alice", 0, 10);
        let (of_bob, _) = grants.open("bob", 0, 10);
        grants.revoke_all("alice");
        assert!(grants.of_token(&first).unwrap().is_revoked);
        assert!(grants.of_token(&second).unwrap().is_revoked);
        assert!(!grants.of_token(&of_bob).unwrap().is_revoked);
    }

    #[test]
    fn revoking_one_refresh_token_leaves_the_other() {
        let grants = Grants::default();
        let (first, first_grant) = grants.open("alice", 0, 10);
        let (second, second_grant) = grants.open("alice", 0, 10);
        assert!(grants.revoke(&first));
        assert!(grants.is_revoked(&first_grant.origin_jti));
        assert!(!grants.is_revoked(&second_grant.origin_jti));
        assert!(!grants.of_token(&second).unwrap().is_revoked);
        assert!(!grants.revoke("unknown"));
    }
}
