//! Turns what the AWS SDK reports into this room's error: nothing came back, nonsense came back, or the service refused.

use std::error::Error;

use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::operation::RequestId;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::error::{AuthError, BoxError, Said};
use super::reason::Misconfiguration;
use super::verdict::{Step, verdict};
use crate::transport::{TransportError, causes};

/// Returns what a failed call of the SDK means.
pub(super) fn failure<E>(
    step: Step,
    operation: &'static str,
    error: SdkError<E, HttpResponse>,
) -> AuthError
where
    E: ProvideErrorMetadata + RequestId + Error + Send + Sync + 'static,
{
    match error {
        SdkError::ServiceError(context) => {
            let said = said(context.err());
            if said.code.is_empty() {
                let status = context.raw().status().as_u16();
                unclassed(operation, status, said, None)
            } else {
                verdict(step, said)
            }
        }
        SdkError::ResponseError(ref context) => {
            let status = context.raw().status().as_u16();
            unclassed(operation, status, Said::default(), Some(cause(error)))
        }
        SdkError::TimeoutError(_) => AuthError::TimedOut {
            operation,
            source: cause(error),
        },
        SdkError::DispatchFailure(ref failure) if failure.is_timeout() => AuthError::TimedOut {
            operation,
            source: cause(error),
        },
        SdkError::DispatchFailure(ref failure) if failure.is_io() => AuthError::Unreachable {
            operation,
            source: cause(error),
        },
        error => not_sent(operation, cause(error)),
    }
}

/// What is left failed on our side: over an answer that is too long, or over an address that cannot be used.
fn not_sent(operation: &'static str, cause: BoxError) -> AuthError {
    if cause.is::<TransportError>() {
        return AuthError::MalformedAnswer {
            operation,
            reason: "it cannot be taken".to_owned(),
            source: Some(cause),
        };
    }
    AuthError::Misconfigured {
        kind: Misconfiguration::Endpoint,
        said: Said {
            message: chain(&*cause),
            ..Said::default()
        },
    }
}

fn said<E: ProvideErrorMetadata + RequestId>(error: &E) -> Said {
    Said {
        code: error.code().unwrap_or_default().to_owned(),
        message: error.message().unwrap_or_default().to_owned(),
        request_id: error.request_id().map(str::to_owned),
    }
}

/// An answer without an error class comes from something in between, such as a company's proxy.
fn unclassed(
    operation: &'static str,
    status: u16,
    said: Said,
    source: Option<BoxError>,
) -> AuthError {
    if status == 429 {
        return AuthError::Throttled { said };
    }
    AuthError::MalformedAnswer {
        operation,
        reason: format!("HTTP status {status} and nothing that can be read"),
        source,
    }
}

/// Returns the innermost wrapper's cause: the SDK's own layers say nothing that this room does not say better.
fn cause<E>(error: SdkError<E, HttpResponse>) -> BoxError
where
    E: Error + Send + Sync + 'static,
{
    let source = match error.into_source() {
        Ok(source) => source,
        Err(error) => return error.into(),
    };
    match source.downcast::<ConnectorError>() {
        Ok(connector) => connector.into_source(),
        Err(source) => source,
    }
}

fn chain(error: &(dyn Error + 'static)) -> String {
    let mut texts: Vec<String> = causes(error).map(ToString::to_string).collect();
    // An I/O error says what the error says that it wraps.
    texts.dedup();
    texts.join(": ")
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_chain_says_each_cause_once_also_within_an_io_error() {
        let resolver = io::Error::other("no such name");
        let error = Wrapper(io::Error::other(resolver));
        assert_eq!(chain(&error), "cannot connect: no such name");
    }

    #[derive(Debug, thiserror::Error)]
    #[error("cannot connect")]
    struct Wrapper(#[source] io::Error);
}
