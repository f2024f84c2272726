//! Signing in by the browser: OAuth 2.0 authorization code with PKCE against a user pool's managed login pages.
//!
//! [`ManagedLogin`] does it; whoever shows addresses to the person implements [`BrowserGuide`].

mod answer;
mod attempt;
mod authorize;
mod config;
mod endpoints;
#[cfg(test)]
mod fixture;
mod guide;
mod id_token;
#[expect(
    clippy::module_inception,
    reason = "the file is named for the type, as the folder for the subject"
)]
mod managed_login;
mod pkce;
mod problem;
mod random;
mod redirect;
mod refusal;
mod returned;
mod sign_in;
#[cfg(test)]
mod sign_in_fixture;
mod token_endpoint;

pub use config::ManagedLoginConfig;
pub use guide::{BrowserGuide, GuideError, Opened, PendingOpening, PendingPaste};
pub use id_token::IdTokenFault;
pub use managed_login::ManagedLogin;
pub use problem::ManagedLoginProblem;
pub use refusal::OAuthRefusal;
pub use returned::{PendingPage, Returned};
