//! Signing in: what a user pool asks on the way to tokens, and what is answered.

mod attempt;
mod begin;
mod challenge;
mod challenge_parameters;
mod choice;
mod code;
#[cfg(test)]
mod custom_tests;
#[cfg(test)]
mod device_tests;
mod factor_set_up;
#[cfg(test)]
mod factor_tests;
#[cfg(test)]
mod first_factor_tests;
#[cfg(test)]
mod fixture;
mod flow;
mod new_password;
mod proof;
mod request;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for the act it is about"
)]
mod sign_in;

pub use flow::{FirstFactor, Flow};
pub use request::{DeviceOutcome, SignIn, SignedIn};
