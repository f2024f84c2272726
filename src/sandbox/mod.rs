//! An AWS small enough to carry. Imports no other room, so that it can judge them.

mod accounts;
mod api_definition;
mod authorization;
mod aws_json;
mod caller;
mod canonical;
mod challenges;
mod clock;
mod condition_context;
mod echo;
mod error;
mod exchange;
mod gateway;
mod grants;
mod hidden;
mod identity_pool;
mod jwt;
mod lockout;
mod membership;
mod partition;
mod path_template;
mod policy;
mod policy_condition;
mod policy_document;
mod policy_pattern;
mod random;
mod refusal;
mod request_id;
mod request_log;
mod router;
mod routing;
mod scenario;
mod server;
mod service;
mod signature;
mod srp_verifier;
#[cfg(test)]
mod test_client;
mod tokens;
mod user_pool;
mod web;
mod world;

pub use error::SandboxError;
pub use request_log::ReceivedLine;
pub use scenario::{Scenario, User};
pub use server::Sandbox;
