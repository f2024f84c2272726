//! From a person to tokens to credentials. Remembers nothing: no files, no terminal, no configuration.
//!
//! | folder | what it is about |
//! |---|---|
//! | `user_pool` | the calls of the user pool's own API that take no AWS credentials, each by itself |
//! | `sign_in` | one sign-in through that API: challenge after challenge, until there are tokens |
//! | `srp` | the proof of a password that is never sent |
//! | `managed_login` | one sign-in by the browser: authorization code with PKCE |
//! | `identity_pool` | the ID token for the role's credentials |
//!
//! Whoever is asked on the way implements [`Prompt`] (a [`Question`] in, an [`Answer`] out), for a browser
//! [`BrowserGuide`]. What went wrong is an [`AuthError`]; `verdict` alone knows the service's words.

mod again;
mod device;
mod error;
#[cfg(test)]
mod fixture;
mod identity_pool;
mod mac;
mod managed_login;
mod password_help;
mod pool_url;
mod prompt;
mod question;
mod random;
mod reason;
mod sdk_policy;
#[cfg(test)]
mod sdk_policy_tests;
mod service_error;
mod sign_in;
mod srp;
mod tokens;
mod totp;
mod user_pool;
mod verdict;

pub use device::RememberedDevice;
pub use error::{AuthError, Said};
pub use identity_pool::{IdentityPool, IdentityPoolConfig, RoleCredentials, resolve_role};
pub use managed_login::{
    BrowserGuide, GuideError, IdTokenFault, ManagedLogin, ManagedLoginConfig, ManagedLoginProblem,
    OAuthRefusal, Opened, PendingOpening, PendingPage, PendingPaste, Returned,
};
pub use prompt::{PendingAnswer, Prompt, PromptError};
pub use question::{Answer, CodeRefusal, Delivery, Factor, Question};
pub use reason::{Misconfiguration, Refusal};
pub use sign_in::{DeviceOutcome, FirstFactor, Flow, SignIn, SignedIn};
pub use tokens::{IdClaims, Tokens};
pub use totp::{Authenticator, NextCode, NotBase32};
pub use user_pool::{UserPool, UserPoolConfig};
