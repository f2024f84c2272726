//! The `Condition` block of an IAM statement (IAM User Guide, "IAM JSON policy elements: Condition operators").
//!
//! What it cannot evaluate it refuses to read: a condition silently ignored would allow what AWS denies.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::context::{ConditionContext, ContextKey};
use super::pattern::{Pattern, Syntax};
use super::written::{Scalar, Scalars};

/// Why a condition cannot be evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(in crate::sandbox) enum ConditionError {
    /// The operator is not one that the sandbox knows.
    #[error("the condition operator `{0}` is not supported (supported: {OPERATORS})")]
    Operator(String),
    /// The key is not one whose value the sandbox knows.
    #[error("the condition key `{0}` is not supported (supported: {names})", names = ContextKey::NAMES)]
    Key(String),
    /// The operator is used with a key of another type.
    #[error("the condition operator `{operator}` does not fit the key `{key}`")]
    Mismatch {
        /// The operator.
        operator: String,
        /// The key.
        key: String,
    },
    /// A policy variable whose value the sandbox does not know.
    #[error("the policy variable `${{{0}}}` is not supported (supported: {names})", names = ContextKey::NAMES)]
    Variable(String),
    /// A value that the operator cannot compare with.
    #[error("`{value}` is not {expected}")]
    Value {
        /// The value.
        value: String,
        /// What is wanted in its place.
        expected: &'static str,
    },
    /// A key without any value to compare with.
    #[error("the condition key `{0}` has no value")]
    NoValue(String),
}

const OPERATORS: &str = "StringEquals, StringNotEquals, StringLike, StringNotLike, Bool, IpAddress, NotIpAddress, each also with IfExists";

/// One operator applied to one key.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    key: ContextKey,
    values: Values,
    negated: bool,
    if_exists: bool,
}

#[derive(Debug, Clone)]
enum Values {
    Text(Vec<Pattern>),
    Truth(Vec<bool>),
    Networks(Vec<Network>),
}

#[derive(Debug, Clone, Copy)]
struct Network {
    address: IpAddr,
    prefix: u32,
}

/// Reads a condition block; `variables` says whether the document's version knows policy variables.
pub(super) fn check(
    written: &BTreeMap<String, BTreeMap<String, Scalars>>,
    variables: bool,
) -> Result<Vec<Condition>, ConditionError> {
    let mut conditions = Vec::new();
    for (operator, keys) in written {
        for (key, Scalars(values)) in keys {
            conditions.push(Condition::check(operator, key, values, variables)?);
        }
    }
    Ok(conditions)
}

impl Condition {
    fn check(
        operator: &str,
        key_name: &str,
        written: &[Scalar],
        variables: bool,
    ) -> Result<Self, ConditionError> {
        let (base, if_exists) = match operator.strip_suffix("IfExists") {
            Some(base) => (base, true),
            None => (operator, false),
        };
        let text = |wildcards| {
            let syntax = Syntax {
                wildcards,
                variables,
            };
            all(written, |value| {
                Pattern::parse(value, syntax).map_err(ConditionError::Variable)
            })
            .map(Values::Text)
        };
        let (values, negated) = match base {
            "StringEquals" => (text(false)?, false),
            "StringNotEquals" => (text(false)?, true),
            "StringLike" => (text(true)?, false),
            "StringNotLike" => (text(true)?, true),
            "Bool" => (Values::Truth(all(written, truth)?), false),
            "IpAddress" => (Values::Networks(all(written, network)?), false),
            "NotIpAddress" => (Values::Networks(all(written, network)?), true),
            _ => return Err(ConditionError::Operator(operator.to_owned())),
        };
        let key =
            ContextKey::named(key_name).ok_or_else(|| ConditionError::Key(key_name.to_owned()))?;
        if written.is_empty() {
            return Err(ConditionError::NoValue(key_name.to_owned()));
        }
        let fits = match values {
            Values::Text(_) => key != ContextKey::SourceIp,
            Values::Truth(_) => key == ContextKey::SecureTransport,
            Values::Networks(_) => key == ContextKey::SourceIp,
        };
        if !fits {
            return Err(ConditionError::Mismatch {
                operator: operator.to_owned(),
                key: key_name.to_owned(),
            });
        }
        Ok(Self {
            key,
            values,
            negated,
            if_exists,
        })
    }

    /// Returns whether the condition holds for a call.
    pub(super) fn holds(&self, context: &ConditionContext) -> bool {
        let Some(value) = self.key.value(context) else {
            return self.if_exists || self.negated;
        };
        let matched = match &self.values {
            Values::Text(patterns) => patterns
                .iter()
                .any(|pattern| pattern.matches(&value, context)),
            Values::Truth(truths) => truths.iter().any(|truth| truth.to_string() == value),
            Values::Networks(networks) => context
                .source_ip
                .is_some_and(|address| networks.iter().any(|network| network.contains(address))),
        };
        matched != self.negated
    }
}

fn all<T>(
    values: &[Scalar],
    read: impl Fn(&str) -> Result<T, ConditionError>,
) -> Result<Vec<T>, ConditionError> {
    values.iter().map(|Scalar(value)| read(value)).collect()
}

fn truth(value: &str) -> Result<bool, ConditionError> {
    value.parse().map_err(|_| ConditionError::Value {
        value: value.to_owned(),
        expected: "true or false",
    })
}

fn network(value: &str) -> Result<Network, ConditionError> {
    Network::parse(value).ok_or_else(|| ConditionError::Value {
        value: value.to_owned(),
        expected: "an IP address or a CIDR range, as in `203.0.113.0/24`",
    })
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().ok()?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Some(longest), |prefix| prefix.parse().ok())?;
        (prefix <= longest).then_some(Self { address, prefix })
    }

    fn contains(&self, address: IpAddr) -> bool {
        // An address that reached a dual-stack socket over IPv4 shows as `::ffff:a.b.c.d`.
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (own.to_bits() ^ other.to_bits()).leading_zeros() >= self.prefix
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).leading_zeros() >= self.prefix
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(source_ip: Option<&str>) -> ConditionContext {
        ConditionContext {
            identity_id: "eu-central-1:abc".to_owned(),
            principal_arn: "arn:aws:iam::123456789012:role/Reader".to_owned(),
            source_ip: source_ip.map(|address| address.parse().unwrap()),
        }
    }

    fn condition(operator: &str, key: &str, value: &str) -> Result<Condition, ConditionError> {
        Condition::check(operator, key, &[Scalar(value.to_owned())], true)
    }

    fn holds(operator: &str, key: &str, value: &str, source_ip: Option<&str>) -> bool {
        condition(operator, key, value)
            .unwrap()
            .holds(&context(source_ip))
    }

    #[test]
    fn strings_are_equal_or_alike() {
        let sub = "cognito-identity.amazonaws.com:sub";
        assert!(holds("StringEquals", sub, "eu-central-1:abc", None));
        assert!(!holds("StringEquals", sub, "eu-central-1:*", None));
        assert!(holds("StringLike", sub, "eu-central-1:*", None));
        assert!(holds("StringNotEquals", sub, "eu-central-1:*", None));
        assert!(!holds("StringNotLike", sub, "eu-central-1:*", None));
        assert!(holds(
            "StringLike",
            "AWS:principalARN",
            "*:role/Read??",
            None
        ));
    }

    #[test]
    fn addresses_are_matched_by_range() {
        let ip = "aws:SourceIp";
        for (range, address, inside) in [
            ("203.0.113.0/24", "203.0.113.255", true),
            ("203.0.113.0/24", "203.0.114.0", false),
            ("203.0.113.7", "203.0.113.7", true),
            ("203.0.113.7", "203.0.113.6", false),
            ("0.0.0.0/0", "8.8.8.8", true),
            ("0.0.0.0/0", "::1", false),
            ("127.0.0.0/8", "::ffff:127.0.0.1", true),
            ("2001:db8::/32", "2001:db8:1::5", true),
            ("2001:db8::/32", "2001:db9::5", false),
        ] {
            assert_eq!(
                holds("IpAddress", ip, range, Some(address)),
                inside,
                "{range} {address}"
            );
            assert_eq!(
                holds("NotIpAddress", ip, range, Some(address)),
                !inside,
                "{range} {address}"
            );
        }
    }

    #[test]
    fn a_missing_value_satisfies_only_negations_and_if_exists() {
        let ip = "aws:SourceIp";
        assert!(!holds("IpAddress", ip, "10.0.0.0/8", None));
        assert!(holds("IpAddressIfExists", ip, "10.0.0.0/8", None));
        assert!(holds("NotIpAddress", ip, "10.0.0.0/8", None));
        assert!(!holds(
            "IpAddressIfExists",
            ip,
            "10.0.0.0/8",
            Some("11.0.0.1")
        ));
    }

    #[test]
    fn calls_count_as_made_over_tls() {
        assert!(holds("Bool", "aws:SecureTransport", "true", None));
        assert!(!holds("Bool", "aws:SecureTransport", "false", None));
    }

    #[test]
    fn what_cannot_be_evaluated_is_refused() {
        let sub = "cognito-identity.amazonaws.com:sub";
        for (operator, key, value, message) in [
            (
                "NumericLessThan",
                sub,
                "1",
                "operator `NumericLessThan` is not supported",
            ),
            (
                "ForAnyValue:StringLike",
                sub,
                "x",
                "operator `ForAnyValue:StringLike`",
            ),
            ("IfExists", sub, "x", "operator `IfExists`"),
            (
                "StringEquals",
                "aws:userid",
                "x",
                "key `aws:userid` is not supported",
            ),
            (
                "StringEquals",
                sub,
                "${aws:username}",
                "variable `${aws:username}`",
            ),
            (
                "Bool",
                "aws:SecureTransport",
                "yes",
                "`yes` is not true or false",
            ),
            ("Bool", sub, "true", "does not fit"),
            ("IpAddress", sub, "10.0.0.0/8", "does not fit"),
            (
                "IpAddress",
                "aws:SourceIp",
                "10.0.0.0/33",
                "`10.0.0.0/33` is not an IP address",
            ),
            (
                "IpAddress",
                "aws:SourceIp",
                "localhost",
                "`localhost` is not an IP address",
            ),
        ] {
            let error = condition(operator, key, value).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
        let error = Condition::check("StringEquals", sub, &[], true).unwrap_err();
        assert_eq!(error, ConditionError::NoValue(sub.to_owned()));
    }
}
