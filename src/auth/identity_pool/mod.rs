//! The identity pool, and which role of those it offers is meant.

#[expect(
    clippy::module_inception,
    reason = "the folder is named for the type it is about"
)]
mod identity_pool;
mod role;

pub use identity_pool::{IdentityPool, IdentityPoolConfig, RoleCredentials};
pub use role::resolve as resolve_role;
