//! Opened: a challenge that an answer is for, still open until the answer is judged.

use std::sync::Arc;

use super::attempt::{self, Attempt};
use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{Challenge, TicketProblem};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::scenario::Client;
use crate::sandbox::user_pool::client;
use crate::sandbox::user_pool::parameters::{self, Parameters};
use crate::sandbox::user_pool::standing;
use crate::sandbox::world::World;

/// An answer to a challenge, not yet judged.
#[derive(Clone, Copy)]
pub(super) struct Reply<'a> {
    /// Whose challenge it is.
    pub(super) world: &'a World,
    /// The app client.
    pub(super) client: &'a Client,
    /// The `Session`, where there is one.
    pub(super) session: Option<&'a str>,
    /// `ChallengeResponses`.
    pub(super) responses: &'a Parameters,
}

/// The challenge that an answer is for.
pub(super) struct Opened {
    /// What it is kept under.
    pub(super) ticket: String,
    /// The challenge.
    pub(super) challenge: Arc<Challenge>,
    /// The sign-in it belongs to.
    pub(super) attempt: Attempt,
}

impl<'a> Reply<'a> {
    /// Returns a response that must be there and not empty.
    pub(super) fn parameter(&self, name: &str) -> Result<&'a str, ServiceError> {
        parameters::parameter(self.responses, name)
    }

    /// Returns the challenge of the `Session` and leaves it open, so that a wrong answer may be mended.
    pub(super) fn open(&self) -> Result<Opened, ServiceError> {
        let session = self
            .session
            .ok_or_else(|| ServiceError::invalid_parameter("Missing required parameter Session"))?;
        let username = self.parameter("USERNAME")?;
        let now = self.world.clock.epoch_seconds();
        let challenge = self
            .world
            .challenges
            .look(session, now)
            .map_err(attempt::bad_session)?;
        self.opened(username, session, challenge)?
            .ok_or_else(unknown_session)
    }

    /// Takes the challenge that the secret block of a proof belongs to: a proof is judged once. One that belongs to none is
    /// refused as a wrong password.
    pub(super) fn take(&self, secret_block: &str) -> Result<Opened, ServiceError> {
        let username = self.parameter("USERNAME")?;
        let now = self.world.clock.epoch_seconds();
        let challenge = self
            .world
            .challenges
            .take(secret_block, now)
            .map_err(|problem| match problem {
                TicketProblem::Unknown => standing::wrong_password(),
                problem => attempt::bad_session(problem),
            })?;
        self.opened(username, secret_block, challenge)?
            .ok_or_else(standing::wrong_password)
    }

    /// Returns the challenge with its user, or nothing where the answer names somebody else.
    pub(super) fn opened(
        &self,
        username: &str,
        ticket: &str,
        challenge: Arc<Challenge>,
    ) -> Result<Option<Opened>, ServiceError> {
        let hash = self.responses.get("SECRET_HASH");
        client::check_secret_hash(self.client, &challenge.username, hash)?;
        let account = self.world.accounts.named(&challenge.username);
        let device_key = parameters::optional(self.responses, "DEVICE_KEY");
        Ok(account
            .filter(|account| is_named(account, username))
            .map(|account| Opened {
                ticket: ticket.to_owned(),
                attempt: Attempt {
                    account,
                    device_key: device_key
                        .map(str::to_owned)
                        .or_else(|| challenge.device_key.clone()),
                },
                challenge,
            }))
    }
}

impl Opened {
    /// Uses the ticket up, once the answer has been found right.
    pub(super) fn close(&self, world: &World) -> Result<(), ServiceError> {
        let now = world.clock.epoch_seconds();
        world
            .challenges
            .take(&self.ticket, now)
            .map(|_| ())
            .map_err(attempt::bad_session)
    }

    /// Notes a wrong code, after which the ticket is good for another one; returns the refusal.
    pub(super) fn wrong_code(&self, world: &World) -> ServiceError {
        world.challenges.note_wrong_code(&self.ticket);
        code_mismatch()
    }
}

/// What a wrong code is refused with.
pub(in crate::sandbox::user_pool) fn code_mismatch() -> ServiceError {
    ServiceError::new("CodeMismatchException", "Invalid code received for user")
}

/// What a code of an authenticator app is refused with that was accepted before.
pub(in crate::sandbox::user_pool) fn code_used_before() -> ServiceError {
    ServiceError::new(
        "ExpiredCodeException",
        "Your software token has already been used once.",
    )
}

/// What the answer to another challenge than the one that was asked is refused with.
pub(in crate::sandbox::user_pool) fn unknown_session() -> ServiceError {
    attempt::bad_session(TicketProblem::Unknown)
}

/// Returns whether a name, or an alias, is the user's.
fn is_named(account: &Account, username: &str) -> bool {
    account.name == username || account.aliases.iter().any(|alias| alias == username)
}
