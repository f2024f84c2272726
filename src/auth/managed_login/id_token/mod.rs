//! The ID token that a sign-in brings, and every check that it must pass (OpenID Connect Core 1.0, 3.1.3.7).

mod fault;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for the type it is about"
)]
mod id_token;
mod issuer;
mod keys;

pub use fault::IdTokenFault;
pub(super) use id_token::IdToken;
pub(super) use issuer::check as check_issuer;
pub(super) use keys::Keys;
