//! CommandError: a failure with its exit status and what to do about it.
//!
//! The rooms say what happened; wording for people, hints and exit codes are added here alone, a file a room.

mod api;
mod auth;
mod command_error;
mod command_line;
mod config;
mod managed_login;
mod misconfiguration;
mod question;
mod refusal;
mod sandbox;
mod session;
mod suite;

pub use api::{call_hints, call_kind};
pub use command_error::{CommandError, Kind};
pub use sandbox::in_scenario_file;
