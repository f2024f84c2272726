//! Sessions: who is signed in to managed login itself, by the cookie of a browser.

use super::cookies;
use super::tickets::Tickets;
use crate::sandbox::exchange::Received;

/// The cookie's name.
const COOKIE: &str = "cognito";
/// How long a browser stays signed in.
const SESSION_SECONDS: u64 = 60 * 60;

/// Somebody's sign-in in one browser.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The internal user name.
    pub(super) username: String,
    /// The name of the provider where they signed in.
    pub(super) provider: String,
    /// When they did, seconds since 1970.
    pub(super) auth_time: u64,
}

/// The sign-ins of all browsers.
#[derive(Default)]
pub(super) struct Sessions(Tickets<Session>);

impl Sessions {
    /// Remembers a sign-in of now; returns the header that gives the browser its cookie.
    pub(super) fn open(&self, session: Session, now: u64) -> (String, String) {
        let ticket = self.0.keep(session, now, SESSION_SECONDS);
        cookies::set(COOKIE, &ticket, Some(SESSION_SECONDS))
    }

    /// Returns the sign-in of the browser that sent a request.
    pub(super) fn of(&self, received: &Received<'_>, now: u64) -> Option<Session> {
        self.0.look(&cookies::value(received, COOKIE)?, now)
    }

    /// Forgets the sign-in of a browser; returns the header that takes its cookie away.
    pub(super) fn close(&self, received: &Received<'_>, now: u64) -> (String, String) {
        if let Some(ticket) = cookies::value(received, COOKIE) {
            self.0.take(&ticket, now);
        }
        cookies::set(COOKIE, "", Some(0))
    }
}
