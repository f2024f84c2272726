//! The IAM authorizer: whose signature a request bears, and whether the policies of that role allow the call.

use super::api_definition::ApiDefinition;
use super::circumstances::Circumstances;
use super::echo::ReachedBy;
use super::refusal::Refusal;
use crate::sandbox::callers::{Callers, IssuedCredentials};
use crate::sandbox::exchange::Received;
use crate::sandbox::partition;
use crate::sandbox::policy::{self, ConditionContext, Decision};
use crate::sandbox::signature::{self, Expected};

const ACTION: &str = "execute-api:Invoke";

/// Returns the role session that signed the request, or why it may not make this call. `path` is decoded, without the stage.
pub(super) fn admit(
    api: &ApiDefinition,
    circumstances: &Circumstances,
    received: &Received<'_>,
    path: &str,
    callers: &dyn Callers,
) -> Result<ReachedBy, Refusal> {
    let expected = Expected {
        region: &circumstances.region,
        service: "execute-api",
        now: circumstances.now,
    };
    let credentials = signature::verify(received, expected, callers)?;
    let call = format!("{}/{}/{}{path}", api.id, api.stage, received.method);
    authorize(circumstances, &credentials, &call)?;
    Ok(ReachedBy::Role {
        role: credentials.role_name().to_owned(),
        identity_id: credentials.identity_id,
    })
}

fn authorize(
    circumstances: &Circumstances,
    credentials: &IssuedCredentials,
    call: &str,
) -> Result<(), Refusal> {
    let partition = partition::of_region(&circumstances.region);
    let resource = |account: &str| {
        let region = &circumstances.region;
        format!("arn:{partition}:execute-api:{region}:{account}:{call}")
    };
    let context = ConditionContext {
        identity_id: credentials.identity_id.clone(),
        principal_arn: credentials.role_arn.clone(),
        source_ip: Some(circumstances.source_ip),
    };
    let decision = policy::evaluate(
        &credentials.policies,
        ACTION,
        &resource(&circumstances.account),
        &context,
    );
    let reason = match decision {
        Decision::Allowed => return Ok(()),
        Decision::ImplicitDeny => {
            format!("because no identity-based policy allows the {ACTION} action")
        }
        Decision::ExplicitDeny => "with an explicit deny in an identity-based policy".to_owned(),
    };
    let masked = resource(&masked(&circumstances.account));
    let user = &credentials.assumed_role_arn;
    Err(Refusal::AccessDenied(format!(
        "User: {user} is not authorized to perform: {ACTION} on resource: {masked} {reason}"
    )))
}

fn masked(account: &str) -> String {
    let shown = account.len().saturating_sub(4);
    format!("********{}", account.get(shown..).unwrap_or_default())
}

#[cfg(test)]
#[path = "iam_authorizer_tests.rs"]
mod tests;
