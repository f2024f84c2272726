//! The identity pool: `AWSCognitoIdentityService`, which gives an identity and a role's credentials for an ID token.

mod credentials;
mod identity;
mod login;
mod operations;
mod role;

pub(super) use credentials::Credentials;
pub(super) use operations::answer;
