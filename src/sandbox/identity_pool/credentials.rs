//! Credentials: the temporary ones that were handed out, by access key id.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::sandbox::callers::IssuedCredentials;

/// For how long credentials are remembered after they expired, so that who still signs with them is told that they did.
const REMEMBERED: Duration = Duration::from_hours(24);

/// The credentials handed out.
#[derive(Default)]
pub(in crate::sandbox) struct Credentials(Mutex<HashMap<String, IssuedCredentials>>);

impl Credentials {
    /// Keeps credentials that are handed out now.
    pub(super) fn keep(&self, issued: IssuedCredentials, now: SystemTime) {
        let mut credentials = self.credentials();
        credentials.retain(|_, kept| {
            let past = now.duration_since(kept.expires_at).unwrap_or_default();
            past < REMEMBERED
        });
        credentials.insert(issued.access_key_id.clone(), issued);
    }

    /// Returns the credentials with an access key id, expired ones too.
    pub(in crate::sandbox) fn with_id(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        self.credentials().get(access_key_id).cloned()
    }

    fn credentials(&self) -> MutexGuard<'_, HashMap<String, IssuedCredentials>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    fn issued(access_key_id: &str, expires_at: SystemTime) -> IssuedCredentials {
        IssuedCredentials {
            access_key_id: access_key_id.to_owned(),
            secret_access_key: String::new(),
            session_token: String::new(),
            expires_at,
            role_arn: String::new(),
            assumed_role_arn: String::new(),
            identity_id: String::new(),
            policies: [].into(),
        }
    }

    #[test]
    fn credentials_are_forgotten_a_day_after_they_expired() {
        let credentials = Credentials::default();
        let expiry = UNIX_EPOCH + Duration::from_secs(10);
        let forgotten = expiry + REMEMBERED;
        credentials.keep(issued("first", expiry), UNIX_EPOCH);
        credentials.keep(
            issued("second", forgotten),
            forgotten - Duration::from_secs(1),
        );
        assert!(credentials.with_id("first").is_some());
        credentials.keep(issued("third", forgotten), forgotten);
        assert!(credentials.with_id("first").is_none());
        assert!(credentials.with_id("second").is_some());
    }
}
