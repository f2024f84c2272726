//! From a user's table to their factors, each of which must have what it needs.

use std::collections::BTreeMap;

use toml::Spanned;

use super::factors::{Factors, FirstFactor, Mfa, SecondFactor};
use super::file::UserTable;
use super::mistake::Mistake;
use super::user_pool::UserPool;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::outbox::Medium;
use crate::sandbox::totp::TotpKey;

/// Returns the factors of a user of a pool.
pub(super) fn factors(table: &UserTable, pool: &UserPool) -> Result<Factors, Mistake> {
    let is_asked = pool.mfa != Mfa::Off || table.mfa_required == Some(true);
    let totp = table.totp_secret.as_ref().map(totp_key).transpose()?;
    for factor in &table.mfa {
        check(factor, &table.attributes, totp.as_ref())?;
        if !is_asked {
            let message =
                "the pool asks for no second factor: set `mfa = \"optional\"` in `[user_pool]`";
            return Err(Mistake::at(factor, message));
        }
    }
    let second: Vec<SecondFactor> = table.mfa.iter().map(|factor| *factor.as_ref()).collect();
    if let Some(preferred) = &table.preferred_mfa
        && !second.contains(preferred.as_ref())
    {
        return Err(Mistake::at(preferred, "is not among the user's `mfa`"));
    }
    Ok(Factors {
        first: first(table)?,
        second,
        preferred: table.preferred_mfa.as_ref().map(|factor| *factor.as_ref()),
        required: table.mfa_required.unwrap_or(pool.mfa == Mfa::On),
        totp,
        totp_device_name: table.totp_device_name.clone(),
        code: table.code.as_ref().map(code).transpose()?,
    })
}

fn first(table: &UserTable) -> Result<Vec<FirstFactor>, Mistake> {
    let Some(factors) = &table.first_factors else {
        return Ok(vec![FirstFactor::Password, FirstFactor::PasswordSrp]);
    };
    if factors.as_ref().is_empty() {
        return Err(Mistake::at(factors, "a user needs a first factor"));
    }
    for factor in factors.as_ref() {
        if let Some(medium) = factor.as_ref().medium() {
            has_address(factor, medium, &table.attributes)?;
        }
    }
    let factors = factors.as_ref().iter();
    Ok(factors.map(|factor| *factor.as_ref()).collect())
}

fn totp_key(text: &Spanned<String>) -> Result<TotpKey, Mistake> {
    TotpKey::from_base32(text.as_ref())
        .ok_or_else(|| Mistake::at(text, "is not Base32 (A to Z and 2 to 7, without padding)"))
}

fn check(
    factor: &Spanned<SecondFactor>,
    attributes: &BTreeMap<String, String>,
    totp: Option<&TotpKey>,
) -> Result<(), Mistake> {
    match factor.as_ref().medium() {
        Some(medium) => has_address(factor, medium, attributes),
        None if totp.is_none() => Err(Mistake::at(factor, "needs the user's `totp_secret`")),
        None => Ok(()),
    }
}

/// Refuses a factor whose codes could not be sent anywhere.
fn has_address<T>(
    factor: &Spanned<T>,
    medium: Medium,
    attributes: &BTreeMap<String, String>,
) -> Result<(), Mistake> {
    let attribute = medium.attribute();
    if attributes.contains_key(attribute) {
        return Ok(());
    }
    let message = format!("needs the user's attribute `{attribute}`");
    Err(Mistake::at(factor, message))
}

fn code(code: &Spanned<String>) -> Result<Hidden, Mistake> {
    let text = code.as_ref();
    if (6..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Hidden::new(text.clone()));
    }
    Err(Mistake::at(code, "a code has six to eight digits"))
}

#[cfg(test)]
#[path = "provers_tests.rs"]
mod tests;
