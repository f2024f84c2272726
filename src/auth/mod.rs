//! From a person to tokens to credentials. Remembers nothing: no files, no terminal, no configuration.

mod error;
#[cfg(test)]
mod fixture;
mod identity_pool;
mod mac;
mod prompt;
mod sdk_policy;
#[cfg(test)]
mod sdk_policy_tests;
mod service_error;
mod sign_in;
mod srp;
mod tokens;
mod user_pool;
mod verdict;

pub use error::{AuthError, Misconfiguration, Refusal, Said};
pub use identity_pool::{IdentityPool, IdentityPoolConfig, RoleCredentials, resolve_role};
pub use prompt::{PendingAnswer, Prompt, PromptError, Question};
pub use sign_in::Flow;
pub use tokens::{IdClaims, Tokens};
pub use user_pool::{UserPool, UserPoolConfig};
