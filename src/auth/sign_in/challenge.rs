//! What a user pool asks in the middle of a sign-in, read from its parameters.

use std::collections::HashMap;

use crate::auth::error::AuthError;
use crate::auth::srp::ServerValues;

/// The prefix that the protocol puts before attributes' names (Amazon Cognito API Reference, `RespondToAuthChallenge`).
pub(in crate::auth) const ATTRIBUTE_PREFIX: &str = "userAttributes.";

/// The user's real name, where a challenge tells it.
const USERNAME: &str = "USERNAME";

/// A challenge that can be answered.
#[derive(Debug)]
pub(in crate::auth) enum Challenge {
    /// Prove the password by SRP.
    PasswordVerifier {
        /// The user's real name, which goes into the proof and into all that follows.
        user: String,
        /// The server's side of the exchange.
        server: Box<ServerValues>,
    },
    /// Replace a temporary password.
    NewPasswordRequired {
        /// The user's real name, if the challenge tells it.
        user: Option<String>,
        /// The required attributes that have no value yet, without the protocol's prefix.
        attributes: Vec<String>,
    },
}

impl Challenge {
    /// Reads a challenge. One that cannot be answered is an error that names it.
    pub(in crate::auth) fn parse(
        name: &str,
        parameters: &HashMap<String, String>,
    ) -> Result<Self, AuthError> {
        match name {
            "PASSWORD_VERIFIER" => password_verifier(parameters),
            "NEW_PASSWORD_REQUIRED" => new_password_required(parameters),
            _ => Err(AuthError::UnsupportedChallenge {
                name: name.to_owned(),
            }),
        }
    }
}

fn password_verifier(parameters: &HashMap<String, String>) -> Result<Challenge, AuthError> {
    let required = |key: &str| {
        parameters
            .get(key)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
            .ok_or_else(|| malformed("PASSWORD_VERIFIER", format!("`{key}` is missing")))
    };
    Ok(Challenge::PasswordVerifier {
        user: required("USER_ID_FOR_SRP")?.to_owned(),
        server: Box::new(ServerValues::parse(
            required("SALT")?,
            required("SRP_B")?,
            required("SECRET_BLOCK")?,
        )?),
    })
}

fn new_password_required(parameters: &HashMap<String, String>) -> Result<Challenge, AuthError> {
    let user = ["USER_ID_FOR_SRP", USERNAME]
        .iter()
        .find_map(|key| parameters.get(*key))
        .filter(|name| !name.is_empty())
        .cloned();
    let required: Vec<String> = json(parameters, "requiredAttributes")?;
    let present: HashMap<String, serde_json::Value> = json(parameters, "userAttributes")?;
    let has_value = |name: &str| {
        [name.to_owned(), format!("{ATTRIBUTE_PREFIX}{name}")]
            .iter()
            .any(|key| {
                present
                    .get(key)
                    .is_some_and(|value| !value.is_null() && value != "")
            })
    };
    let attributes = required
        .iter()
        .map(|name| name.strip_prefix(ATTRIBUTE_PREFIX).unwrap_or(name))
        // Cognito refuses to have an attribute written that it already has.
        .filter(|name| !name.is_empty() && !has_value(name))
        .map(str::to_owned)
        .collect();
    Ok(Challenge::NewPasswordRequired { user, attributes })
}

/// Reads a parameter that is JSON in a text; an absent one is empty.
fn json<T: serde::de::DeserializeOwned + Default>(
    parameters: &HashMap<String, String>,
    key: &str,
) -> Result<T, AuthError> {
    match parameters.get(key).map(String::as_str) {
        None | Some("") => Ok(T::default()),
        Some(text) => serde_json::from_str(text).map_err(|error| {
            malformed(
                "NEW_PASSWORD_REQUIRED",
                format!("`{key}` cannot be read: {error}"),
            )
        }),
    }
}

fn malformed(challenge: &'static str, reason: String) -> AuthError {
    AuthError::MalformedAnswer {
        operation: challenge,
        reason,
        source: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(name: &str, parameters: &[(&str, &str)]) -> Result<Challenge, AuthError> {
        let parameters = parameters
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        Challenge::parse(name, &parameters)
    }

    fn attributes(required: &str, present: &str) -> Vec<String> {
        let parameters = [
            ("requiredAttributes", required),
            ("userAttributes", present),
        ];
        match parse("NEW_PASSWORD_REQUIRED", &parameters).unwrap() {
            Challenge::NewPasswordRequired { attributes, .. } => attributes,
            other @ Challenge::PasswordVerifier { .. } => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_required_attributes_without_a_value_are_asked_for() {
        let required = r#"["userAttributes.email","userAttributes.custom:team","name"]"#;
        assert_eq!(attributes(required, "{}"), ["email", "custom:team", "name"]);
        assert_eq!(
            attributes(
                required,
                r#"{"email":"a@example.com","name":"","email_verified":"true"}"#
            ),
            ["custom:team", "name"]
        );
        assert_eq!(
            attributes(required, r#"{"userAttributes.name":"Alice","email":null}"#),
            ["email", "custom:team"]
        );
        assert!(attributes("[]", "").is_empty());
    }

    #[test]
    fn a_new_password_needs_no_parameters() {
        assert!(parse("NEW_PASSWORD_REQUIRED", &[]).is_ok());
    }

    #[test]
    fn odd_parameters_are_malformed() {
        for (name, parameters) in [
            (
                "NEW_PASSWORD_REQUIRED",
                vec![("requiredAttributes", "email")],
            ),
            ("NEW_PASSWORD_REQUIRED", vec![("requiredAttributes", "{}")]),
            ("NEW_PASSWORD_REQUIRED", vec![("userAttributes", "[]")]),
            ("PASSWORD_VERIFIER", vec![]),
            (
                "PASSWORD_VERIFIER",
                vec![("SALT", "aa"), ("SRP_B", "2"), ("SECRET_BLOCK", "AAAA")],
            ),
            (
                "PASSWORD_VERIFIER",
                vec![
                    ("SALT", "aa"),
                    ("SRP_B", ""),
                    ("SECRET_BLOCK", "AAAA"),
                    ("USER_ID_FOR_SRP", "bob"),
                ],
            ),
        ] {
            let error = parse(name, &parameters).unwrap_err();
            assert!(
                matches!(error, AuthError::MalformedAnswer { .. }),
                "{error}"
            );
        }
    }

    #[test]
    fn a_challenge_that_cannot_be_answered_is_named() {
        for name in ["SMS_MFA", "SOME_NEW_CHALLENGE", ""] {
            let error = parse(name, &[]).unwrap_err();
            assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        }
    }
}
