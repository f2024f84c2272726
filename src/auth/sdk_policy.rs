//! How long and how often the AWS SDK tries, the same for both services.

use std::time::Duration;

use aws_sdk_cognitoidentityprovider::config::retry::{ClassifyRetry, RetryAction, RetryConfig};
use aws_sdk_cognitoidentityprovider::config::timeout::TimeoutConfig;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use serde_json::Value;

use crate::ids::Region;

const MOST_ATTEMPTS: u32 = 3;

/// Cognito answers in well under a second; without a limit a silent network would hang the program.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);

/// Returns how often is tried: up to three times, with growing pauses.
pub(super) fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(MOST_ATTEMPTS)
}

/// Returns how long one attempt may take.
pub(super) fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .operation_attempt_timeout(ATTEMPT_TIMEOUT)
        .build()
}

/// Returns the endpoint to override AWS's with. The SDK panics over one without a letter.
pub(super) fn endpoint(configured: Option<&str>) -> Option<&str> {
    configured.filter(|url| !url.is_empty())
}

/// Returns whether FIPS hosts are to be asked. In GovCloud Cognito has no others (AWS GovCloud (US) User Guide, "Amazon
/// Cognito"); an endpoint that was configured stands for itself.
pub(super) fn fips(wanted: bool, region: &Region, endpoint: Option<&str>) -> bool {
    wanted || (endpoint.is_none() && region.as_str().starts_with("us-gov-"))
}

/// A user's own limit of attempts, which lasts for an hour. The SDK takes it for throttling.
const USERS_LIMIT: &str = "LimitExceededException";

/// Lets the SDK repeat only what the service itself answered with throttling or an internal failure.
///
/// Where no answer came, the request may have been obeyed all the same: its session is then used up, or its refresh token
/// replaced, and a repetition would be refused for a reason that misleads.
#[derive(Debug)]
pub(super) struct OnlyAnswered;

impl ClassifyRetry for OnlyAnswered {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        let server_failed = context
            .response()
            .is_some_and(|response| response.status().is_server_error());
        match context.output_or_error() {
            Some(Err(error)) if !error.is_operation_error() && !server_failed => {
                RetryAction::RetryForbidden
            }
            Some(Err(_)) if context.response().is_some_and(tells_of_users_limit) => {
                RetryAction::RetryForbidden
            }
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "only what the service answered"
    }
}

/// Reads the error's class as the SDK does: from the header or the body, either perhaps with a name space (Smithy, "AWS JSON
/// 1.1 protocol", Operation error serialization).
fn tells_of_users_limit(response: &HttpResponse) -> bool {
    let is_limit = |class: &str| {
        let class = class.split(':').next().unwrap_or_default();
        class.rsplit('#').next() == Some(USERS_LIMIT)
    };
    let in_body = || {
        let body: Value = serde_json::from_slice(response.body().bytes()?).ok()?;
        let class = body.get("__type").or_else(|| body.get("code"))?;
        Some(is_limit(class.as_str()?))
    };
    let in_header = response.headers().get("x-amzn-errortype").map(is_limit);
    in_header.or_else(in_body).unwrap_or_default()
}
