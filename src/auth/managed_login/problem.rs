//! ManagedLoginProblem: why a sign-in by the browser came to nothing, as far as it shows on this side of the redirect.

use std::io;
use std::time::Duration;

use super::guide::GuideError;
use super::id_token::IdTokenFault;

/// A sign-in by the browser that came to nothing. What Cognito itself says is an [`OAuthRefusal`](super::OAuthRefusal).
#[derive(Debug, thiserror::Error)]
pub enum ManagedLoginProblem {
    /// The user pool's discovery document names no sign-in pages.
    #[error("the user pool tells of no managed login pages")]
    NoDomain,

    /// The address of the sign-in pages cannot be used.
    #[error("`{url}` cannot be used for managed login: {reason}")]
    Domain {
        /// The address, as it was configured or told by the pool.
        url: String,
        /// What is wrong with it.
        reason: String,
    },

    /// The redirect URI cannot be used.
    #[error("`{uri}` cannot be used as the redirect URI: {reason}")]
    Redirect {
        /// The redirect URI, as configured.
        uri: String,
        /// What is wrong with it.
        reason: String,
    },

    /// The scopes would bring no ID token (OpenID Connect Core 1.0, 3.1.2.1).
    #[error("the scopes do not hold `openid`, without which there is no ID token")]
    NoOpenId,

    /// Another program listens where the browser is to come back.
    #[error("port {port} of the redirect URI `{redirect_uri}` is in use")]
    PortInUse {
        /// The redirect URI, as configured.
        redirect_uri: String,
        /// Its port.
        port: u16,
    },

    /// It cannot be listened where the browser is to come back.
    #[error("it cannot be listened at the redirect URI `{redirect_uri}`")]
    Listen {
        /// The redirect URI, as configured.
        redirect_uri: String,
        /// The operating system's reason.
        #[source]
        source: io::Error,
    },

    /// Nobody came back from the browser in time: the tab was closed, or the page never led back.
    #[error("nothing came back from the browser within {} seconds", after.as_secs())]
    TimedOut {
        /// The redirect URI, as configured, which must be registered to the letter.
        redirect_uri: String,
        /// How long was waited.
        after: Duration,
    },

    /// The browser, or the pasted address, brought the state of another sign-in.
    #[error("what came back from the browser belongs to another sign-in")]
    OtherSignIn,

    /// The browser, or the pasted text, brought no answer to a sign-in.
    #[error("what came back from the browser is not what a sign-in ends with: {reason}")]
    NotTheAddress {
        /// What is missing in it, or wrong.
        reason: &'static str,
    },

    /// The person cannot be led to the browser or back.
    #[error(transparent)]
    Guide(#[from] GuideError),

    /// The ID token does not hold.
    #[error("the ID token is refused: {0}")]
    IdToken(#[from] IdTokenFault),
}
