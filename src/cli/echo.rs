//! Echo: what a terminal shows of an answer while it is typed.

/// What the terminal shows of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Echo {
    /// As it is typed.
    On,
    /// Nothing but the end of the line.
    Off,
}
