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
    Ok(prompt.ask(&question).await?.text)
}
