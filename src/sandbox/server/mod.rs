//! The server: one loopback port, what arrives on it, and which service answers.

mod request_log;
mod router;
mod sandbox;
mod service;

pub use request_log::ReceivedLine;
pub use sandbox::Sandbox;
