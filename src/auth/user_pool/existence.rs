//! Whether a user pool exists: its public keys tell.
//!
//! SRP alone cannot. The pool's id is only in the hashes, so that a wrong one looks like a wrong password.

use std::time::Duration;

use super::user_pool::UserPool;
use crate::auth::pool_url::{pool_url, says_unknown};

/// It only makes an error clearer: nobody should wait for it long.
const PATIENCE: Duration = Duration::from_secs(5);

impl UserPool {
    /// Returns whether the service says that there is no such user pool. Whoever answers otherwise, or not at all, leaves
    /// that open (Amazon Cognito Developer Guide, "Verifying a JSON web token": where the keys are).
    pub(in crate::auth) async fn is_unknown(&self) -> bool {
        let url = self.keys_url();
        let asked = self.http.get(&url);
        let Ok(Ok(answer)) = tokio::time::timeout(PATIENCE, asked).await else {
            return false;
        };
        says_unknown(&answer, &self.config.pool)
    }

    fn keys_url(&self) -> String {
        let config = &self.config;
        let endpoint = config.endpoint.as_deref();
        let base = pool_url(&config.pool, &config.region, endpoint, config.fips);
        format!("{base}/.well-known/jwks.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::fixture::{POOL, config, http, user_pool};
    use crate::clock::Clock;
    use crate::ids::Region;
    use crate::transport::stub_server::{Reply, StubServer};

    #[tokio::test]
    async fn only_an_answer_that_says_so_makes_a_pool_unknown() {
        let missing = format!("User pool {POOL} does not exist.");
        for (status, body, unknown) in [
            (400, &*missing, true),
            (404, &missing, true),
            (200, r#"{"keys":[]}"#, false),
            (200, &missing, false),
            (404, "not found", false),
            (404, "User pool eu-central-1_Other does not exist.", false),
            (500, &missing, false),
        ] {
            let server = StubServer::start(vec![Reply::json(status, body)]);
            let pool = user_pool(&server.url(), None);
            assert_eq!(pool.is_unknown().await, unknown, "{status} {body}");
        }
        let nobody = StubServer::start(vec![Reply::Close]);
        assert!(!user_pool(&nobody.url(), None).is_unknown().await);
    }

    #[test]
    fn the_keys_are_where_the_other_calls_go() {
        for (region, fips, host) in [
            ("eu-central-1", false, "cognito-idp.eu-central-1"),
            ("us-east-1", true, "cognito-idp-fips.us-east-1"),
            ("us-gov-west-1", false, "cognito-idp-fips.us-gov-west-1"),
        ] {
            let mut config = config("", None);
            config.endpoint = None;
            config.region = Region::parse(region).unwrap();
            config.fips = fips;
            let pool = UserPool::new(config, http(), Clock::system());
            assert_eq!(
                pool.keys_url(),
                format!("https://{host}.amazonaws.com/{POOL}/.well-known/jwks.json")
            );
        }
    }
}
