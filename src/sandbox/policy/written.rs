//! An IAM policy document as people write it, before it is checked.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The whole document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub(super) struct WrittenDocument {
    /// The language's version; left out, it is the older one.
    pub(super) version: Option<String>,
    #[serde(rename = "Id")]
    _id: Option<IgnoredAny>,
    /// The statements.
    #[serde(deserialize_with = "one_or_many")]
    pub(super) statement: Vec<WrittenStatement>,
}

/// One statement.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "PascalCase")]
pub(super) struct WrittenStatement {
    #[serde(rename = "Sid")]
    _sid: Option<IgnoredAny>,
    /// Whether it allows or denies.
    pub(super) effect: Effect,
    /// The actions it is about.
    #[serde(default, deserialize_with = "one_or_many")]
    pub(super) action: Vec<Scalar>,
    /// The actions it is not about.
    #[serde(default, deserialize_with = "one_or_many")]
    pub(super) not_action: Vec<Scalar>,
    /// The resources it is about.
    #[serde(default, deserialize_with = "one_or_many")]
    pub(super) resource: Vec<Scalar>,
    /// The resources it is not about.
    #[serde(default, deserialize_with = "one_or_many")]
    pub(super) not_resource: Vec<Scalar>,
    /// A principal, which has no place here.
    pub(super) principal: Option<IgnoredAny>,
    /// Everybody but a principal, which has no place here either.
    pub(super) not_principal: Option<IgnoredAny>,
    /// Operator, key, values.
    #[serde(default)]
    pub(super) condition: BTreeMap<String, BTreeMap<String, Scalars>>,
}

/// What a statement does to the calls it matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Effect {
    /// Lets them through.
    Allow,
    /// Refuses them, whatever others allow.
    Deny,
}

/// A text, or a number or truth value that stands for its text.
pub(super) struct Scalar(pub(super) String);

/// One scalar or a list of them.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Scalars(#[serde(deserialize_with = "one_or_many")] pub(super) Vec<Scalar>);

// Not serde's `untagged`: its error would not name the member that is wrong.
fn one_or_many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct OneOrMany<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("one element or a list of them")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![T::deserialize(text.into_deserializer())?])
        }

        fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
            Ok(vec![T::deserialize(truth.into_deserializer())?])
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            Ok(vec![T::deserialize(number.into_deserializer())?])
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
            Ok(vec![T::deserialize(number.into_deserializer())?])
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            Ok(vec![T::deserialize(MapAccessDeserializer::new(map))?])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(list))
        }
    }

    deserializer.deserialize_any(OneOrMany(PhantomData))
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;

        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }

            fn visit_bool<E: Error>(self, truth: bool) -> Result<Scalar, E> {
                Ok(Scalar(truth.to_string()))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
        }

        deserializer.deserialize_any(ScalarVisitor)
    }
}
