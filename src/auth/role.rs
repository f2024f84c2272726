//! Which role a user means by an ARN, a role's name or a group's name.

use super::error::AuthError;
use super::tokens::IdClaims;

/// Returns the ARN of the role that `requested` means among those the token offers.
///
/// It is, in this order: the ARN itself; a role's name, with or without its path; the name of a group of the user. Cognito
/// lists groups and roles apart, so a group tells its role only where each has one of its own or all share the same.
pub fn resolve(requested: &str, claims: &IdClaims) -> Result<String, AuthError> {
    by_arn(requested, &claims.roles)
        .or_else(|| by_name(requested, &claims.roles))
        .or_else(|| by_group(requested, claims))
        .map(str::to_owned)
        .ok_or_else(|| AuthError::RoleNotOffered {
            requested: requested.to_owned(),
            offered: claims.roles.clone(),
            groups: claims.groups.clone(),
        })
}

fn by_arn<'a>(requested: &str, roles: &'a [String]) -> Option<&'a str> {
    roles
        .iter()
        .map(String::as_str)
        .find(|arn| *arn == requested)
}

/// `arn:aws:iam::123456789012:role/path/Name` is found as `Name` and as `path/Name`.
fn by_name<'a>(requested: &str, roles: &'a [String]) -> Option<&'a str> {
    let mut named = roles.iter().map(String::as_str).filter(|arn| {
        arn.split_once(":role/").is_some_and(|(_, path)| {
            path == requested || path.rsplit('/').next() == Some(requested)
        })
    });
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

fn by_group<'a>(requested: &str, claims: &'a IdClaims) -> Option<&'a str> {
    let position = claims.groups.iter().position(|group| group == requested)?;
    let first = claims.roles.first()?;
    if claims.roles.len() == claims.groups.len() {
        return claims.roles.get(position).map(String::as_str);
    }
    (claims.roles.len() == 1).then_some(first)
}
