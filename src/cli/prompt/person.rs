//! Asking a person, on the terminal device, so that a body piped into stdin is not swallowed.

use super::choice::choice;
use super::set_up::set_up;
use crate::auth::{CodeRefusal, Delivery, Factor, PromptError, Question};
use crate::cli::echo::Echo;
use crate::cli::factors::{FIRST_FACTORS, SECOND_FACTORS};
use crate::cli::terminal::ask;
use crate::cli::ui::Ui;
use crate::output::legible;
use crate::secret::SecretString;

/// Asks a person one question, until the answer can be one.
pub(super) async fn answer(question: &Question, ui: Ui) -> Result<SecretString, PromptError> {
    match question {
        Question::Password { user } => password(&format!("Password of {user}: ")).await,
        Question::OldPassword { user } => password(&format!("Old password of {user}: ")).await,
        Question::NewPassword {
            user,
            temporary,
            refused,
        } => new_password(user, *temporary, refused.as_deref()).await,
        Question::Attribute { name } => {
            let label = format!("Value of the attribute `{}`", legible(name));
            required(&label, Echo::On).await
        }
        Question::Code {
            factor,
            sent,
            device,
            refused,
        } => {
            let label = code_label(*factor, sent.as_ref(), device.as_deref());
            match factor {
                Factor::Totp => apps_code(&label, refused.as_ref()).await,
                Factor::Sms | Factor::Email => code(&label, refused.as_ref()).await,
            }
        }
        Question::FirstFactor { offered } => {
            choice("How do you want to sign in?", offered, FIRST_FACTORS).await
        }
        Question::SecondFactor { offered } => {
            choice(
                "Which second factor do you want to use?",
                offered,
                SECOND_FACTORS,
            )
            .await
        }
        Question::FactorToSetUp { offered } => {
            choice(
                "Which second factor do you want to set up?",
                offered,
                SECOND_FACTORS,
            )
            .await
        }
        Question::EmailAddress => address().await,
        Question::FirstCode {
            secret,
            uri,
            refused: None,
        } => {
            let label = format!("{}Code that the app shows", set_up(secret, uri, ui));
            apps_code(&label, None).await
        }
        Question::FirstCode {
            refused: Some(refused),
            ..
        } => apps_code("Code that the app shows", Some(refused)).await,
        Question::Custom { parameters, again } => custom(parameters, *again).await,
        Question::ResetCode { sent, refused } => {
            let label = code_label(Factor::Email, sent.as_ref(), None);
            code(&label, refused.as_ref()).await
        }
    }
}

/// Asks a person for a user name.
pub async fn user_name() -> Result<String, PromptError> {
    Ok(required("User name", Echo::On).await?.expose().clone())
}

/// Asks again for an empty one: no pool has it, and each attempt counts towards a lock. What else is typed is taken as it is.
async fn password(label: &str) -> Result<SecretString, PromptError> {
    let mut label = label;
    loop {
        let typed = ask(label, Echo::Off).await?;
        if !typed.expose().is_empty() {
            return Ok(typed);
        }
        // Once is enough for what stands above the question.
        label = label.rsplit_once('\n').map_or(label, |(_, last)| last);
    }
}

async fn new_password(
    user: &str,
    temporary: bool,
    refused: Option<&str>,
) -> Result<SecretString, PromptError> {
    let mut label = match refused {
        Some(reason) => format!(
            "The pool refused it: {}\nNew password of {user}: ",
            legible(reason)
        ),
        None if temporary => format!(
            "The password is a temporary one, and the user pool asks for one of your own.\nNew password of {user}: "
        ),
        None => format!("New password of {user}: "),
    };
    loop {
        let first = password(&label).await?;
        if first == ask("Again: ", Echo::Off).await? {
            return Ok(first);
        }
        label = format!("The two differ. New password of {user}: ");
    }
}

/// Asks again for what can be none: the pool would end the sign-in.
async fn address() -> Result<SecretString, PromptError> {
    const LABEL: &str = "E-mail address for codes";
    let mut address = required(LABEL, Echo::On).await?;
    while !address.expose().contains('@') {
        address = required(&format!("That has no @. {LABEL}"), Echo::On).await?;
    }
    Ok(address)
}

async fn code(label: &str, refused: Option<&CodeRefusal>) -> Result<SecretString, PromptError> {
    let label = match refused {
        Some(CodeRefusal {
            reason,
            was_used: true,
        }) => format!(
            "{}\nWait until the app shows the next one. {label}",
            legible(reason)
        ),
        Some(refused) => format!("{}\n{label}", legible(&refused.reason)),
        None => label.to_owned(),
    };
    // A code is good for one use, but not before it was used.
    required(&label, Echo::Off).await
}

/// Asks again for what no app shows: the pool would take it for a fault of the program's, and end the sign-in.
async fn apps_code(
    label: &str,
    refused: Option<&CodeRefusal>,
) -> Result<SecretString, PromptError> {
    const DIGITS: usize = 6;
    let last = label.rsplit_once('\n').map_or(label, |(_, last)| last);
    let mut typed = code(label, refused).await?;
    loop {
        let mut letters = typed.expose().chars().filter(|c| !c.is_whitespace());
        if letters.clone().count() == DIGITS && letters.all(|c| c.is_ascii_digit()) {
            return Ok(typed);
        }
        let again = format!("That is not {DIGITS} digits. {last}");
        typed = required(&again, Echo::Off).await?;
    }
}

fn code_label(factor: Factor, sent: Option<&Delivery>, device: Option<&str>) -> String {
    let to = sent.map(|sent| legible(&sent.destination));
    match (sent.map(|sent| sent.medium.as_str()), to, factor) {
        (Some("SMS"), Some(to), _) => format!("Code sent by text message to {to}"),
        (Some("EMAIL"), Some(to), _) => format!("Code sent by e-mail to {to}"),
        (_, Some(to), _) => format!("Code sent to {to}"),
        (_, None, Factor::Sms) => "Code sent by text message".to_owned(),
        (_, None, Factor::Email) => "Code sent by e-mail".to_owned(),
        (_, None, Factor::Totp) => match device {
            Some(device) => format!("Code of the authenticator app ({})", legible(device)),
            None => "Code of the authenticator app".to_owned(),
        },
    }
}

/// Shows what the pool's own trigger says, and takes the answer, which may be anything and is hidden for that.
async fn custom(parameters: &[(String, String)], again: bool) -> Result<SecretString, PromptError> {
    let heading = if again {
        "The user pool asks again"
    } else {
        "The user pool asks"
    };
    let mut label = format!("{heading}:\n");
    for (name, value) in parameters {
        for part in ["  ", &legible(name), ": ", &legible(value), "\n"] {
            label += part;
        }
    }
    required(&format!("{label}Answer"), Echo::Off).await
}

/// An empty value would only be refused by the pool.
async fn required(label: &str, echo: Echo) -> Result<SecretString, PromptError> {
    let mut label = format!("{label}: ");
    loop {
        let answer = ask(&label, echo).await?;
        let text = answer.expose().trim();
        if !text.is_empty() {
            return Ok(SecretString::from(text));
        }
        // Once is enough for what stands above the question.
        if let Some((_, last)) = label.rsplit_once('\n') {
            label = last.to_owned();
        }
    }
}
