//! `SetUserMFAPreference`: which second factors a user is asked for, and which of them first.

use serde::Deserialize;
use serde_json::{Value, json};

use super::access;
use crate::sandbox::accounts::Account;
use crate::sandbox::aws_json::{ServiceError, required};
use crate::sandbox::scenario::SecondFactor;
use crate::sandbox::world::World;

/// The input of `SetUserMFAPreference`; a factor that is left out stays as it is.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub(in crate::sandbox::user_pool) struct SetUserMfaPreference {
    access_token: Option<String>,
    #[serde(rename = "SMSMfaSettings")]
    sms_mfa_settings: Option<Settings>,
    software_token_mfa_settings: Option<Settings>,
    email_mfa_settings: Option<Settings>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Settings {
    enabled: bool,
    preferred_mfa: bool,
}

/// Switches factors on and off.
pub(in crate::sandbox::user_pool) fn set_user_mfa_preference(
    world: &World,
    input: &SetUserMfaPreference,
) -> Result<Value, ServiceError> {
    let token = required("accessToken", input.access_token.as_deref())?;
    let account = access::shown(world, token)?;
    let settings: Vec<(SecondFactor, Settings)> = [
        (SecondFactor::Sms, input.sms_mfa_settings),
        (SecondFactor::Totp, input.software_token_mfa_settings),
        (SecondFactor::Email, input.email_mfa_settings),
    ]
    .into_iter()
    .filter_map(|(factor, settings)| Some((factor, settings?)))
    .collect();
    let preferred = |settings: &Settings| settings.enabled && settings.preferred_mfa;
    if settings.iter().filter(|(_, wish)| preferred(wish)).count() > 1 {
        return Err(ServiceError::invalid_parameter(
            "Only one MFA method can be preferred",
        ));
    }
    for (factor, wish) in &settings {
        if wish.enabled {
            check_ready(&account, *factor)?;
        }
    }
    world.accounts.change(&account.name, |account| {
        for (factor, wish) in &settings {
            apply(account, *factor, *wish);
        }
    });
    Ok(json!({}))
}

fn check_ready(account: &Account, factor: SecondFactor) -> Result<(), ServiceError> {
    let name = factor.name();
    let problem = match factor.medium() {
        None if account.factors.totp.is_none() => {
            "User has not verified software token mfa".to_owned()
        }
        Some(medium) if !account.attributes.contains_key(medium.attribute()) => {
            format!("User does not have delivery config set to turn on {name}")
        }
        _ => return Ok(()),
    };
    Err(ServiceError::invalid_parameter(problem))
}

fn apply(account: &mut Account, factor: SecondFactor, wish: Settings) {
    let factors = &mut account.factors;
    factors.second.retain(|active| *active != factor);
    if factors.preferred == Some(factor) {
        factors.preferred = None;
    }
    if wish.enabled {
        factors.second.push(factor);
        if wish.preferred_mfa {
            factors.preferred = Some(factor);
        }
    }
}
