//! Which of managed login's pages and endpoints a request is for.

use serde_json::json;

use super::authorize;
use super::endpoints;
use super::logout;
use super::new_password;
use super::pages;
use super::paths;
use super::provider_sign_in;
use super::second_factor;
use super::sign_in;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::world::World;

type Handler = fn(&World, &Received<'_>) -> Answer;

/// Returns the answer to a request; nothing where its path is none of managed login's.
pub(in crate::sandbox) fn answer(world: &World, received: &Received<'_>) -> Option<Answer> {
    let (get, post): (Option<Handler>, Option<Handler>) = match received.path() {
        paths::AUTHORIZE => (Some(authorize::authorize), None),
        paths::LOGIN => (Some(sign_in::show), Some(sign_in::submit)),
        // Whoever loads one of these pages anew begins again.
        paths::SECOND_FACTOR => (Some(sign_in::show), Some(second_factor::submit)),
        paths::NEW_PASSWORD => (Some(sign_in::show), Some(new_password::submit)),
        paths::PROVIDER => (Some(provider_sign_in::show), Some(provider_sign_in::submit)),
        paths::LOGOUT => (Some(logout::sign_out), None),
        paths::ERROR => (Some(pages::show_error), None),
        paths::TOKEN => (None, Some(endpoints::exchange_token)),
        paths::REVOKE => (None, Some(endpoints::revoke)),
        paths::USER_INFO => (
            Some(endpoints::tell_user_info),
            Some(endpoints::tell_user_info),
        ),
        _ => return None,
    };
    let handler = match received.method {
        // HEAD is not taken for GET: that gives a code at one page and signs a browser out at another, and HEAD must do
        // neither (RFC 9110, 9.2.1 and 9.3.2). Cognito's pages support only GET, too.
        "GET" => get,
        "POST" => post,
        _ => None,
    };
    Some(match handler {
        Some(handler) => handler(world, received),
        None => not_allowed(get.is_some(), post.is_some()),
    })
}

fn not_allowed(get: bool, post: bool) -> Answer {
    let allowed: Vec<&str> = [(get, "GET"), (post, "POST")]
        .into_iter()
        .filter_map(|(is_allowed, methods)| is_allowed.then_some(methods))
        .collect();
    let mut answer = Answer::json(405, &json!({"error": "invalid_request"}));
    answer
        .headers
        .push(("allow".to_owned(), allowed.join(", ")));
    answer
}
