//! SignatureFault: why a signature is not accepted. In which words the caller learns it is for the service to say.

/// Why a signature is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sandbox) enum SignatureFault {
    /// The request carries none.
    Missing,
    /// Its parts cannot be read; the text lists what is wrong.
    Incomplete(String),
    /// It does not hold; the text says why.
    Invalid(String),
    /// The access key or its session token is not known.
    UnrecognizedClient,
    /// It holds, but its credentials have expired.
    Expired,
}
