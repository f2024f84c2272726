//! Signature Version 4, verified from the bytes received.

mod authorization;
mod canonical;
mod fault;
#[cfg(test)]
mod fixture;
mod verification;

pub(super) use authorization::check_form;
#[cfg(test)]
pub(super) use canonical::{request, string_to_sign};
pub(super) use fault::SignatureFault;
pub(super) use verification::{Expected, verify};
