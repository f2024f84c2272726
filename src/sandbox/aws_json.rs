//! The protocol of both Cognito services: `application/x-amz-json-1.1` (AWS JSON 1.1 of the Smithy documentation).

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::sandbox::exchange::Answer;
use crate::sandbox::random;

/// An error as the service reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ServiceError {
    status: u16,
    code: &'static str,
    message: String,
}

impl ServiceError {
    /// An error of a class the service's model names.
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status: 400,
            code,
            message: message.into(),
        }
    }

    /// The caller is refused.
    pub(super) fn not_authorized(message: impl Into<String>) -> Self {
        Self::new("NotAuthorizedException", message)
    }

    /// A member is missing or wrong.
    pub(super) fn invalid_parameter(message: impl Into<String>) -> Self {
        Self::new("InvalidParameterException", message)
    }

    /// What the caller names is not there.
    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new("ResourceNotFoundException", message)
    }

    /// The service has no such operation.
    pub(super) fn unknown_operation() -> Self {
        Self::new("UnknownOperationException", "")
    }

    /// The service failed.
    pub(super) fn internal() -> Self {
        Self {
            status: 500,
            ..Self::new("InternalErrorException", "Internal server error")
        }
    }

    /// Returns what a person is told.
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    fn serialization(message: &str) -> Self {
        Self::new("SerializationException", message)
    }
}

/// Reads an operation's input; members the sandbox does not know are passed over, as AWS does.
///
/// Security: inputs hold passwords, tokens and sessions, so none of them has a `Debug`, which would print them.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ServiceError> {
    // Through a map first: a derived struct would also take an array of its fields.
    let members: Map<String, Value> = serde_json::from_slice(body)
        .map_err(|_| ServiceError::serialization("the body is not a JSON object"))?;
    serde_json::from_value(Value::Object(members))
        .map_err(|_| ServiceError::serialization("a member has the wrong type"))
}

/// Returns a member that must be there.
pub(super) fn required<T>(name: &str, member: Option<T>) -> Result<T, ServiceError> {
    member.ok_or_else(|| {
        ServiceError::invalid_parameter(format!(
            "1 validation error detected: Value at '{name}' failed to satisfy constraint: Member must not be null"
        ))
    })
}

/// Returns the answer to a call.
pub(super) fn answer(result: Result<Value, ServiceError>) -> Answer {
    let mut headers = vec![
        (
            "content-type".to_owned(),
            "application/x-amz-json-1.1".to_owned(),
        ),
        ("x-amzn-requestid".to_owned(), random::uuid()),
    ];
    let (status, body) = match result {
        Ok(output) => (200, output),
        Err(error) => {
            // With the colon that Cognito really sends.
            headers.push(("x-amzn-errortype".to_owned(), format!("{}:", error.code)));
            headers.push(("x-amzn-errormessage".to_owned(), error.message.clone()));
            (
                error.status,
                json!({"__type": error.code, "message": error.message}),
            )
        }
    };
    Answer {
        status,
        headers,
        body: body.to_string().into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_body_that_is_no_object_is_a_serialization_error() {
        for body in [
            "",
            "{",
            "[]",
            "[[\"a\"]]",
            "null",
            "\"x\"",
            "\u{0}",
            "{\"a\": 1}",
        ] {
            let read: Result<HashMap<String, String>, _> = read(body.as_bytes());
            let error = read.unwrap_err();
            assert_eq!(error.code, "SerializationException", "{body}");
        }
    }

    #[test]
    fn an_error_has_its_type_in_the_body_and_in_a_header_with_a_colon() {
        let answer = answer(Err(ServiceError::not_authorized("no")));
        assert_eq!(answer.status, 400);
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(
            body,
            json!({"__type": "NotAuthorizedException", "message": "no"})
        );
        assert!(answer.headers.contains(&(
            "x-amzn-errortype".to_owned(),
            "NotAuthorizedException:".to_owned()
        )));
    }
}
