//! `/oauth2/userInfo`: tells about the user of an access token (Amazon Cognito Developer Guide, "userInfo endpoint").

use serde_json::{Map, Value, json};

use super::oauth_error::not_stored;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::tokens::OPENID;
use crate::sandbox::user_pool;
use crate::sandbox::world::World;

/// Tells what the scopes of the token show.
pub(in crate::sandbox::managed_login) fn tell(world: &World, received: &Received<'_>) -> Answer {
    let Some(token) = bearer(received) else {
        return refused(
            400,
            "invalid_request",
            "Bad OAuth2 request at UserInfo Endpoint",
        );
    };
    let (account, scopes) = match user_pool::holder(world, &token) {
        Ok(holder) => holder,
        Err(error) => return refused(401, "invalid_token", error.message()),
    };
    if !scopes.have(OPENID) {
        let description = "Access token does not contain openid scope";
        return refused(401, "invalid_token", description);
    }
    // Unlike in the ID token, every value is a text.
    let shown = account.attributes.iter();
    let mut claims: Map<String, Value> = shown
        .filter(|(name, _)| scopes.show(name))
        .map(|(name, value)| (name.clone(), json!(value)))
        .collect();
    claims.insert("sub".to_owned(), json!(account.sub));
    claims.insert("username".to_owned(), json!(account.name));
    not_stored(Answer::json(200, &Value::Object(claims)))
}

fn bearer(received: &Received<'_>) -> Option<String> {
    let header = received.header("authorization")?;
    let (scheme, token) = header.split_once(' ')?;
    let is_bearer = scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty();
    is_bearer.then(|| token.trim().to_owned())
}

/// RFC 6750, 3, but without the scheme, as Cognito sends it.
fn refused(status: u16, error: &str, description: &str) -> Answer {
    let body = json!({"error": error, "error_description": description});
    let mut answer = not_stored(Answer::json(status, &body));
    answer.headers.push((
        "www-authenticate".to_owned(),
        format!(r#"error="{error}", error_description="{description}""#),
    ));
    answer
}

#[cfg(test)]
#[path = "user_info_tests.rs"]
mod tests;
