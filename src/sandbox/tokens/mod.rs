//! Tokens: the signed ones, and the grants that refresh tokens stand for.

mod grants;
mod jwt;
mod scopes;
mod token_use;

pub(super) use grants::{Grant, Grants, Reused};
pub(super) use jwt::{Jwt, key_set, make_keys, sign};
pub(super) use scopes::{ADMIN, OPENID, Scopes};
pub(super) use token_use::TokenUse;
