//! Manner: how somebody signs in who has no session.

use crate::auth::{FirstFactor, Flow};

/// How somebody signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// By answering what the user pool asks, here.
    Here {
        /// How to begin.
        flow: Flow,
        /// What to show first, where the flow leaves a choice.
        first_factor: Option<FirstFactor>,
        /// Have the pool remember this machine.
        remember_device: bool,
    },
    /// In a browser, which takes a person: never by itself.
    Browser,
}
