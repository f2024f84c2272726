//! `POST /new-password`: judges the password that a user chose in place of a temporary one.

use std::collections::BTreeMap;

use super::csrf::CsrfToken;
use super::pages::{ATTRIBUTE, CHOSEN, NewPasswordPage, REPEATED, TICKET};
use super::parameters::Parameters;
use super::request::AuthorizationRequest;
use super::second_factor;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::Status;
use crate::sandbox::user_pool;
use crate::sandbox::world::World;

/// Judges the form. Without a ticket that is still good, sign-in begins again.
pub(super) fn submit(world: &World, received: &Received<'_>) -> Answer {
    let request = match AuthorizationRequest::read(&world.scenario, received) {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let now = world.clock.epoch_seconds();
    let form = Parameters::of_form(received).unwrap_or_default();
    let ticket = form.get(TICKET).unwrap_or_default();
    let account = Some(ticket)
        .filter(|_| CsrfToken::is_in(received, &form))
        .and_then(|ticket| world.managed_login.newcomers.look(ticket, now))
        .and_then(|username| world.accounts.named(&username))
        .filter(|account| account.status == Status::TemporaryPassword);
    let Some(account) = account else {
        return request.begin_again();
    };
    let missing = user_pool::missing_attributes(world, &account);
    match chosen(world, &form, &missing) {
        Err(message) => NewPasswordPage {
            request: &request,
            csrf: CsrfToken::of(received),
            message: Some(&message),
            username: &account.name,
            ticket,
            minimum_length: world.scenario.user_pool.minimum_password_length,
            missing: &missing,
        }
        .answer(),
        Ok((password, attributes)) => {
            let is_first = world.managed_login.newcomers.take(ticket, now).is_some();
            if !is_first {
                return request.begin_again();
            }
            let confirmed = world
                .accounts
                .confirm(&account.name, password.to_owned(), attributes);
            match confirmed {
                Some(account) => second_factor::or_signed_in(world, received, &request, &account),
                None => request.begin_again(),
            }
        }
    }
}

/// Returns the password and the attributes that were given, or what is wrong with them.
fn chosen<'a>(
    world: &World,
    form: &'a Parameters,
    missing: &[String],
) -> Result<(&'a str, BTreeMap<String, String>), String> {
    let password = form.get(CHOSEN).unwrap_or_default();
    if form.get(REPEATED) != Some(password) {
        return Err("The two passwords differ.".to_owned());
    }
    user_pool::check_policy(world, password).map_err(|error| error.message().to_owned())?;
    let given: BTreeMap<&str, &str> = form.beginning(ATTRIBUTE).collect();
    let attributes: BTreeMap<String, String> = missing
        .iter()
        .filter_map(|name| Some((name.clone(), (*given.get(name.as_str())?).to_owned())))
        .collect();
    match missing.iter().find(|name| !attributes.contains_key(*name)) {
        Some(name) => Err(format!("Please give a value for {name}.")),
        None => Ok((password, attributes)),
    }
}

#[cfg(test)]
#[path = "new_password_tests.rs"]
mod tests;
