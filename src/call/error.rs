//! What can go wrong with a call before the gateway has answered it.

use crate::api::ApiError;
use crate::config::ConfigError;
use crate::session::SessionError;

/// A call that got no answer from the API.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// There is nobody to call as.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The request could not be built, signed or sent.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The configuration does not say enough.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The host is none that may receive a signature or a token.
    #[error("`{host}` is not a host that may receive {what}")]
    HostNotAllowed {
        /// The host of the request.
        host: String,
        /// What would have been sent: a signature or a token.
        what: &'static str,
    },
}
