//! The endpoints that an app calls itself, without a browser: tokens for a code, the end of them, and whose they are.

mod client_authentication;
mod oauth_error;
mod revoke;
mod token;
mod user_info;

pub(super) use revoke::revoke;
pub(super) use token::exchange as exchange_token;
pub(super) use user_info::tell as tell_user_info;
