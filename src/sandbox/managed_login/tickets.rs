//! Tickets: random texts that stand for something remembered here for a time.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::sandbox::random;

/// What was handed out, by ticket.
pub(super) struct Tickets<T>(Mutex<HashMap<String, Kept<T>>>);

struct Kept<T> {
    what: T,
    expires_at: u64,
}

// Derived, it would ask for a default of what is kept.
impl<T> Default for Tickets<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Tickets<T> {
    /// Keeps something for some seconds from now (seconds since 1970); returns its ticket.
    pub(super) fn keep(&self, what: T, now: u64, seconds: u64) -> String {
        let ticket = random::base64_url::<32>();
        let mut tickets = self.tickets();
        tickets.retain(|_, kept| now < kept.expires_at);
        let expires_at = now.saturating_add(seconds);
        tickets.insert(ticket.clone(), Kept { what, expires_at });
        ticket
    }

    /// Returns what a ticket stands for.
    pub(super) fn look(&self, ticket: &str, now: u64) -> Option<T> {
        let tickets = self.tickets();
        let kept = tickets.get(ticket).filter(|kept| now < kept.expires_at)?;
        Some(kept.what.clone())
    }

    /// Forgets what a ticket stands for and returns it.
    pub(super) fn take(&self, ticket: &str, now: u64) -> Option<T> {
        let kept = self.tickets().remove(ticket)?;
        (now < kept.expires_at).then_some(kept.what)
    }

    fn tickets(&self) -> MutexGuard<'_, HashMap<String, Kept<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_good_until_it_is_taken_or_expires() {
        let tickets = Tickets::default();
        let first = tickets.keep("a", 100, 10);
        let second = tickets.keep("b", 100, 10);
        assert_eq!(tickets.look(&first, 109), Some("a"));
        assert_eq!(tickets.take(&first, 109), Some("a"));
        assert_eq!(tickets.look(&first, 109), None);
        assert_eq!(tickets.look(&second, 110), None);
        assert_eq!(tickets.take(&second, 110), None);
        assert_eq!(tickets.look("", 100), None);
    }
}
