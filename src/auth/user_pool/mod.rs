//! The user pool, through one of its app clients: what can be asked of it without AWS credentials.

mod devices;
mod existence;
mod passwords;
mod renewal;
mod secret_hash;
mod software_token;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for the type it is about"
)]
mod user_pool;

pub(super) use user_pool::{Asked, Progress};
pub use user_pool::{UserPool, UserPoolConfig};
