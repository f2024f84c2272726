//! `/mfa`: what follows a password, a second factor where the user has one.

use super::completion;
use super::csrf::CsrfToken;
use super::pages::{CODE, SESSION, SecondFactorPage, SignInPage};
use super::parameters::Parameters;
use super::request::AuthorizationRequest;
use crate::sandbox::accounts::Account;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::COGNITO;
use crate::sandbox::user_pool::{self, Judged};
use crate::sandbox::world::World;

/// Asks a user who proved their password for a second factor, or signs in who needs none.
pub(super) fn or_signed_in(
    world: &World,
    received: &Received<'_>,
    request: &AuthorizationRequest,
    account: &Account,
) -> Answer {
    let csrf = CsrfToken::of(received);
    match user_pool::ask_second_factor(world, account) {
        Ok(None) => completion::signed_in(world, request, &account.name, COGNITO),
        Ok(Some(asked)) => SecondFactorPage {
            request,
            csrf,
            message: None,
            asked: &asked,
        }
        .answer(),
        Err(error) => SignInPage {
            request,
            client: &world.scenario.client.managed_login,
            csrf,
            status: 200,
            message: Some(error.message()),
            username: &account.name,
            signed_in_as: None,
        }
        .answer(),
    }
}

/// Judges the code. Where no other may be tried, sign-in begins again.
pub(super) fn submit(world: &World, received: &Received<'_>) -> Answer {
    let request = match AuthorizationRequest::read(&world.scenario, received) {
        Ok(request) => request,
        Err(refusal) => return refusal,
    };
    let form = Parameters::of_form(received).unwrap_or_default();
    if !CsrfToken::is_in(received, &form) {
        return request.begin_again();
    }
    let session = form.get(SESSION).unwrap_or_default();
    let code = form.get(CODE).unwrap_or_default();
    match user_pool::judge_second_factor(world, session, code.trim()) {
        Judged::Right(username) => completion::signed_in(world, &request, &username, COGNITO),
        Judged::TryAgain(asked, refusal) => SecondFactorPage {
            request: &request,
            csrf: CsrfToken::of(received),
            message: Some(refusal.message()),
            asked: &asked,
        }
        .answer(),
        Judged::Over => request.begin_again(),
    }
}

#[cfg(test)]
#[path = "second_factor_tests.rs"]
mod tests;
