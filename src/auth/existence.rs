//! Whether a user pool exists: its public keys tell.
//!
//! SRP alone cannot. The pool's id is only in the hashes, so that a wrong one looks like a wrong password.

use std::time::Duration;

use super::error::{AuthError, Misconfiguration, Said};
use super::sdk_policy;
use super::user_pool::UserPool;

/// It only makes an error clearer: nobody should wait for it long.
const PATIENCE: Duration = Duration::from_secs(5);

impl UserPool {
    /// Returns whether the service says that there is no such user pool. Whoever answers otherwise, or not at all, leaves
    /// that open (Amazon Cognito Developer Guide, "Verifying a JSON web token": where the keys are).
    pub(super) async fn is_unknown(&self) -> bool {
        let pool = self.config.pool.as_str();
        let url = format!("{}/{pool}/.well-known/jwks.json", self.base_url());
        let asked = self.http.get(&url);
        let Ok(Ok(answer)) = tokio::time::timeout(PATIENCE, asked).await else {
            return false;
        };
        let said = String::from_utf8_lossy(answer.body());
        matches!(answer.status().as_u16(), 400 | 404)
            && said.contains(pool)
            && said.contains("does not exist")
    }

    /// Makes the error of a user pool that does not exist.
    pub(super) fn unknown(&self) -> AuthError {
        AuthError::Misconfigured {
            kind: Misconfiguration::UnknownUserPool,
            said: Said {
                message: format!("user pool {} does not exist", self.config.pool),
                ..Said::default()
            },
        }
    }

    fn base_url(&self) -> String {
        match sdk_policy::endpoint(self.config.endpoint.as_deref()) {
            Some(endpoint) => endpoint.trim_end_matches('/').to_owned(),
            None => format!("https://cognito-idp.{}.amazonaws.com", self.config.region),
        }
    }
}
