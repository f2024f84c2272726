//! Cognito: the user pool and the identity pool a session belongs to, as one value that is made when first needed.

use crate::auth::{IdentityPool, UserPool};

/// The two services that can renew a session.
#[derive(Debug)]
pub struct Cognito {
    /// Signs in and renews tokens.
    pub user_pool: UserPool,
    /// Exchanges the ID token for role credentials; absent where the configuration names none.
    pub identity_pool: Option<IdentityPool>,
}
