//! The bearer authorizer: whether a token of the user pool lets its user reach a route.

use super::api_definition::Route;
use super::echo::ReachedBy;
use super::refusal::Refusal;
use crate::sandbox::callers::{Callers, TokenProblem};
use crate::sandbox::exchange::Received;

/// Returns the user whose token the request bears, or why the route does not let them in.
pub(super) fn admit(
    route: &Route,
    received: &Received<'_>,
    callers: &dyn Callers,
) -> Result<ReachedBy, Refusal> {
    let authorization = received
        .header("authorization")
        .filter(|value| !value.is_empty())
        .ok_or(Refusal::MissingBearerToken)?;
    let claims =
        callers
            .verify_token(bare_token(&authorization))
            .map_err(|problem| match problem {
                TokenProblem::Invalid => Refusal::InvalidBearerToken,
                TokenProblem::Expired => Refusal::ExpiredBearerToken,
            })?;
    if claims.token_use != route.token {
        return Err(Refusal::InvalidBearerToken);
    }
    if !route.groups.is_empty()
        && !claims
            .groups
            .iter()
            .any(|group| route.groups.contains(group))
    {
        return Err(Refusal::NotInGroup);
    }
    Ok(ReachedBy::User {
        username: claims.username,
        groups: claims.groups,
    })
}

// Both forms are in use: Cognito authorizers take the bare token, JWT authorizers the scheme.
fn bare_token(authorization: &str) -> &str {
    match authorization.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => authorization,
    }
}

#[cfg(test)]
#[path = "bearer_authorizer_tests.rs"]
mod tests;
