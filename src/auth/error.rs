//! Why signing in, renewing or taking a role failed, by what the caller can do about it.

use std::error::Error;
use std::fmt;

use super::managed_login::{ManagedLoginProblem, OAuthRefusal};
use super::prompt::PromptError;
use super::reason::{Misconfiguration, Refusal};

/// A failure of this room.
#[derive(Debug, thiserror::Error)]
pub enum AuthError {
    /// The user was refused; the same attempt will be refused again.
    #[error("Cognito refused: {said}")]
    Refused {
        /// Why, as far as the service tells.
        kind: Refusal,
        /// The service's own words.
        said: Said,
    },

    /// What was signed in is over: a refresh token that no longer holds, a sign-in that took too long.
    #[error("the sign-in no longer holds: {said}")]
    SignInAgain {
        /// The service's own words.
        said: Said,
    },

    /// The user pool does not know this machine any more: forget what it was known by and sign in as from a new one.
    #[error("the user pool has forgotten this device: {said}")]
    DeviceForgotten {
        /// The service's own words.
        said: Said,
    },

    /// The user pool asks for something this program cannot answer.
    #[error("the user pool asks for `{name}`, which is not supported")]
    UnsupportedChallenge {
        /// The challenge, as Cognito names it.
        name: String,
    },

    /// The user pool asked a question that stayed open.
    #[error(transparent)]
    Prompt(#[from] PromptError),

    /// A sign-in by the browser came to nothing on this side of the redirect.
    #[error(transparent)]
    ManagedLogin(#[from] ManagedLoginProblem),

    /// The OAuth 2.0 endpoints of the user pool refused.
    #[error("browser sign-in refused: {said}")]
    OAuthRefused {
        /// Why, as far as the error code tells.
        kind: OAuthRefusal,
        /// The service's own words.
        said: Said,
    },

    /// The identity pool gives this user no role.
    #[error("the identity pool gives no role: {said}")]
    NoRole {
        /// The service's own words.
        said: Said,
    },

    /// The role that was asked for is none of those the user's groups bring.
    #[error("the role `{requested}` is not offered to this user")]
    RoleNotOffered {
        /// What was asked for: an ARN, a role name or a group name.
        requested: String,
        /// The ARNs that are offered, in the token's order.
        offered: Vec<String>,
        /// The user's groups, in the token's order.
        groups: Vec<String>,
    },

    /// An id, a region, a secret or a setting on AWS's side is wrong; nothing the user types will help.
    #[error("wrong configuration: {said}")]
    Misconfigured {
        /// What is wrong.
        kind: Misconfiguration,
        /// The service's own words.
        said: Said,
    },

    /// The identity id is another user's, another pool's or gone: forget it and ask for one again.
    #[error("the identity id no longer holds: {said}")]
    IdentityForbidden {
        /// The service's own words.
        said: Said,
    },

    /// The identity pool holds the ID token for expired: renew it once and repeat.
    #[error("the ID token has expired: {said}")]
    LoginTokenExpired {
        /// The service's own words.
        said: Said,
    },

    /// AWS asks to slow down, and still did after the retries.
    #[error("too many requests: {said}")]
    Throttled {
        /// The service's own words.
        said: Said,
    },

    /// No answer came: name resolution, connection, TLS or a connection that broke.
    #[error("`{operation}` got no answer")]
    Unreachable {
        /// The operation that was tried.
        operation: &'static str,
        /// What happened on the way.
        #[source]
        source: BoxError,
    },

    /// No answer came in time.
    #[error("`{operation}` got no answer in time")]
    TimedOut {
        /// The operation that was tried.
        operation: &'static str,
        /// Which limit was reached.
        #[source]
        source: BoxError,
    },

    /// An answer came that does not follow the protocol.
    #[error("malformed answer to `{operation}`: {reason}")]
    MalformedAnswer {
        /// The operation, or the part of an answer, that is malformed.
        operation: &'static str,
        /// What is wrong with it.
        reason: String,
        /// Where a library found it, that library's error.
        #[source]
        source: Option<BoxError>,
    },

    /// The service failed in a way that has no better place here.
    #[error("the service failed: {said}")]
    ServiceError {
        /// The service's own words.
        said: Said,
    },

    /// The operating system gave no randomness, without which nothing can be signed.
    #[error("no randomness from the operating system")]
    NoRandomness(#[source] getrandom::Error),
}

impl AuthError {
    /// Returns whether the service said that the refresh token itself is over: used again, taken back or too old. It is no
    /// use anywhere else then, and a token that is used again may be somebody else's.
    pub fn ends_refresh_token(&self) -> bool {
        let Self::SignInAgain { said } = self else {
            return false;
        };
        said.code == "RefreshTokenReuseException"
            || ["revoked", "expired"]
                .iter()
                .any(|word| said.message.contains(word))
    }
}

/// An error of a library, kept as the cause.
pub(super) type BoxError = Box<dyn Error + Send + Sync>;

/// What a service said, word by word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The error's class, as `NotAuthorizedException`; empty if there was none.
    pub code: String,
    /// The text, meant for people; empty if there was none.
    pub message: String,
    /// The service's id for the request, which AWS support asks for.
    pub request_id: Option<String>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.message.is_empty(), self.code.is_empty()) {
            (false, false) => write!(f, "{} ({})", self.message, self.code),
            (false, true) => f.write_str(&self.message),
            (true, false) => f.write_str(&self.code),
            (true, true) => f.write_str("no reason given"),
        }
    }
}
