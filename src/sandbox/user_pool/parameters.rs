//! The parameters of a sign-in: a map of texts, some of which must be there.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};

use crate::sandbox::aws_json::ServiceError;

/// The parameters of a call of `InitiateAuth` or `RespondToAuthChallenge`.
pub(super) type Parameters = HashMap<String, String>;

/// Reads parameters of which some may be `null`, which is to leave them out: amazon-cognito-identity-js says so of the
/// device that it does not have.
pub(super) fn read<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Parameters>, D::Error> {
    let given: Option<HashMap<String, Option<String>>> = Deserialize::deserialize(input)?;
    Ok(given.map(|given| {
        let given = given.into_iter();
        given
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }))
}

/// Returns a parameter that must be there and not empty.
pub(super) fn parameter<'a>(
    parameters: &'a Parameters,
    name: &str,
) -> Result<&'a str, ServiceError> {
    optional(parameters, name).ok_or_else(|| {
        ServiceError::invalid_parameter(format!("Missing required parameter {name}"))
    })
}

/// Returns a parameter that may be left out, which an empty one is.
pub(super) fn optional<'a>(parameters: &'a Parameters, name: &str) -> Option<&'a str> {
    parameters
        .get(name)
        .map(String::as_str)
        .filter(|value| !value.is_empty())
}
