//! NEW_PASSWORD_REQUIRED: a password of the user's own, and the attributes that the pool lacks.

use std::collections::HashMap;

use super::challenge::ATTRIBUTE_PREFIX;
use crate::auth::again::password_refusal;
use crate::auth::error::AuthError;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;

/// Asks for the password and for each attribute; an attribute that was given before is not asked for again.
pub(super) async fn ask(
    user: &str,
    attributes: &[String],
    refused: Option<&AuthError>,
    given: &mut HashMap<String, String>,
    prompt: &mut dyn Prompt,
) -> Result<HashMap<String, String>, AuthError> {
    let question = Question::NewPassword {
        user: user.to_owned(),
        temporary: true,
        refused: refused.and_then(password_refusal),
    };
    let password = prompt.ask(&question).await?.text;
    let mut responses = HashMap::from([("NEW_PASSWORD".to_owned(), password.expose().clone())]);
    for name in attributes {
        if !given.contains_key(name) {
            let question = Question::Attribute { name: name.clone() };
            let value = prompt.ask(&question).await?.text;
            given.insert(name.clone(), value.expose().clone());
        }
    }
    responses.extend(
        given
            .iter()
            .map(|(name, value)| (format!("{ATTRIBUTE_PREFIX}{name}"), value.clone())),
    );
    Ok(responses)
}
