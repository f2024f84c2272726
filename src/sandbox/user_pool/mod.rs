//! The user pool: `AWSCognitoIdentityProviderService`, and the pages that others read about it.

mod client;
mod delivery;
#[cfg(test)]
mod example_tests;
#[cfg(test)]
mod fixture;
mod issue;
mod managed_login;
mod membership;
mod operations;
mod parameters;
mod refresh;
mod self_service;
mod sign_in;
mod sign_out;
mod standing;
mod well_known;

pub(super) use managed_login::{
    AskedFactor, Judged, Proven, ask_second_factor, check_password, check_policy, first_tokens,
    holder, judge_second_factor, missing_attributes, open_grant, renew,
};
pub(super) use operations::answer;
pub(super) use well_known::page;
