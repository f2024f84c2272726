//! An AWS small enough to carry. Imports no other room, so that it can judge them.

mod accounts;
mod aws_json;
mod callers;
mod clock;
mod digest;
mod error;
mod exchange;
mod gateway;
mod hidden;
mod identity_pool;
mod managed_login;
mod outbox;
mod partition;
mod policy;
mod random;
mod scenario;
mod server;
mod signature;
#[cfg(test)]
mod test_client;
#[cfg(test)]
mod test_device;
mod tokens;
mod totp;
mod user_pool;
mod world;

pub use error::SandboxError;
pub use outbox::{Medium, Message, Purpose};
pub use scenario::{Scenario, User};
pub use server::{ReceivedLine, Sandbox};
