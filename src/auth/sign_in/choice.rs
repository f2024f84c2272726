//! Choosing: which way to begin (`SELECT_CHALLENGE`), which second factor (`SELECT_MFA_TYPE`).

use crate::auth::error::AuthError;
use crate::auth::prompt::Prompt;
use crate::auth::question::Question;

/// What a terminal program has no authenticator for.
const NEEDS_A_BROWSER: &str = "WEB_AUTHN";

/// Returns the way to begin.
pub(super) async fn first_factor(
    offered: &[String],
    prompt: &mut dyn Prompt,
) -> Result<String, AuthError> {
    let possible: Vec<String> = offered
        .iter()
        .filter(|name| *name != NEEDS_A_BROWSER)
        .cloned()
        .collect();
    if possible.is_empty() {
        return Err(AuthError::UnsupportedChallenge {
            name: NEEDS_A_BROWSER.to_owned(),
        });
    }
    chosen(possible, prompt, |offered| Question::FirstFactor {
        offered,
    })
    .await
}

/// Returns the second factor, letter for letter as it was offered.
pub(super) async fn second_factor(
    offered: &[String],
    prompt: &mut dyn Prompt,
) -> Result<String, AuthError> {
    chosen(offered.to_vec(), prompt, |offered| Question::SecondFactor {
        offered,
    })
    .await
}

/// Even where there is only one: what was wanted beforehand may be another.
pub(super) async fn chosen(
    offered: Vec<String>,
    prompt: &mut dyn Prompt,
    question: impl FnOnce(Vec<String>) -> Question,
) -> Result<String, AuthError> {
    let answer = prompt.ask(&question(offered)).await?;
    Ok(answer.text.expose().clone())
}
