//! ManagedLoginState: what managed login remembers between the requests of a browser and of an app.

use super::codes::Codes;
use super::sessions::Sessions;
use super::tickets::Tickets;

/// What managed login remembers.
#[derive(Default)]
pub(in crate::sandbox) struct ManagedLoginState {
    /// Who is signed in, in which browser.
    pub(super) sessions: Sessions,
    /// The authorization codes handed out.
    pub(super) codes: Codes,
    /// The internal names of users who showed a temporary password and have yet to choose their own.
    pub(super) newcomers: Tickets<String>,
}
