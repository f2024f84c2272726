//! Helping somebody who has forgotten the password, or wants another: asked for again where the pool refuses it.

use super::again::{code_refusal, password_refusal, unanswered};
use super::error::AuthError;
use super::prompt::Prompt;
use super::question::{Delivery, Question};
use super::user_pool::UserPool;
use crate::ids::Username;
use crate::secret::SecretString;

impl UserPool {
    /// Sets a new password with a code that was sent, each asked for by `prompt`.
    pub async fn reset_password(
        &self,
        user: &Username,
        sent: Option<Delivery>,
        prompt: &mut dyn Prompt,
    ) -> Result<(), AuthError> {
        let code_question = |refused| Question::ResetCode {
            sent: sent.clone(),
            refused,
        };
        let mut code = ask(prompt, &code_question(None), None).await?;
        let mut password = ask(prompt, &new_password(user, None), None).await?;
        loop {
            let error = match self.confirm_forgot_password(user, &code, &password).await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            if let Some(refusal) = code_refusal(&error) {
                code = ask(prompt, &code_question(Some(refusal)), Some(error)).await?;
            } else if let Some(reason) = password_refusal(&error) {
                password = ask(prompt, &new_password(user, Some(reason)), Some(error)).await?;
            } else {
                return Err(error);
            }
        }
    }

    /// Sets a new password for the user whose access token this is and who knows the old one.
    pub async fn replace_password(
        &self,
        user: &Username,
        access_token: &SecretString,
        old: &SecretString,
        prompt: &mut dyn Prompt,
    ) -> Result<(), AuthError> {
        let mut password = ask(prompt, &new_password(user, None), None).await?;
        loop {
            let error = match self.change_password(access_token, old, &password).await {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            match password_refusal(&error) {
                Some(reason) => {
                    password = ask(prompt, &new_password(user, Some(reason)), Some(error)).await?;
                }
                None => return Err(error),
            }
        }
    }
}

fn new_password(user: &Username, refused: Option<String>) -> Question {
    Question::NewPassword {
        user: user.to_string(),
        temporary: false,
        refused,
    }
}

async fn ask(
    prompt: &mut dyn Prompt,
    question: &Question,
    refused: Option<AuthError>,
) -> Result<SecretString, AuthError> {
    match prompt.ask(question).await {
        Ok(answer) => Ok(answer.text),
        Err(error) => Err(unanswered(error.into(), refused)),
    }
}
