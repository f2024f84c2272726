//! The gateway's verdict on one request: stage, route, authorizer, answer.
//!
//! It judges the bytes received and imports nothing that the caller signs with.

use super::api_definition::{ApiDefinition, ApiKind, RouteAuth};
use super::bearer_authorizer;
use super::circumstances::Circumstances;
use super::echo;
use super::iam_authorizer;
use super::refusal::Refusal;
use super::routing;
use crate::sandbox::callers::Callers;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::random;
use crate::sandbox::signature;

/// Returns the gateway's answer to a request.
pub(in crate::sandbox) fn answer(
    api: &ApiDefinition,
    circumstances: &Circumstances,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Answer {
    let mut answer = reach(api, circumstances, received, callers)
        .unwrap_or_else(|refusal| refusal.answer(api.kind));
    answer.headers.extend(request_ids(api.kind));
    if received.method == "HEAD" {
        answer.body.clear();
    }
    answer
}

fn reach(
    api: &ApiDefinition,
    circumstances: &Circumstances,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Result<Answer, Refusal> {
    let wire_path = routing::path_under_stage(api, received.path()).ok_or(Refusal::UnknownStage)?;
    let Some(route) = routing::find(api, received.method, wire_path) else {
        return Err(missing_route(api.kind, received));
    };
    let path = decoded(wire_path);
    let caller = match route.auth {
        RouteAuth::Iam => Some(iam_authorizer::admit(
            api,
            circumstances,
            received,
            &path,
            callers,
        )?),
        RouteAuth::Bearer => Some(bearer_authorizer::admit(route, received, callers)?),
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

#[cfg(test)]
#[path = "http_api_tests.rs"]
mod http_api_tests;

#[cfg(test)]
#[path = "arbitrary_request_tests.rs"]
mod arbitrary_request_tests;
