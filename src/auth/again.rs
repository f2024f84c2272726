//! Again: which refusals leave a question open for another answer.

use super::error::AuthError;
use super::prompt::PromptError;
use super::question::CodeRefusal;
use super::reason::Refusal;

/// Returns why a code was refused, if another one may be given. Cognito leaves the challenge open under the same session;
/// only a code that would have to be sent anew cannot be had within this sign-in.
pub(super) fn code_refusal(error: &AuthError) -> Option<CodeRefusal> {
    let AuthError::Refused {
        kind: kind @ (Refusal::WrongCode | Refusal::WrongResetCode | Refusal::UsedCode),
        said,
    } = error
    else {
        return None;
    };
    Some(CodeRefusal {
        reason: said.message.clone(),
        was_used: *kind == Refusal::UsedCode,
    })
}

/// Returns why a new password was refused, if another one may be given.
pub(super) fn password_refusal(error: &AuthError) -> Option<String> {
    match error {
        AuthError::Refused {
            kind: Refusal::NewPasswordNotAllowed | Refusal::NewPasswordUsedBefore,
            said,
        } => Some(said.to_string()),
        _ => None,
    }
}

/// Returns the error of a question that stays open: where an answer was refused before, that refusal says more than that
/// there is nobody to ask.
pub(super) fn unanswered(error: AuthError, refused: Option<AuthError>) -> AuthError {
    match (error, refused) {
        (AuthError::Prompt(PromptError::Unanswerable { .. }), Some(refused)) => refused,
        (error, _) => error,
    }
}
