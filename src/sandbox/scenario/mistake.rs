//! Mistake: something in a scenario file that cannot be meant, and where it stands.

use std::ops::Range;

use toml::Spanned;

/// Something in the file that cannot be meant.
pub(super) struct Mistake {
    /// Where it stands, in bytes of the text.
    pub(super) span: Range<usize>,
    /// What is wrong and what to write.
    pub(super) message: String,
}

impl Mistake {
    /// A mistake where a value stands.
    pub(super) fn at<T>(value: &Spanned<T>, message: impl Into<String>) -> Self {
        Self {
            span: value.span(),
            message: message.into(),
        }
    }
}

/// Returns a value that must have a certain form, or what stands for it where it was left out.
pub(super) fn or_default(
    given: Option<Spanned<String>>,
    default: &str,
    is_valid: impl Fn(&str) -> bool,
    complaint: &str,
) -> Result<String, Mistake> {
    match given {
        None => Ok(default.to_owned()),
        Some(value) if is_valid(value.as_ref()) => Ok(value.into_inner()),
        Some(value) => Err(Mistake::at(
            &value,
            format!("`{}` {complaint}", value.as_ref()),
        )),
    }
}
