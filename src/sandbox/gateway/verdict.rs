//! The gateway's verdict on one request: stage, route, authorizer, answer.
//!
//! It judges the bytes received and imports nothing that the caller signs with.

use std::time::SystemTime;

use super::api_definition::{ApiDefinition, ApiKind, Route, RouteAuth};
use super::echo::{self, ReachedBy};
use super::refusal::Refusal;
use super::routing;
use crate::sandbox::callers::{Callers, IssuedCredentials, TokenProblem};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::partition;
use crate::sandbox::policy::{self, ConditionContext, Decision};
use crate::sandbox::random;
use crate::sandbox::signature::{self, Expected};

const ACTION: &str = "execute-api:Invoke";

/// Where and when a request is judged.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Place {
    /// The region of the API.
    pub(in crate::sandbox) region: String,
    /// The account that owns the API, twelve digits.
    pub(in crate::sandbox) account: String,
    /// The gateway's clock.
    pub(in crate::sandbox) now: SystemTime,
    /// The caller's address.
    pub(in crate::sandbox) source_ip: String,
}

/// Returns the gateway's answer to a request.
pub(in crate::sandbox) fn answer(
    api: &ApiDefinition,
    place: &Place,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Answer {
    let mut answer =
        reach(api, place, received, callers).unwrap_or_else(|refusal| refusal.answer(api.kind));
    answer.headers.extend(request_ids(api.kind));
    if received.method == "HEAD" {
        answer.body.clear();
    }
    answer
}

fn reach(
    api: &ApiDefinition,
    place: &Place,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Result<Answer, Refusal> {
    let wire_path = routing::path_under_stage(api, received.path()).ok_or(Refusal::UnknownStage)?;
    let Some(route) = routing::find(api, received.method, wire_path) else {
        return Err(missing_route(api.kind, received));
    };
    let path = decoded(wire_path);
    let caller = match route.auth {
        RouteAuth::Iam => Some(signed_caller(api, place, received, &path, callers)?),
        RouteAuth::Bearer => Some(token_caller(route, received, callers)?),
        RouteAuth::None => None,
    };
    Ok(echo::answer(route, received, path, caller.as_ref()))
}

// A REST API reads the signature before it owns up to a missing route: a bearer token sent to a wrong path is told off
// as an incomplete signature.
fn missing_route(kind: ApiKind, received: &Received<'_>) -> Refusal {
    match (kind, signature::check_form(received)) {
        (ApiKind::Rest, Err(fault)) => fault.into(),
        _ => Refusal::UnknownRoute,
    }
}

fn signed_caller(
    api: &ApiDefinition,
    place: &Place,
    received: &Received<'_>,
    path: &str,
    callers: &dyn Callers,
) -> Result<ReachedBy, Refusal> {
    let expected = Expected {
        region: &place.region,
        service: "execute-api",
        now: place.now,
    };
    let credentials = signature::verify(received, expected, callers)?;
    let call = format!("{}/{}/{}{path}", api.id, api.stage, received.method);
    authorize(place, &credentials, &call)?;
    Ok(ReachedBy::Role {
        role: credentials.role_name,
        identity_id: credentials.identity_id,
    })
}

fn authorize(place: &Place, credentials: &IssuedCredentials, call: &str) -> Result<(), Refusal> {
    let partition = partition::of_region(&place.region);
    let resource = |account: &str| {
        let region = &place.region;
        format!("arn:{partition}:execute-api:{region}:{account}:{call}")
    };
    let context = ConditionContext {
        identity_id: credentials.identity_id.clone(),
        principal_arn: format!(
            "arn:{partition}:iam::{}:role/{}",
            place.account, credentials.role_name
        ),
        source_ip: place.source_ip.parse().ok(),
    };
    let decision = policy::evaluate(
        &credentials.policies,
        ACTION,
        &resource(&place.account),
        &context,
    );
    let reason = match decision {
        Decision::Allowed => return Ok(()),
        Decision::ImplicitDeny => {
            format!("because no identity-based policy allows the {ACTION} action")
        }
        Decision::ExplicitDeny => "with an explicit deny in an identity-based policy".to_owned(),
    };
    let masked = resource(&masked(&place.account));
    let user = &credentials.assumed_role_arn;
    Err(Refusal::AccessDenied(format!(
        "User: {user} is not authorized to perform: {ACTION} on resource: {masked} {reason}"
    )))
}

fn token_caller(
    route: &Route,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Result<ReachedBy, Refusal> {
    let authorization = received
        .header("authorization")
        .filter(|value| !value.is_empty())
        .ok_or(Refusal::MissingBearerToken)?;
    let claims =
        callers
            .verify_token(bare_token(&authorization))
            .map_err(|problem| match problem {
                TokenProblem::Invalid => Refusal::InvalidBearerToken,
                TokenProblem::Expired => Refusal::ExpiredBearerToken,
            })?;
    if claims.token_use != route.token {
        return Err(Refusal::InvalidBearerToken);
    }
    if !route.groups.is_empty()
        && !claims
            .groups
            .iter()
            .any(|group| route.groups.contains(group))
    {
        return Err(Refusal::NotInGroup);
    }
    Ok(ReachedBy::User {
        username: claims.username,
        groups: claims.groups,
    })
}

// Both forms are in use: Cognito authorizers take the bare token, JWT authorizers the scheme.
fn bare_token(authorization: &str) -> &str {
    match authorization.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => authorization,
    }
}

// AWS does not say whether resource ARNs hold the path as sent or decoded. Decoded, an escape cannot slip past a `Deny`.
fn decoded(wire_path: &str) -> String {
    let path = percent_encoding::percent_decode_str(wire_path)
        .decode_utf8_lossy()
        .into_owned();
    if path.is_empty() {
        "/".to_owned()
    } else {
        path
    }
}

fn masked(account: &str) -> String {
    let shown = account.len().saturating_sub(4);
    format!("********{}", account.get(shown..).unwrap_or_default())
}

fn request_ids(kind: ApiKind) -> Vec<(String, String)> {
    let headers = match kind {
        ApiKind::Rest => vec![
            ("x-amzn-RequestId", random::uuid()),
            ("x-amz-apigw-id", extended_request_id()),
        ],
        ApiKind::Http => vec![("apigw-requestid", extended_request_id())],
    };
    headers
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

// Sixteen characters of base64.
fn extended_request_id() -> String {
    random::base64::<11>()
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
