//! What came back from a page of the user pool, or did not, in this room's words.

use std::time::Duration;

use aws_smithy_runtime_api::client::result::ConnectorError;
use serde_json::{Map, Value};

use crate::auth::error::{AuthError, Said};
use crate::auth::reason::Misconfiguration;
use crate::transport::causes;

/// Cognito answers in well under a second; without a limit a silent network would hang the program.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer with its status and its body.
pub(super) type Answer = http::Response<Vec<u8>>;

/// Waits for an answer.
pub(super) async fn answer(
    operation: &'static str,
    asked: impl Future<Output = Result<Answer, ConnectorError>>,
) -> Result<Answer, AuthError> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answered) => answered.map_err(|error| no_answer(operation, error)),
        Err(elapsed) => Err(AuthError::TimedOut {
            operation,
            source: elapsed.into(),
        }),
    }
}

/// Returns the members of a JSON object that an answer consists of.
pub(super) fn members(
    operation: &'static str,
    answer: &Answer,
) -> Result<Map<String, Value>, AuthError> {
    match serde_json::from_slice(answer.body()) {
        Ok(Value::Object(members)) => Ok(members),
        // The library's own error could quote a token.
        Ok(_) | Err(_) => Err(malformed(
            operation,
            format!(
                "HTTP status {} and no JSON object",
                answer.status().as_u16()
            ),
        )),
    }
}

/// Returns a member that is text; an absent one is none.
pub(super) fn text<'a>(
    operation: &'static str,
    members: &'a Map<String, Value>,
    name: &str,
) -> Result<Option<&'a str>, AuthError> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(malformed(operation, format!("`{name}` is not a text"))),
    }
}

/// Makes the error of an answer that does not follow the protocol.
pub(super) fn malformed(operation: &'static str, reason: impl Into<String>) -> AuthError {
    AuthError::MalformedAnswer {
        operation,
        reason: reason.into(),
        source: None,
    }
}

fn no_answer(operation: &'static str, error: ConnectorError) -> AuthError {
    if error.is_timeout() {
        return AuthError::TimedOut {
            operation,
            source: error.into_source(),
        };
    }
    if error.is_io() {
        return AuthError::Unreachable {
            operation,
            source: error.into_source(),
        };
    }
    if error.is_user() {
        let source = error.into_source();
        let texts: Vec<String> = causes(&*source).map(ToString::to_string).collect();
        return AuthError::Misconfigured {
            kind: Misconfiguration::Endpoint,
            said: Said {
                message: texts.join(": "),
                ..Said::default()
            },
        };
    }
    AuthError::MalformedAnswer {
        operation,
        reason: "it cannot be taken".to_owned(),
        source: Some(error.into_source()),
    }
}
