//! Outbox: the codes that were sent by SMS and e-mail, for whoever plays the user's telephone.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Messages that are kept; a sandbox in the foreground may run for days.
const KEPT: usize = 10_000;

/// How a code travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// By text message.
    Sms,
    /// By e-mail.
    Email,
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A first factor in place of a password: SMS_OTP or EMAIL_OTP.
    FirstFactor,
    /// A second factor: SMS_MFA or EMAIL_OTP.
    SecondFactor,
    /// An address that is to become a second factor.
    Verification,
    /// A forgotten password.
    PasswordReset,
}

/// A code that was sent to a user, as nobody but the sandbox delivers it.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    pub(super) username: String,
    pub(super) medium: Medium,
    pub(super) destination: String,
    pub(super) purpose: Purpose,
    pub(super) code: String,
}

impl Message {
    /// Returns the internal name of the user.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Returns how it was sent.
    pub fn medium(&self) -> Medium {
        self.medium
    }

    /// Returns where it was sent, masked as Cognito shows it.
    pub fn destination(&self) -> &str {
        &self.destination
    }

    /// Returns what the code is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Returns the code.
    pub fn code(&self) -> &str {
        &self.code
    }
}

// Security: a derived one would print the code.
impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Message")
            .field("username", &self.username)
            .field("medium", &self.medium)
            .field("destination", &self.destination)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}

impl Medium {
    /// Returns its name in answers of the user pool.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Email => "EMAIL",
        }
    }

    /// Returns the attribute of a user that holds the address.
    pub(super) fn attribute(self) -> &'static str {
        match self {
            Self::Sms => "phone_number",
            Self::Email => "email",
        }
    }

    /// Returns an address as Cognito shows it to somebody who has not signed in: `+*******9999`, `a***@e***.com`.
    pub(super) fn masked(self, address: &str) -> String {
        match self {
            Self::Sms => {
                let digits = address.chars().filter(char::is_ascii_digit).count();
                let last = address
                    .chars()
                    .skip(address.chars().count().saturating_sub(4));
                format!(
                    "+{}{}",
                    "*".repeat(digits.saturating_sub(4)),
                    last.collect::<String>()
                )
            }
            Self::Email => {
                let (name, domain) = address.split_once('@').unwrap_or((address, ""));
                let first = |text: &str| text.chars().take(1).collect::<String>();
                let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
                format!("{}***@{}***.{top}", first(name), first(domain))
            }
        }
    }
}

/// The messages sent, oldest first, and who wants to hear of the next.
#[derive(Debug, Default)]
pub(super) struct Outbox(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    sent: VecDeque<Message>,
    listeners: Vec<UnboundedSender<Message>>,
}

impl Outbox {
    /// Sends a message and lets go of the oldest where there are too many.
    pub(super) fn send(&self, message: Message) {
        let mut state = self.state();
        // A listener that is gone is forgotten.
        state
            .listeners
            .retain(|listener| listener.send(message.clone()).is_ok());
        if state.sent.len() == KEPT {
            state.sent.pop_front();
        }
        state.sent.push_back(message);
    }

    /// Returns a copy of what was sent so far.
    pub(super) fn messages(&self) -> Vec<Message> {
        self.state().sent.iter().cloned().collect()
    }

    /// Returns where the messages sent from now on arrive.
    pub(super) fn listen(&self) -> UnboundedReceiver<Message> {
        let (listener, arriving) = unbounded_channel();
        self.state().listeners.push(listener);
        arriving
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(code: &str) -> Message {
        Message {
            username: "sam".into(),
            medium: Medium::Sms,
            destination: "+*******9999".into(),
            purpose: Purpose::SecondFactor,
            code: code.into(),
        }
    }

    #[test]
    fn addresses_are_masked_as_cognito_masks_them() {
        assert_eq!(Medium::Sms.masked("+15555559999"), "+*******9999");
        assert_eq!(Medium::Sms.masked("99"), "+99");
        assert_eq!(Medium::Email.masked("alice@example.com"), "a***@e***.com");
        assert_eq!(Medium::Email.masked("ü@bücher.example.de"), "ü***@b***.de");
        assert_eq!(Medium::Email.masked("nobody"), "n***@***.");
    }

    #[test]
    fn a_listener_hears_what_is_sent_after_it_came_and_the_list_holds_all() {
        let outbox = Outbox::default();
        outbox.send(message("111111"));
        let mut arriving = outbox.listen();
        drop(outbox.listen());
        outbox.send(message("222222"));
        assert_eq!(arriving.try_recv().unwrap().code(), "222222");
        assert!(arriving.try_recv().is_err());
        assert_eq!(outbox.messages().len(), 2);
    }

    #[test]
    fn debug_output_does_not_show_the_code() {
        let shown = format!("{:?}", message("314159"));
        assert!(shown.contains("sam") && !shown.contains("314159"));
    }
}
