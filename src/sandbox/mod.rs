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
mod partition;
mod policy;
mod random;
mod scenario;
mod server;
mod signature;
#[cfg(test)]
mod test_client;
mod tokens;
mod user_pool;
mod world;

pub use error::SandboxError;
pub use scenario::{Scenario, User};
pub use server::{ReceivedLine, Sandbox};
