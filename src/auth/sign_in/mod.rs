//! Signing in: what a user pool asks on the way to tokens, and what is answered.

mod challenge;
#[cfg(test)]
mod fixture;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for the act it is about"
)]
mod sign_in;

pub use sign_in::Flow;
