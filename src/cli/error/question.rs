//! What to do when a question in the middle of a sign-in stays open.

use std::error::Error;

use super::config;
use crate::auth::{Factor, PromptError, Question};
use crate::cli::factors::{FIRST_FACTORS, FactorNames, SECOND_FACTORS, named};
use crate::config::ConfigError;

/// Returns what to do about a question that stayed open.
pub(super) fn hint(error: &PromptError) -> Option<String> {
    let text = match error {
        PromptError::Unanswerable { question } => return Some(answered_by(question)),
        PromptError::NotOffered { wanted, offered } => {
            let offered = match wanted.as_str() {
                "sms" | "totp" | "email" => words(SECOND_FACTORS, offered),
                _ => words(FIRST_FACTORS, offered),
            };
            return Some(format!("{}leave it out to be asked", said(&offered)));
        }
        PromptError::Source(source) => return Some(source_hint(&**source)),
        PromptError::Interrupted => return None,
        PromptError::Io(_) => {
            "answer at the prompt of a terminal, or beforehand by a variable, an option, or one more line of stdin"
        }
    };
    Some(text.to_owned())
}

/// Returns what would have answered a question.
fn answered_by(question: &Question) -> String {
    let given = match question {
        Question::Password { .. } | Question::OldPassword { .. } => {
            "set SIGCALL_PASSWORD (with SIGCALL_USERNAME), use `--password-stdin`"
        }
        Question::NewPassword { .. } => {
            "set SIGCALL_NEW_PASSWORD (with SIGCALL_USERNAME), use `--new-password-stdin`"
        }
        Question::Attribute { name } => {
            return format!(
                "give it with `login --attribute {name}=VALUE`, or sign in on a terminal"
            );
        }
        Question::Code {
            factor: Factor::Totp,
            ..
        } => {
            "set SIGCALL_TOTP_SECRET (with SIGCALL_USERNAME; or use `--totp-secret-stdin`) to have codes computed, give one with `login --mfa-code CODE`"
        }
        Question::Code { .. } => {
            "give it with `login --mfa-code CODE` (SIGCALL_MFA_CODE) where it is known beforehand"
        }
        Question::FirstFactor { offered } => {
            return chosen_by(
                "first-factor",
                "SIGCALL_FIRST_FACTOR",
                &words(FIRST_FACTORS, offered),
            );
        }
        Question::SecondFactor { offered } | Question::FactorToSetUp { offered } => {
            return chosen_by("mfa", "SIGCALL_MFA", &words(SECOND_FACTORS, offered));
        }
        Question::EmailAddress => "give it with `login --attribute email=ADDRESS`",
        Question::FirstCode { .. } => {
            return "sign in on a terminal once, which shows the QR code; from then on SIGCALL_TOTP_SECRET answers".to_owned();
        }
        Question::Custom { .. } => {
            "give one with `login --answer ANSWER=VALUE` (SIGCALL_ANSWER) for each round"
        }
        Question::ResetCode { .. } => {
            return "when it has arrived, say `sigcall password reset USERNAME --code CODE`, with SIGCALL_NEW_PASSWORD or `--new-password-stdin`".to_owned();
        }
    };
    format!("{given}, or run it on a terminal")
}

fn chosen_by(option: &str, variable: &str, words: &[&str]) -> String {
    match words {
        // Whatever else the pool offers has no word here.
        [] => "run it on a terminal to choose".to_owned(),
        [first, ..] => format!(
            "choose with `login --{option} {first}` ({variable}); what is offered: {}; or run it on a terminal",
            words.join(", ")
        ),
    }
}

fn said(words: &[&str]) -> String {
    if words.is_empty() {
        return String::new();
    }
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("say {}, or ", quoted.join(" or "))
}

/// Returns the words that an option has for what a pool offers.
fn words(factors: &'static [FactorNames], offered: &[String]) -> Vec<&'static str> {
    let word = |name: &String| Some(named(factors, name)?.word);
    offered.iter().filter_map(word).collect()
}

/// An answer that was to come from the configuration.
fn source_hint(source: &(dyn Error + 'static)) -> String {
    match source.downcast_ref::<ConfigError>() {
        Some(error) => config::hint(error),
        None => {
            "SIGCALL_TOTP_SECRET, `totp_secret` or the line of stdin must hold the secret that the pool gave at set-up: letters and the digits 2 to 7".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered() -> Vec<String> {
        ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SOMETHING_NEW"]
            .map(str::to_owned)
            .to_vec()
    }

    #[test]
    fn a_factor_that_is_not_offered_is_told_by_the_words_of_its_option() {
        let not_offered = |wanted: &str| PromptError::NotOffered {
            wanted: wanted.to_owned(),
            offered: offered(),
        };
        assert_eq!(
            hint(&not_offered("sms")).unwrap(),
            "say `totp` or `email`, or leave it out to be asked"
        );
        assert_eq!(
            hint(&not_offered("sms-otp")).unwrap(),
            "say `email-otp`, or leave it out to be asked"
        );
    }

    #[test]
    fn a_choice_with_nobody_to_make_it_is_told_by_what_is_offered() {
        let question = Box::new(Question::SecondFactor { offered: offered() });
        assert_eq!(
            hint(&PromptError::Unanswerable { question }).unwrap(),
            "choose with `login --mfa totp` (SIGCALL_MFA); what is offered: totp, email; or run it on a terminal"
        );
        let unheard_of = vec!["SOMETHING_NEW".to_owned()];
        let question = Box::new(Question::FirstFactor {
            offered: unheard_of,
        });
        assert_eq!(
            hint(&PromptError::Unanswerable { question }).unwrap(),
            "run it on a terminal to choose"
        );
    }
}
