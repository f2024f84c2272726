//! What a user pool asks in the middle of a sign-in, read from its parameters (Amazon Cognito API Reference,
//! `RespondToAuthChallenge`).

use std::collections::HashMap;

use super::challenge_parameters::ChallengeParameters;
use crate::auth::error::AuthError;
use crate::auth::question::{Delivery, Factor};
use crate::auth::srp::ServerValues;
use crate::auth::user_pool::Asked;

/// The prefix that the protocol puts before attributes' names.
pub(super) const ATTRIBUTE_PREFIX: &str = "userAttributes.";

/// A challenge that can be answered.
#[derive(Debug)]
pub(super) enum Challenge {
    /// Prove the password by SRP.
    PasswordVerifier {
        /// The server's side of the exchange.
        server: Box<ServerValues>,
    },
    /// Send the password.
    Password,
    /// Begin a proof of the password.
    PasswordSrp,
    /// Replace a temporary password.
    NewPassword {
        /// The required attributes that have no value yet, without the protocol's prefix.
        attributes: Vec<String>,
    },
    /// Give a one-time code.
    Code(CodeChallenge),
    /// Choose how to begin.
    FirstFactor {
        /// The ways, as Cognito names them.
        offered: Vec<String>,
    },
    /// Choose one of several second factors.
    SecondFactor {
        /// The factors, as the pool names them.
        offered: Vec<String>,
    },
    /// Set a second factor up.
    FactorSetUp {
        /// The factors, as the pool names them.
        offered: Vec<String>,
    },
    /// Answer what a Lambda trigger of the pool asks.
    Custom {
        /// The public parameters, by name.
        parameters: Vec<(String, String)>,
    },
    /// Begin a proof of the remembered device's password.
    DeviceSrp,
    /// Prove the remembered device's password.
    DeviceVerifier {
        /// The server's side of the exchange.
        server: Box<ServerValues>,
    },
}

/// A one-time code that is asked for.
#[derive(Debug)]
pub(super) struct CodeChallenge {
    /// The key that the code is sent under.
    pub(super) key: &'static str,
    /// Where the user finds it.
    pub(super) factor: Factor,
    /// Where it was sent.
    pub(super) sent: Option<Delivery>,
    /// What the user calls the authenticator.
    pub(super) device: Option<String>,
}

impl Challenge {
    /// Reads a challenge. One that cannot be answered is an error that names it.
    pub(super) fn parse(asked: &Asked) -> Result<Self, AuthError> {
        let parameters = |name| ChallengeParameters::new(name, &asked.parameters);
        Ok(match asked.name.as_str() {
            "PASSWORD_VERIFIER" => password_verifier(parameters("PASSWORD_VERIFIER"))?,
            "PASSWORD" => Self::Password,
            "PASSWORD_SRP" => Self::PasswordSrp,
            "NEW_PASSWORD_REQUIRED" => new_password(parameters("NEW_PASSWORD_REQUIRED"))?,
            "SMS_MFA" => code("SMS_MFA_CODE", Factor::Sms, parameters("SMS_MFA")),
            "SMS_OTP" => code("SMS_OTP_CODE", Factor::Sms, parameters("SMS_OTP")),
            "EMAIL_OTP" => code("EMAIL_OTP_CODE", Factor::Email, parameters("EMAIL_OTP")),
            "SOFTWARE_TOKEN_MFA" => code(
                "SOFTWARE_TOKEN_MFA_CODE",
                Factor::Totp,
                parameters("SOFTWARE_TOKEN_MFA"),
            ),
            "SELECT_CHALLENGE" => Self::FirstFactor {
                offered: first_factors(asked)?,
            },
            "SELECT_MFA_TYPE" => Self::SecondFactor {
                offered: parameters("SELECT_MFA_TYPE").choices("MFAS_CAN_CHOOSE")?,
            },
            "MFA_SETUP" => Self::FactorSetUp {
                offered: parameters("MFA_SETUP").choices("MFAS_CAN_SETUP")?,
            },
            "CUSTOM_CHALLENGE" => Self::Custom {
                parameters: parameters("CUSTOM_CHALLENGE").public(),
            },
            "DEVICE_SRP_AUTH" => Self::DeviceSrp,
            "DEVICE_PASSWORD_VERIFIER" => Self::DeviceVerifier {
                server: parameters("DEVICE_PASSWORD_VERIFIER").server_values()?,
            },
            name => {
                return Err(AuthError::UnsupportedChallenge {
                    name: name.to_owned(),
                });
            }
        })
    }
}

fn password_verifier(parameters: ChallengeParameters<'_>) -> Result<Challenge, AuthError> {
    // It goes into the proof; a name that was typed may be an alias.
    parameters.required("USER_ID_FOR_SRP")?;
    Ok(Challenge::PasswordVerifier {
        server: parameters.server_values()?,
    })
}

fn new_password(parameters: ChallengeParameters<'_>) -> Result<Challenge, AuthError> {
    let required: Vec<String> = parameters.json("requiredAttributes")?;
    let present: HashMap<String, serde_json::Value> = parameters.json("userAttributes")?;
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
    Ok(Challenge::NewPassword { attributes })
}

fn code(key: &'static str, factor: Factor, parameters: ChallengeParameters<'_>) -> Challenge {
    Challenge::Code(CodeChallenge {
        key,
        factor,
        sent: parameters.delivery(),
        device: parameters.get("FRIENDLY_DEVICE_NAME").map(str::to_owned),
    })
}

/// The ways to begin stand beside the parameters.
fn first_factors(asked: &Asked) -> Result<Vec<String>, AuthError> {
    if asked.available.is_empty() {
        return Err(AuthError::MalformedAnswer {
            operation: "SELECT_CHALLENGE",
            reason: "`AvailableChallenges` offers nothing".to_owned(),
            source: None,
        });
    }
    Ok(asked.available.clone())
}

#[cfg(test)]
#[path = "challenge_tests.rs"]
mod tests;
