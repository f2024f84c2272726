//! Place: where in a suite file something stands.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// A file, and a line and column in it, both counted from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<Path>,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// Returns the place of the first byte of `span` in `text`.
    pub(super) fn of(file: &Arc<Path>, text: &str, span: Range<usize>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: Arc::clone(file),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let text = "a = 1\nä = 2\n";
        let place = |at| Place::of(&Path::new("s.toml").into(), text, at..at).to_string();
        assert_eq!(place(0), "s.toml:1:1");
        assert_eq!(place(6), "s.toml:2:1");
        assert_eq!(place(9), "s.toml:2:3");
        assert_eq!(place(999), "s.toml:3:1");
    }
}
