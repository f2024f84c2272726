//! One-time codes, and what is told of them when they are asked for.

use super::challenge::CodeChallenge;
use crate::auth::again::code_refusal;
use crate::auth::error::AuthError;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;
use crate::secret::SecretString;

/// Asks for the code of a challenge.
pub(super) async fn ask(
    challenge: &CodeChallenge,
    refused: Option<&AuthError>,
    prompt: &mut dyn Prompt,
) -> Result<SecretString, AuthError> {
    let question = Question::Code {
        factor: challenge.factor,
        sent: challenge.sent.clone(),
        device: challenge.device.clone(),
        refused: refused.and_then(code_refusal),
    };
    Ok(digits(&prompt.ask(&question).await?.text))
}

/// Apps show codes in groups, and people type what they see.
pub(super) fn digits(typed: &SecretString) -> SecretString {
    let kept = typed.expose().chars().filter(|c| !c.is_whitespace());
    SecretString::new(kept.collect())
}
