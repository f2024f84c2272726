//! SessionOptions: whose session it is, and where what it may need comes from.

use std::fmt;
use std::sync::Arc;

use super::cognito::Cognito;
use super::error::SessionError;
use super::manner::Manner;
use super::realm::Realm;
use super::store::SessionStore;
use crate::auth::Prompt;
use crate::clock::Clock;
use crate::config::ConfigError;
use crate::ids::Username;
use crate::secret::SecretString;

/// Whose session it is and how it may be had.
pub struct SessionOptions {
    /// The user name as typed.
    pub username: Username,
    /// The profile in force, noted in the record.
    pub profile: Option<String>,
    /// The role to take: an ARN, a role name or a group name; left out, the identity pool chooses.
    pub role: Option<String>,
    /// Tells how to sign in, when somebody does.
    pub manner: MannerSource,
    /// Fetches the password, where it can be had without asking. A warm session never needs it.
    pub password: PasswordSource,
    /// Where sessions are kept.
    pub store: SessionStore,
    /// What tells this pool's sessions from another's.
    pub realm: Realm,
    /// The time.
    pub clock: Clock,
    /// Makes whoever answers the questions of a sign-in that a request started by itself.
    pub prompt: PromptSource,
    /// Makes the clients of Cognito, which a warm session never needs.
    pub cognito: CognitoSource,
}

/// Fetches a password from a variable, a file or a command, if one of them has it.
pub type PasswordSource = Arc<dyn Fn() -> Result<Option<SecretString>, ConfigError> + Send + Sync>;
/// Makes whoever answers questions.
pub type PromptSource = Arc<dyn Fn() -> Box<dyn Prompt> + Send + Sync>;
/// Tells how the configuration has users sign in.
pub type MannerSource = Arc<dyn Fn() -> Manner + Send + Sync>;
/// Makes the clients of Cognito.
pub type CognitoSource = Arc<dyn Fn() -> Result<Cognito, SessionError> + Send + Sync>;

impl fmt::Debug for SessionOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionOptions")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}
