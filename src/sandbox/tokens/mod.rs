//! Tokens: the signed ones, and the grants that refresh tokens stand for.

mod grants;
mod jwt;

pub(super) use grants::{Grant, Grants};
pub(super) use jwt::{Jwt, TokenUse, key_set, make_keys, sign};
