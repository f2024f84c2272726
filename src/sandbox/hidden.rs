//! Hidden: a text of the scenario that must not appear in debug output.

use std::fmt;

/// A password or secret of the scenario.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Hidden(String);

impl Hidden {
    /// Hides a text.
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    /// Returns the text itself.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

// Security: a derived one would print what the type is there to hide.
impl fmt::Debug for Hidden {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_does_not_show_the_text() {
        assert_eq!(
            format!("{:?}", Hidden::new("alice-Passw0rd!".into())),
            "(hidden)"
        );
    }
}
