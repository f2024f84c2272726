//! What can keep a call from being made or answered, by what the caller can do about it.

use std::time::Duration;

use crate::transport::TlsFault;

/// What an error of another library is kept as, so that its chain can be printed.
pub(super) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A call that could not be made, or brought no usable answer.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// A path was given and there is nothing to join it to.
    #[error("`{path}` is a path, and no `api_url` is known to join it to")]
    NoApiUrl {
        /// The path as typed, its query left out.
        path: String,
    },
    /// A URL that cannot be called.
    #[error("`{url}` cannot be called: {reason}")]
    InvalidUrl {
        /// The URL as typed, without any user name and password in it.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An `api_url` to which no path can be joined.
    #[error("`{url}` cannot serve as `api_url`: {reason}")]
    InvalidApiUrl {
        /// The URL as configured, without any user name and password in it.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A `%` that is not followed by two hexadecimal digits.
    #[error("`{escape}` at character {position} of `{text}` is not a percent-encoded byte")]
    InvalidEscape {
        /// The URL or path as typed, its query left out.
        text: String,
        /// The `%` and what follows it.
        escape: String,
        /// Where the `%` stands, counted in characters from 1.
        position: usize,
    },
    /// A header that cannot be written to the wire.
    #[error("the header `{name}` {reason}")]
    InvalidHeader {
        /// Its name, or the beginning of what should have been a header.
        name: String,
        /// What is wrong with it, to be read after the name.
        reason: &'static str,
    },
    /// A header that sigcall sets itself.
    #[error("the header `{name}` cannot be given: {reason}")]
    ReservedHeader {
        /// Its name.
        name: String,
        /// Why it cannot.
        reason: &'static str,
    },
    /// A request for which no reliable signature exists.
    #[error("the request cannot be signed: {reason}")]
    Unsignable {
        /// What stands in the way.
        reason: String,
        /// What the signer said, if it was the signer.
        #[source]
        source: Option<Cause>,
    },
    /// The host's name has no address.
    #[error("the name `{host}` could not be resolved")]
    Resolve {
        /// The host of the request.
        host: String,
        /// What the resolver said.
        #[source]
        source: Cause,
    },
    /// No connection came about.
    #[error("no connection to `{host}`")]
    Connect {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// What the operating system or the proxy said.
        #[source]
        source: Cause,
    },
    /// The host could not prove who it is, or no common protocol was found.
    #[error("no secure connection to `{host}`: {reason}")]
    Tls {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// Which check failed.
        reason: TlsFault,
        /// What the TLS stack said.
        #[source]
        source: Cause,
    },
    /// No connection came about within the time allowed for it.
    #[error("no connection to `{host}` within the time allowed, after {:.1} s", .after.as_secs_f64())]
    ConnectTimeout {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// How long it was tried.
        after: Duration,
        /// What the client said.
        #[source]
        source: Cause,
    },
    /// The whole answer did not come within the time allowed for it.
    #[error("no complete answer from `{host}` within the time allowed, after {:.1} s", .after.as_secs_f64())]
    Timeout {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// How long it was waited for.
        after: Duration,
        /// What the client said.
        #[source]
        source: Cause,
    },
    /// The host took the connection and then closed it, or spoke something else than HTTP.
    #[error("`{host}` took the connection but gave no usable answer")]
    NoAnswer {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// What the client said.
        #[source]
        source: Cause,
    },
    /// The answer began and broke off.
    #[error("the answer of `{host}` broke off after {received} bytes of its body")]
    BodyTruncated {
        /// The host of the request, with its port where that is not the scheme's.
        host: String,
        /// How many bytes of the body had come.
        received: usize,
        /// What the client said.
        #[source]
        source: Cause,
    },
}
