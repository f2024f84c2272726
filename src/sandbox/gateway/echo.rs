//! The body of a route that was reached: the one its scenario gives, or an echo of what arrived.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::api_definition::Route;
use crate::sandbox::exchange::{Answer, Received};

/// Who reached the route, as its backend would learn it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ReachedBy {
    /// The session of a role.
    Role {
        /// The role's name.
        role: String,
        /// The identity the credentials belong to.
        identity_id: String,
    },
    /// A user with a token.
    User {
        /// The internal user name.
        username: String,
        /// The user's groups.
        groups: Vec<String>,
    },
}

#[derive(Serialize)]
struct Echo<'a> {
    method: &'a str,
    path: String,
    query: BTreeMap<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caller: Option<&'a ReachedBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Value>,
}

/// Returns the route's answer, without the headers that every answer carries.
pub(in crate::sandbox) fn answer(
    route: &Route,
    received: &Received<'_>,
    path: String,
    caller: Option<&ReachedBy>,
) -> Answer {
    let body = match &route.body {
        // RFC 9110 15.3.5, 15.4.5: these two have none.
        _ if [204, 304].contains(&route.status) => Vec::new(),
        Some(body) => body.clone().into_bytes(),
        None => echo(received, path, caller),
    };
    let mut headers: Vec<(String, String)> = route
        .headers
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let has_type = headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if !has_type && !body.is_empty() {
        let media_type = match serde_json::from_slice::<serde::de::IgnoredAny>(&body) {
            Ok(_) => "application/json",
            Err(_) => "text/plain; charset=utf-8",
        };
        headers.push(("content-type".to_owned(), media_type.to_owned()));
    }
    Answer {
        status: route.status,
        headers,
        body,
    }
}

fn echo(received: &Received<'_>, path: String, caller: Option<&ReachedBy>) -> Vec<u8> {
    let echo = Echo {
        method: received.method,
        path,
        query: query(received),
        caller,
        body: body(received.body),
    };
    // A struct of texts and JSON values always has a JSON form.
    serde_json::to_vec(&echo).unwrap_or_default()
}

// The parameters of a presigned URL stay out: among them is the session token.
fn query(received: &Received<'_>) -> BTreeMap<String, Value> {
    let mut query: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in received.query_pairs() {
        let name = String::from_utf8_lossy(&name).into_owned();
        if !name.to_ascii_lowercase().starts_with("x-amz-") {
            let value = String::from_utf8_lossy(&value).into_owned();
            query.entry(name).or_default().push(value);
        }
    }
    query
        .into_iter()
        .map(|(name, values)| {
            let value = match values.as_slice() {
                [one] => Value::from(one.as_str()),
                several => Value::from(several),
            };
            (name, value)
        })
        .collect()
}

fn body(body: &[u8]) -> Option<Value> {
    if body.is_empty() {
        return None;
    }
    Some(
        serde_json::from_slice(body)
            .unwrap_or_else(|_| Value::from(String::from_utf8_lossy(body).into_owned())),
    )
}

#[cfg(test)]
#[path = "echo_tests.rs"]
mod tests;
