//! What this room itself finds wrong: settings that make no client, and answers that no memory should take.

/// A failure of this room. What fails on the wire is reported by the libraries and kept as they report it.
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

    /// An AWS service's answer does not end.
    #[error("the answer is longer than {limit} bytes")]
    TooLong {
        /// How much of an answer is read.
        limit: usize,
    },

    /// The HTTP library refused its settings.
    #[error("the HTTP client cannot be set up")]
    Client(#[source] reqwest::Error),
}
