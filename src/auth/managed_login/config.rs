//! ManagedLoginConfig: which user pool, through which app client, and where the browser comes back to.

use std::time::Duration;

use super::problem::ManagedLoginProblem;
use crate::auth::user_pool::UserPoolConfig;

/// What a sign-in by the browser needs to know.
#[derive(Debug, Clone)]
pub struct ManagedLoginConfig {
    /// The user pool, the app client, and where the discovery document and the keys are asked for.
    pub user_pool: UserPoolConfig,
    /// The base URL of the sign-in pages: `https`, or `http` on loopback. Left out, the discovery document tells.
    pub domain: Option<String>,
    /// Where the browser comes back to, as it is registered with the app client, to the letter. It is listened there if it
    /// is `http` on loopback; otherwise the address is to be pasted.
    pub redirect_uri: String,
    /// What the tokens are to be good for; none means `openid` alone.
    pub scopes: Vec<String>,
    /// An identity provider of the pool to go straight to, by its case-sensitive name.
    pub identity_provider: Option<String>,
    /// A user name that the page may fill in.
    pub login_hint: Option<String>,
    /// How long the person may take in the browser.
    pub time_out: Duration,
}

impl ManagedLoginConfig {
    /// Returns the scopes as requests carry them.
    pub(super) fn scope(&self) -> Result<String, ManagedLoginProblem> {
        const OPENID: &str = "openid";
        if self.scopes.is_empty() {
            return Ok(OPENID.to_owned());
        }
        let scope = self.scopes.join(" ");
        if scope.split(' ').any(|scope| scope == OPENID) {
            Ok(scope)
        } else {
            Err(ManagedLoginProblem::NoOpenId)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::config;
    use super::*;

    #[test]
    fn without_openid_nothing_is_begun() {
        let scope = |scopes: &[&str]| {
            let mut config = config("http://127.0.0.1:9");
            config.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
            config.scope()
        };
        assert_eq!(scope(&[]).unwrap(), "openid");
        assert_eq!(scope(&["email", "openid"]).unwrap(), "email openid");
        assert_eq!(scope(&["email openid"]).unwrap(), "email openid");
        for without in [&["email"][..], &["OPENID"], &["openid2"], &[""]] {
            assert!(matches!(scope(without), Err(ManagedLoginProblem::NoOpenId)));
        }
    }
}
