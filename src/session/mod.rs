//! Who is signed in, between runs. Joins sign-in and the store; knows no requests and no output.

mod cognito;
mod error;
mod exchange;
mod freshness;
mod lock;
mod record;
#[expect(
    clippy::module_inception,
    reason = "the room is named for the type it is about"
)]
mod session;
mod sign_in;
mod store;

pub use cognito::Cognito;
pub use error::{SessionError, StoreError};
pub use record::{StoredCredentials, StoredTokens};
pub use session::{CognitoSource, PasswordSource, PromptSource, Session, SessionOptions};
pub use sign_in::{SignedIn, SignedOut};
pub use store::{Realm, SessionStore};
