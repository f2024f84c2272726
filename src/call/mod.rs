//! One call as somebody: a session's user, or nobody. Knows no output and no terminal.

mod caller;
mod error;
mod hosts;

pub use caller::{CallEvent, Caller, Observer};
pub use error::CallError;
pub use hosts::OwnHosts;
