//! Why the gateway refuses a request, in the words of each kind of API (Amazon API Gateway Developer Guide, "Gateway response types").

use serde_json::json;

use super::api_definition::ApiKind;
use crate::sandbox::exchange::Answer;
use crate::sandbox::signature::SignatureFault;

/// A reason to refuse a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No such stage.
    UnknownStage,
    /// No such method or path.
    UnknownRoute,
    /// The request has no signature that is accepted, and needs one.
    Signature(SignatureFault),
    /// The role's policies do not let the caller in; the text names caller, resource and reason.
    AccessDenied(String),
    /// A bearer route was called without a token.
    MissingBearerToken,
    /// The token is not one of this user pool, or of the wrong use.
    InvalidBearerToken,
    /// The token's time is over.
    ExpiredBearerToken,
    /// The token is good, but its user is in none of the route's groups.
    NotInGroup,
}

impl From<SignatureFault> for Refusal {
    fn from(fault: SignatureFault) -> Self {
        Self::Signature(fault)
    }
}

impl Refusal {
    /// Returns the answer that an API of this kind gives, without the headers that every answer carries.
    pub(super) fn answer(&self, kind: ApiKind) -> Answer {
        match kind {
            ApiKind::Rest => self.rest(),
            ApiKind::Http => self.http(),
        }
    }

    fn rest(&self) -> Answer {
        let (status, error_type, key, text) = match self {
            Self::UnknownStage => (403, "ForbiddenException", "message", "Forbidden"),
            Self::UnknownRoute | Self::Signature(SignatureFault::Missing) => (
                403,
                "MissingAuthenticationTokenException",
                "message",
                "Missing Authentication Token",
            ),
            Self::Signature(SignatureFault::Incomplete(text)) => (
                403,
                "IncompleteSignatureException",
                "message",
                text.as_str(),
            ),
            Self::Signature(SignatureFault::Invalid(text)) => {
                (403, "InvalidSignatureException", "message", text.as_str())
            }
            Self::Signature(SignatureFault::UnrecognizedClient) => (
                403,
                "UnrecognizedClientException",
                "message",
                "The security token included in the request is invalid.",
            ),
            // Without a full stop, unlike the text above: that is how AWS writes both.
            Self::Signature(SignatureFault::Expired) => (
                403,
                "ExpiredTokenException",
                "message",
                "The security token included in the request is expired",
            ),
            Self::AccessDenied(text) => (403, "AccessDeniedException", "Message", text.as_str()),
            Self::MissingBearerToken | Self::InvalidBearerToken => {
                (401, "UnauthorizedException", "message", "Unauthorized")
            }
            Self::ExpiredBearerToken => (
                401,
                "UnauthorizedException",
                "message",
                "The incoming token has expired",
            ),
            Self::NotInGroup => (
                403,
                "AccessDeniedException",
                "Message",
                "User is not authorized to access this resource with an explicit deny in an identity-based policy",
            ),
        };
        let mut answer = Answer::json(status, &json!({ key: text }));
        answer
            .headers
            .push(("x-amzn-ErrorType".to_owned(), error_type.to_owned()));
        answer
    }

    // An HTTP API gives no reason for an IAM failure.
    fn http(&self) -> Answer {
        match self {
            Self::UnknownStage | Self::UnknownRoute => {
                Answer::json(404, &json!({"message": "Not Found"}))
            }
            Self::Signature(_) | Self::AccessDenied(_) | Self::NotInGroup => {
                Answer::json(403, &json!({"message": "Forbidden"}))
            }
            Self::MissingBearerToken => unauthorized("Bearer"),
            Self::InvalidBearerToken => unauthorized(
                r#"Bearer scope="" error="invalid_token" error_description="the token is not valid""#,
            ),
            Self::ExpiredBearerToken => unauthorized(
                r#"Bearer scope="" error="invalid_token" error_description="the token has expired""#,
            ),
        }
    }
}

fn unauthorized(challenge: &str) -> Answer {
    let mut answer = Answer::json(401, &json!({"message": "Unauthorized"}));
    answer
        .headers
        .push(("www-authenticate".to_owned(), challenge.to_owned()));
    answer
}
