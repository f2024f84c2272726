//! Turns what the AWS SDK reports into this room's error: nothing came back, nonsense came back, or the service refused.

use std::error::Error;

use aws_sdk_cognitoidentityprovider::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cognitoidentityprovider::operation::RequestId;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;

use super::error::{AuthError, BoxError, Misconfiguration, Said};
use super::verdict::{Step, verdict};

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
            let status = context.raw().status().as_u16();
            refused(step, operation, status, said(context.err()))
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
        SdkError::DispatchFailure(ref failure) if failure.is_other() => malformed(operation, error),
        SdkError::ResponseError(_) => malformed(operation, error),
        // What is left failed before anything was sent, over an address that cannot be used.
        _ => AuthError::Misconfigured {
            kind: Misconfiguration::Endpoint,
            said: Said {
                message: chain(&*cause(error)),
                ..Said::default()
            },
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

/// An answer without an error class comes from something in between, such as a company proxy.
fn refused(step: Step, operation: &'static str, status: u16, said: Said) -> AuthError {
    if !said.code.is_empty() {
        return verdict(step, said);
    }
    if status == 429 {
        return AuthError::Throttled { said };
    }
    AuthError::MalformedAnswer {
        operation,
        reason: format!("HTTP status {status} without the class of an error"),
        source: None,
    }
}

fn malformed<E>(operation: &'static str, error: SdkError<E, HttpResponse>) -> AuthError
where
    E: Error + Send + Sync + 'static,
{
    AuthError::MalformedAnswer {
        operation,
        reason: "it cannot be read".to_owned(),
        source: Some(cause(error)),
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

fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
