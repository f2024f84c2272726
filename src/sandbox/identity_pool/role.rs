//! Which role an identity gets (Amazon Cognito Developer Guide, "Role-based access control").

use super::login::Login;
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::{AmbiguousRole, RoleMapping, Scenario};

/// Returns the name of the role for a login. It need not be one that trusts the identity pool.
pub(super) fn choose<'a>(
    scenario: &'a Scenario,
    login: &Login,
    custom_role_arn: Option<&str>,
) -> Result<&'a str, ServiceError> {
    if let Some(arn) = custom_role_arn {
        if !login.roles.iter().any(|role| role == arn) {
            // AWS documents the class of this error and not its words.
            return Err(ServiceError::not_authorized(format!(
                "Role '{arn}' is not among the roles of the token."
            )));
        }
        return named(scenario, arn);
    }
    match (scenario.identity_pool.role_mapping, &login.preferred_role) {
        (RoleMapping::None, _) => authenticated_role(scenario),
        (RoleMapping::Token, Some(arn)) => named(scenario, arn),
        (RoleMapping::Token, None) => match scenario.identity_pool.ambiguous_role {
            AmbiguousRole::AuthenticatedRole => authenticated_role(scenario),
            AmbiguousRole::Deny => Err(ServiceError::not_authorized(
                "The ambiguous role mapping rules denied this request",
            )),
        },
    }
}

/// What any fault of the pool's roles is answered with, whatever it is.
pub(super) fn broken_configuration() -> ServiceError {
    ServiceError::new(
        "InvalidIdentityPoolConfigurationException",
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
    )
}

fn named<'a>(scenario: &'a Scenario, arn: &str) -> Result<&'a str, ServiceError> {
    scenario
        .role_by_arn(arn)
        .map(|(name, _)| name)
        .ok_or_else(broken_configuration)
}

fn authenticated_role(scenario: &Scenario) -> Result<&str, ServiceError> {
    scenario
        .identity_pool
        .authenticated_role
        .as_deref()
        .ok_or_else(broken_configuration)
}
