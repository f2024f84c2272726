//! Cognito: the user pool and the identity pool a session belongs to, as one value that is made when first needed.

use crate::auth::{IdentityPool, ManagedLogin, UserPool};

/// The services that can begin or renew a session.
#[derive(Debug)]
pub struct Cognito {
    /// Signs in and renews tokens.
    pub user_pool: UserPool,
    /// Signs in by the browser, and renews the tokens of that where the user pool's API refuses.
    pub managed_login: ManagedLogin,
    /// Exchanges the ID token for role credentials; absent where the configuration names none.
    pub identity_pool: Option<IdentityPool>,
}
