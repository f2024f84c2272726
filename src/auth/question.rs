//! What a user pool may want to know in the middle of a sign-in that only a person, or a variable that speaks for one,
//! can tell.

use std::fmt;

use crate::secret::SecretString;

/// A question that the user pool has raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The password. Asked before anything is sent where a proof of it must follow at once.
    Password {
        /// The user, as typed at sign-in.
        user: String,
    },
    /// The password that is to be replaced, by the user who is signed in.
    OldPassword {
        /// The user, as typed at sign-in.
        user: String,
    },
    /// A password of the user's own choice.
    NewPassword {
        /// The user, as typed at sign-in.
        user: String,
        /// It replaces one that somebody else gave for a first sign-in.
        temporary: bool,
        /// Why the one given before was refused, in the pool's words.
        refused: Option<String>,
    },
    /// A value for an attribute that the user pool requires and does not have yet.
    Attribute {
        /// The attribute's name as the pool knows it, without the prefix of the protocol: `email`, `custom:team`.
        name: String,
    },
    /// A one-time code.
    Code {
        /// Where the user finds it.
        factor: Factor,
        /// Where it was sent, if it was.
        sent: Option<Delivery>,
        /// What the user calls the authenticator, if the pool knows.
        device: Option<String>,
        /// Why the one given before was refused.
        refused: Option<CodeRefusal>,
    },
    /// Which of the ways to begin with is to be taken (`SELECT_CHALLENGE`).
    FirstFactor {
        /// The ways, as Cognito names them.
        offered: Vec<String>,
    },
    /// Which of the second factors is to be used (`SELECT_MFA_TYPE`).
    SecondFactor {
        /// The factors, letter for letter as the pool sent them.
        offered: Vec<String>,
    },
    /// Which second factor is to be set up (`MFA_SETUP`).
    FactorToSetUp {
        /// The factors, letter for letter as the pool sent them.
        offered: Vec<String>,
    },
    /// The address to which codes are to be sent from now on.
    EmailAddress,
    /// The first code of an authenticator that is being set up with a secret.
    FirstCode {
        /// The secret, in Base32, for whoever types it.
        secret: SecretString,
        /// The same in a URI, for whoever scans it (Google Authenticator wiki, "Key Uri Format").
        uri: SecretString,
        /// Why the code given before was refused.
        refused: Option<CodeRefusal>,
    },
    /// Whatever the pool's own Lambda trigger asks (`CUSTOM_CHALLENGE`).
    Custom {
        /// The public parameters, by name.
        parameters: Vec<(String, String)>,
        /// The same was asked just before.
        again: bool,
    },
    /// The code that was sent to reset a forgotten password.
    ResetCode {
        /// Where it was sent.
        sent: Option<Delivery>,
        /// Why the one given before was refused.
        refused: Option<CodeRefusal>,
    },
}

impl Question {
    /// Returns the one answer that a choice leaves, so that nobody need be asked.
    pub fn only_choice(&self) -> Option<&str> {
        match self {
            Self::FirstFactor { offered }
            | Self::SecondFactor { offered }
            | Self::FactorToSetUp { offered } => match &offered[..] {
                [only] => Some(only),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What makes or carries one-time codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// An authenticator app (RFC 6238).
    Totp,
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sms => "text message",
            Self::Email => "e-mail",
            Self::Totp => "authenticator app",
        })
    }
}

/// Where a code was sent, as far as the pool tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// `SMS` or `EMAIL`.
    pub medium: String,
    /// The number or address, most of it hidden by the pool.
    pub destination: String,
}

/// Why a code was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRefusal {
    /// The pool's words.
    pub reason: String,
    /// The code was right, and used before: the next one will do.
    pub was_used: bool,
}

/// An answer, and in a custom challenge what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key of `ChallengeResponses` that it is sent as, where it is not `ANSWER`.
    pub key: Option<String>,
    /// The answer itself.
    pub text: SecretString,
}

impl From<SecretString> for Answer {
    fn from(text: SecretString) -> Self {
        Self { key: None, text }
    }
}

/// What is missing where a question stays open.
impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password { user } => write!(f, "the password of `{user}` is needed"),
            Self::OldPassword { user } => write!(f, "the old password of `{user}` is needed"),
            Self::NewPassword { user, .. } => write!(f, "a new password is needed for `{user}`"),
            Self::Attribute { name } => write!(f, "the attribute `{name}` is needed"),
            Self::Code { factor, sent, .. } => match sent {
                Some(sent) => write!(f, "the code sent to {} is needed", sent.destination),
                None => write!(f, "the code of the {factor} is needed"),
            },
            Self::FirstFactor { offered } => {
                write!(
                    f,
                    "a way to sign in must be chosen ({})",
                    offered.join(", ")
                )
            }
            Self::SecondFactor { offered } => {
                write!(f, "a second factor must be chosen ({})", offered.join(", "))
            }
            Self::FactorToSetUp { offered } => {
                write!(f, "a second factor must be set up ({})", offered.join(", "))
            }
            Self::EmailAddress => f.write_str("an e-mail address for codes is needed"),
            Self::FirstCode { .. } => {
                f.write_str("an authenticator app must be set up for the second factor")
            }
            Self::Custom { parameters, .. } => {
                f.write_str("the user pool's own question needs an answer")?;
                if !parameters.is_empty() {
                    let told: Vec<String> = parameters
                        .iter()
                        .map(|(name, value)| format!("{name}: {value}"))
                        .collect();
                    write!(f, " ({})", told.join(", "))?;
                }
                Ok(())
            }
            Self::ResetCode { .. } => f.write_str("the code that resets the password is needed"),
        }
    }
}
