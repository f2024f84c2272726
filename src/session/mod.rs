//! Who is signed in, between runs. Joins sign-in and the store; knows no requests and no output.

mod authentication;
mod cognito;
mod device;
mod error;
mod exchange;
mod folder;
mod freshness;
mod lock;
mod manner;
mod options;
mod realm;
mod record;
mod renewal;
mod secret_text;
#[expect(
    clippy::module_inception,
    reason = "the room is named for the type it is about"
)]
mod session;
mod sign_in;
mod store;

pub use cognito::Cognito;
pub use error::{SessionError, StoreError};
pub use manner::Manner;
pub use options::{CognitoSource, MannerSource, PasswordSource, PromptSource, SessionOptions};
pub use realm::Realm;
pub use record::{StoredCredentials, StoredTokens};
pub use session::Session;
pub use sign_in::{SignedIn, SignedOut};
pub use store::SessionStore;
