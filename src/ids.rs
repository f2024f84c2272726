//! The words of the domain as types: ids that are checked once, where they enter.

use std::fmt;

/// An id that does not have the form its service gives it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a valid {kind}: expected {expected}", value.escape_debug())]
pub struct IdError {
    /// What was asked for, as AWS names it.
    pub kind: &'static str,
    /// What was given.
    pub value: String,
    /// The form it should have, with an example.
    pub expected: &'static str,
}

/// Declares a checked newtype over `String`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $expected:literal, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Checks the form of `text` and wraps it.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(IdError { kind: $kind, value: text.to_owned(), expected: $expected })
                }
            }

            /// Returns the id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// An AWS region code. Its form is checked, not its existence: AWS opens new ones.
    Region,
    "region",
    "lower-case words joined by hyphens, ending in a number, as in `eu-central-1`",
    is_region
);
id!(
    /// A Cognito user pool id, `<region>_<random>` (Amazon Cognito API Reference, "UserPoolType").
    UserPoolId,
    "user pool id",
    "a region, `_`, letters and digits, as in `eu-central-1_AbCdEfGhI`",
    |text| text.split_once('_').is_some_and(|(region, pool)| is_region(region) && is_alphanumeric(pool))
);
id!(
    /// A Cognito app client id (Amazon Cognito API Reference, "UserPoolClientType").
    ClientId,
    "app client id",
    "1 to 128 letters, digits, `_` or `+`, as in `1example23456789`",
    |text| (1..=128).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'+')
);
id!(
    /// A Cognito identity pool id, `<region>:<uuid>` (Amazon Cognito Federated Identities API Reference, "IdentityPool").
    IdentityPoolId,
    "identity pool id",
    "a region, `:` and a UUID, as in `eu-central-1:12345678-1234-1234-1234-123456789012`",
    |text| text.split_once(':').is_some_and(|(region, uuid)| is_region(region) && is_uuid(uuid))
);
id!(
    /// A user name as typed at sign-in: a real user name or an alias of it (e-mail, phone).
    Username,
    "user name",
    "1 to 128 characters without white space or control characters",
    |text| (1..=128).contains(&text.chars().count()) && !text.chars().any(|c| c.is_whitespace() || c.is_control())
);
id!(
    /// The name of a profile in the configuration file.
    ProfileName,
    "profile name",
    "letters, digits, `.`, `_` and `-`, as in `dev`",
    |text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
);

impl UserPoolId {
    /// Returns the region the id names, which is where its service is asked unless configured otherwise.
    pub fn region(&self) -> Region {
        Region(prefix(&self.0, '_'))
    }

    /// Returns the part after the underscore, which goes into the SRP hashes.
    pub fn pool_name(&self) -> &str {
        self.0.split_once('_').map_or("", |(_, name)| name)
    }
}

impl IdentityPoolId {
    /// Returns the region the id names.
    pub fn region(&self) -> Region {
        Region(prefix(&self.0, ':'))
    }
}

fn prefix(id: &str, separator: char) -> String {
    id.split(separator).next().unwrap_or_default().to_owned()
}

fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() >= 3
        && parts
            .last()
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        && parts[..parts.len() - 1]
            .iter()
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
}

fn is_alphanumeric(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups
            .iter()
            .all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pool_ids_give_their_region_and_name() {
        let pool = UserPoolId::parse("us-gov-west-1_ZZ9plural").unwrap();
        assert_eq!(pool.region().as_str(), "us-gov-west-1");
        assert_eq!(pool.pool_name(), "ZZ9plural");
        let identities =
            IdentityPoolId::parse("eu-central-1:12345678-1234-1234-1234-123456789012").unwrap();
        assert_eq!(identities.region().as_str(), "eu-central-1");
    }

    #[test]
    fn malformed_ids_are_refused_with_the_form_they_should_have() {
        for bad in [
            "",
            "eu-central-1",
            "eu-central_x",
            "eu-central-1_",
            "EU-central-1_Ab",
            "eu-central-1_A b",
        ] {
            let error = UserPoolId::parse(bad).unwrap_err();
            assert!(error.to_string().contains("expected a region"), "{error}");
        }
        assert!(IdentityPoolId::parse("eu-central-1:1234").is_err());
        assert!(ClientId::parse("with space").is_err());
        assert!(Region::parse("frankfurt").is_err());
        assert!(Username::parse("").is_err());
        assert!(Username::parse("alice@example.com").is_ok());
        assert!(ProfileName::parse("dev/../x").is_err());
    }
}
