//! IdTokenFault: which check of an ID token failed.

/// Why an ID token is not believed (OpenID Connect Core 1.0, 3.1.3.7).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdTokenFault {
    /// It is not signed as Cognito signs, or not at all.
    #[error("its algorithm is `{algorithm}`, not `RS256`")]
    Algorithm {
        /// The algorithm that its header names.
        algorithm: String,
    },
    /// Its header names no key.
    #[error("it does not say which key signed it")]
    NoKeyId,
    /// The user pool has no such key.
    #[error("the user pool has no key `{key_id}`")]
    UnknownKey {
        /// The key that its header names.
        key_id: String,
    },
    /// The signature is not the key's over this very token.
    #[error("its signature does not hold")]
    Signature,
    /// It comes from somewhere else.
    #[error("its issuer is `{issuer}`, not `{expected}`")]
    Issuer {
        /// Who made it, as it says.
        issuer: String,
        /// Who should have.
        expected: String,
    },
    /// It was made for somebody else.
    #[error("it is for the app client `{audience}`")]
    Audience {
        /// The app client it was made for.
        audience: String,
    },
    /// It is no longer valid, or the clock is ahead.
    #[error("it has expired by this machine's clock")]
    Expired,
    /// It was made later than now, so the clock is behind.
    #[error("it was made in the future by this machine's clock")]
    NotYetMade,
    /// It does not carry the number that the request sent: it answers another request.
    #[error("it does not carry the `nonce` of this sign-in")]
    Nonce,
}
