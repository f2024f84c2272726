//! Which role a user means by an ARN, a role's name or a group's name.

use crate::auth::error::AuthError;
use crate::auth::tokens::IdClaims;

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

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    const FULL: &str = "arn:aws:iam::123456789012:role/TestApiFullAccess";
    const READ: &str = "arn:aws:iam::123456789012:role/teams/web/ReadOnlyAccess";

    fn claims(groups: &[&str], roles: &[&str]) -> IdClaims {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        IdClaims {
            username: String::new(),
            aliases: Vec::new(),
            issuer: String::new(),
            audience: String::new(),
            groups: owned(groups),
            roles: owned(roles),
            preferred_role: None,
            expires_at: SystemTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn arns_names_paths_and_groups_mean_a_role() {
        let claims = claims(&["full", "readers"], &[FULL, READ]);
        for (requested, arn) in [
            (FULL, FULL),
            ("TestApiFullAccess", FULL),
            ("ReadOnlyAccess", READ),
            ("teams/web/ReadOnlyAccess", READ),
            ("full", FULL),
            ("readers", READ),
        ] {
            assert_eq!(resolve(requested, &claims).unwrap(), arn, "{requested}");
        }
    }

    #[test]
    fn a_group_tells_no_role_where_the_lists_do_not_match() {
        let three = claims(&["a", "b", "c"], &[FULL, READ]);
        assert!(resolve("b", &three).is_err());
        let shared = claims(&["a", "b", "c"], &[FULL]);
        assert_eq!(resolve("b", &shared).unwrap(), FULL);
        assert!(resolve("d", &shared).is_err());
    }

    #[test]
    fn a_role_that_is_not_offered_is_refused_with_those_that_are() {
        let claims = claims(&["full"], &[FULL]);
        for requested in [
            "Admin",
            "",
            "web",
            "arn:aws:iam::999999999999:role/TestApiFullAccess",
        ] {
            let error = resolve(requested, &claims).unwrap_err();
            let AuthError::RoleNotOffered { offered, .. } = error else {
                panic!("{error}");
            };
            assert_eq!(offered, [FULL]);
        }
    }

    #[test]
    fn a_name_that_two_accounts_share_means_neither() {
        let other = "arn:aws:iam::999999999999:role/TestApiFullAccess";
        let claims = claims(&[], &[FULL, other]);
        assert!(resolve("TestApiFullAccess", &claims).is_err());
        assert_eq!(resolve(other, &claims).unwrap(), other);
    }
}
