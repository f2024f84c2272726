//! From a person to tokens to credentials. Remembers nothing: no files, no terminal, no configuration.

mod challenge;
mod error;
mod existence;
#[cfg(test)]
mod fixture;
mod identity_pool;
mod mac;
mod prompt;
mod renewal;
mod role;
mod sdk_policy;
#[cfg(test)]
mod sdk_policy_tests;
mod secret_hash;
mod service_error;
mod sign_in;
#[cfg(test)]
mod sign_in_fixture;
mod srp;
mod srp_group;
#[cfg(test)]
mod srp_vectors;
mod tokens;
mod user_pool;
mod verdict;

pub use error::{AuthError, Misconfiguration, Refusal, Said};
pub use identity_pool::{IdentityPool, IdentityPoolConfig, RoleCredentials};
pub use prompt::{PendingAnswer, Prompt, PromptError, Question};
pub use role::resolve as resolve_role;
pub use sign_in::Flow;
pub use tokens::{IdClaims, Tokens};
pub use user_pool::{UserPool, UserPoolConfig};
