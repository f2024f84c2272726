//! Style: whether output is coloured, and the few colours there are. Whoever knows the terminal decides.

use std::fmt;

/// Whether text may carry colours. What is written must be legible without them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// No escape sequence is written.
    #[default]
    Plain,
    /// Colours are written as ANSI escape sequences (ECMA-48, SGR).
    Coloured,
}

/// A colour by its use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// Passed; a JSON string.
    Green,
    /// Failed.
    Red,
    /// Could not be run.
    Yellow,
    /// A JSON number or literal.
    Cyan,
    /// A heading, a JSON key, a header's name.
    Bold,
    /// Beside the point.
    Dim,
}

impl Colour {
    fn code(self) -> u8 {
        match self {
            Self::Green => 32,
            Self::Red => 31,
            Self::Yellow => 33,
            Self::Cyan => 36,
            Self::Bold => 1,
            Self::Dim => 2,
        }
    }
}

/// Text with a colour around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painted<T> {
    style: Style,
    colour: Colour,
    text: T,
}

impl Style {
    /// Returns `text` in `colour`, or as it is.
    pub(super) fn paint<T: fmt::Display>(self, colour: Colour, text: T) -> Painted<T> {
        Painted {
            style: self,
            colour,
            text,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.style {
            Style::Plain => self.text.fmt(f),
            Style::Coloured => write!(f, "\x1b[{}m{}\x1b[0m", self.colour.code(), self.text),
        }
    }
}
