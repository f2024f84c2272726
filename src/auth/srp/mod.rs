//! Secure Remote Password as Cognito speaks it: a password is proved and never sent.

mod client;
mod group;
#[cfg(test)]
mod vectors;

pub(super) use client::{Identity, SECRET_LENGTH, ServerValues, SrpClient, timestamp, verifier};
