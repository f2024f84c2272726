//! OAuthError: what an app is refused with at the endpoints it calls itself (RFC 6749, 5.2; RFC 7009, 2.2.1).

use serde_json::json;

use crate::sandbox::exchange::Answer;

/// Why an app's call is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OAuthError {
    /// A field is missing, repeated or malformed, or both kinds of client authentication disagree.
    InvalidRequest,
    /// The client is not there, or did not prove who it is.
    InvalidClient,
    /// The code or refresh token gives nothing.
    InvalidGrant,
    /// The client may not use this grant.
    UnauthorizedClient,
    /// There is no such grant.
    UnsupportedGrantType,
    /// Only refresh tokens can be revoked.
    UnsupportedTokenType,
}

impl OAuthError {
    /// Returns the answer with a status.
    pub(super) fn answer(self, status: u16) -> Answer {
        let error = match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnsupportedTokenType => "unsupported_token_type",
        };
        not_stored(Answer::json(status, &json!({ "error": error })))
    }
}

/// Adds the headers by which nobody on the way keeps an answer (RFC 6749, 5.1).
pub(super) fn not_stored(mut answer: Answer) -> Answer {
    for (name, value) in [("cache-control", "no-store"), ("pragma", "no-cache")] {
        answer.headers.push((name.to_owned(), value.to_owned()));
    }
    answer
}
