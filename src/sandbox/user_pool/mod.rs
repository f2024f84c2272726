//! The user pool: `AWSCognitoIdentityProviderService`, and the pages that others read about it.

mod access;
mod client;
#[cfg(test)]
mod fixture;
mod issue;
mod membership;
mod operations;
mod refresh;
mod respond;
mod settle;
mod sign_in;
mod sign_out;
mod timestamp;
mod well_known;

pub(super) use operations::answer;
pub(super) use well_known::page;
