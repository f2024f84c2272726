//! What can keep a session from being had, by what the caller can do about it.

use std::path::PathBuf;

use crate::auth::AuthError;
use crate::config::ConfigError;
use crate::transport::TransportError;

/// Why there is no usable session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Nobody is named and nobody has signed in: name a user.
    #[error("no user is named and nobody is signed in")]
    NoUser,
    /// The user has no session and no password can be had without asking: sign in.
    #[error("`{username}` is not signed in")]
    NotSignedIn {
        /// Who was to be used.
        username: String,
    },
    /// The configuration has users sign in in a browser, which nobody opens unasked: sign in by name.
    #[error("`{username}` is not signed in, and signs in in a browser")]
    NeedsBrowser {
        /// Who was to be used.
        username: String,
    },
    /// The refresh token is no longer good: sign in again.
    #[error("the session of `{username}` has ended")]
    Ended {
        /// Whose session it was.
        username: String,
        /// What Cognito said.
        #[source]
        source: AuthError,
    },
    /// Cognito refused, or did not answer.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// The tokens are good and kept, but the identity pool gives the user no role.
    #[error("`{username}` is signed in, but the identity pool gives them no role")]
    NoRole {
        /// Who signed in.
        username: String,
        /// What Cognito said.
        #[source]
        source: AuthError,
    },
    /// The configuration names no identity pool, so there are tokens but no role credentials.
    #[error("no identity pool is configured, so there are no role credentials to sign with")]
    NoIdentityPool,
    /// The connection to Cognito could not even be prepared.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The password or the client secret cannot be had from where the configuration says.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SessionError {
    /// Returns whether Cognito gave no usable answer, so that trying later may help.
    pub fn is_no_answer(&self) -> bool {
        matches!(
            self,
            Self::Auth(
                AuthError::Unreachable { .. }
                    | AuthError::TimedOut { .. }
                    | AuthError::Throttled { .. }
                    | AuthError::ServiceError { .. }
                    | AuthError::MalformedAnswer { .. }
            )
        )
    }
}

/// Why the session store could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no folder to keep sessions in.
    #[error("no folder for sessions: neither XDG_STATE_HOME nor a home folder is known")]
    NoFolder,
    /// A file or folder of the store refused.
    #[error("cannot {act} `{}`", path.display())]
    Io {
        /// What was tried, as a verb.
        act: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// Another process has held the session's lock for longer than any refresh takes.
    #[error("another process has held the lock `{}` for {seconds} seconds", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// How long was waited.
        seconds: u64,
    },
}
