//! Challenges: questions that were asked and not yet answered, each under the ticket its answer must bring.
//!
//! A ticket is what the client sends back: the `SECRET_BLOCK` of SRP, otherwise the `Session`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::question::Question;

/// How long an answered or overdue challenge is remembered, so that an answer to it gets the right refusal.
const REMEMBERED_SECONDS: u64 = 60 * 60;
/// Wrong codes after which a challenge is over. AWS publishes no number for this.
const WRONG_CODES: u32 = 5;

/// A challenge that was sent to a user.
pub(in crate::sandbox) struct Challenge {
    /// The internal user name.
    pub(in crate::sandbox) username: String,
    /// The key of the device they sign in from, where they named one.
    pub(in crate::sandbox) device_key: Option<String>,
    /// What was asked.
    pub(in crate::sandbox) question: Question,
}

/// Why a ticket opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum TicketProblem {
    /// It was never issued.
    Unknown,
    /// Its challenge was answered before.
    Used,
    /// It came too late.
    Expired,
}

/// The challenges of all users.
#[derive(Default)]
pub(in crate::sandbox) struct Challenges(Mutex<HashMap<String, Entry>>);

struct Entry {
    challenge: Arc<Challenge>,
    expires_at: u64,
    is_used: bool,
    wrong_codes: u32,
}

impl Challenges {
    /// Keeps a challenge under its ticket until a time (seconds since 1970).
    pub(in crate::sandbox) fn keep(
        &self,
        ticket: String,
        challenge: Challenge,
        now: u64,
        expires_at: u64,
    ) {
        let mut entries = self.entries();
        entries.retain(|_, entry| now < entry.expires_at.saturating_add(REMEMBERED_SECONDS));
        let entry = Entry {
            challenge: Arc::new(challenge),
            expires_at,
            is_used: false,
            wrong_codes: 0,
        };
        entries.insert(ticket, entry);
    }

    /// Returns the challenge of a ticket and leaves it open.
    pub(in crate::sandbox) fn look(
        &self,
        ticket: &str,
        now: u64,
    ) -> Result<Arc<Challenge>, TicketProblem> {
        self.open(ticket, now, false)
    }

    /// Returns the challenge of a ticket, which opens it no more.
    pub(in crate::sandbox) fn take(
        &self,
        ticket: &str,
        now: u64,
    ) -> Result<Arc<Challenge>, TicketProblem> {
        self.open(ticket, now, true)
    }

    /// Notes a wrong code, which leaves the challenge open; one too many ends it.
    pub(in crate::sandbox) fn note_wrong_code(&self, ticket: &str) {
        let mut entries = self.entries();
        if let Some(entry) = entries.get_mut(ticket) {
            entry.wrong_codes += 1;
            if entry.wrong_codes >= WRONG_CODES {
                entries.remove(ticket);
            }
        }
    }

    /// Returns the last DEVICE_SRP_AUTH of a user and a device that is still open, and its ticket.
    pub(in crate::sandbox) fn last_from_device(
        &self,
        username: &str,
        device_key: &str,
        now: u64,
    ) -> Option<(String, Arc<Challenge>)> {
        let entries = self.entries();
        entries
            .iter()
            .filter(|(_, entry)| !entry.is_used && now < entry.expires_at)
            .filter(|(_, entry)| {
                let challenge = &entry.challenge;
                challenge.username == username
                    && challenge.device_key.as_deref() == Some(device_key)
                    && matches!(challenge.question, Question::DeviceSrp)
            })
            .max_by_key(|(_, entry)| entry.expires_at)
            .map(|(ticket, entry)| (ticket.clone(), Arc::clone(&entry.challenge)))
    }

    fn open(&self, ticket: &str, now: u64, use_up: bool) -> Result<Arc<Challenge>, TicketProblem> {
        let mut entries = self.entries();
        let entry = entries.get_mut(ticket).ok_or(TicketProblem::Unknown)?;
        if entry.is_used {
            return Err(TicketProblem::Used);
        }
        if now >= entry.expires_at {
            return Err(TicketProblem::Expired);
        }
        entry.is_used = use_up;
        Ok(Arc::clone(&entry.challenge))
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(expires_at: u64) -> Challenges {
        let challenges = Challenges::default();
        let challenge = Challenge {
            username: "alice".into(),
            device_key: None,
            question: Question::NewPassword,
        };
        challenges.keep("ticket".into(), challenge, 0, expires_at);
        challenges
    }

    #[test]
    fn a_ticket_is_good_for_one_answer() {
        let challenges = kept(180);
        assert_eq!(challenges.look("ticket", 1).unwrap().username, "alice");
        assert_eq!(challenges.take("ticket", 1).unwrap().username, "alice");
        assert_eq!(
            challenges.take("ticket", 1).err(),
            Some(TicketProblem::Used)
        );
    }

    #[test]
    fn a_ticket_is_good_until_it_expires() {
        let challenges = kept(180);
        assert!(challenges.look("ticket", 179).is_ok());
        assert_eq!(
            challenges.take("ticket", 180).err(),
            Some(TicketProblem::Expired)
        );
    }

    #[test]
    fn the_fifth_wrong_code_ends_a_challenge() {
        let challenges = kept(180);
        for _ in 0..4 {
            challenges.note_wrong_code("ticket");
            assert!(challenges.look("ticket", 1).is_ok());
        }
        challenges.note_wrong_code("ticket");
        assert_eq!(
            challenges.look("ticket", 1).err(),
            Some(TicketProblem::Unknown)
        );
        challenges.note_wrong_code("ticket");
    }

    #[test]
    fn a_ticket_that_was_never_issued_is_unknown() {
        assert_eq!(
            kept(180).take("other", 1).err(),
            Some(TicketProblem::Unknown)
        );
    }
}
