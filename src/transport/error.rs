//! What can be wrong with the settings of a connection, before anything is sent.

/// A client that could not be made of the given options.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// A bundle of company roots cannot be used.
    #[error("no usable certificate authority in `{origin}`: {reason}")]
    Roots {
        /// Where the bundle was read from, as the user named it.
        origin: String,
        /// What is wrong with it.
        reason: String,
    },

    /// A proxy's address cannot be used. Its text is left out, because it may hold a password.
    #[error("the {setting} proxy cannot be used: {reason}")]
    Proxy {
        /// Which traffic the proxy is for: `http` or `https`.
        setting: &'static str,
        /// What is wrong with it.
        reason: String,
    },

    /// The TLS library refused its own settings.
    #[error("TLS cannot be set up")]
    Tls(#[source] rustls::Error),

    /// The HTTP library refused its settings.
    #[error("the HTTP client cannot be set up")]
    Client(#[source] reqwest::Error),
}
