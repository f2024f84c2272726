//! Attempt: a sign-in in progress, and the challenges it meets.

use serde_json::{Map, Value, json};

use crate::sandbox::accounts::Account;
use crate::sandbox::accounts::{Challenge, Question, TicketProblem};
use crate::sandbox::aws_json::ServiceError;
use crate::sandbox::random;
use crate::sandbox::world::World;

/// Who signs in, and from where.
#[derive(Debug, Clone)]
pub(in crate::sandbox::user_pool) struct Attempt {
    /// The user.
    pub(in crate::sandbox::user_pool) account: Account,
    /// The key of the device they sign in from, where they named one.
    pub(in crate::sandbox::user_pool) device_key: Option<String>,
}

impl Attempt {
    /// Keeps a question under a new `Session`, which is returned.
    pub(in crate::sandbox::user_pool) fn keep(&self, world: &World, question: Question) -> String {
        let session = random::base64::<384>();
        self.keep_under(world, session.clone(), question);
        session
    }

    /// Keeps a question under a ticket of its own.
    pub(super) fn keep_under(&self, world: &World, ticket: String, question: Question) {
        let challenge = Challenge {
            username: self.account.name.clone(),
            device_key: self.device_key.clone(),
            question,
        };
        keep(world, ticket, challenge);
    }

    /// Returns the output of a call that ends in a challenge, whose question is kept.
    ///
    /// `parameters` is an object of texts: lists and objects within it are texts themselves.
    pub(super) fn ask(
        &self,
        world: &World,
        name: &str,
        mut parameters: Map<String, Value>,
        question: Question,
    ) -> Value {
        parameters.insert("USER_ID_FOR_SRP".to_owned(), json!(self.account.name));
        json!({
            "ChallengeName": name,
            "ChallengeParameters": parameters,
            "Session": self.keep(world, question),
        })
    }
}

/// Keeps a challenge for as long as it may be answered.
pub(super) fn keep(world: &World, ticket: String, challenge: Challenge) {
    let now = world.clock.epoch_seconds();
    let seconds = u64::from(world.scenario.user_pool.auth_session_seconds);
    world
        .challenges
        .keep(ticket, challenge, now, now.saturating_add(seconds));
}

/// What an answer with a `Session` that opens nothing is refused with.
pub(in crate::sandbox::user_pool) fn bad_session(problem: TicketProblem) -> ServiceError {
    ServiceError::not_authorized(match problem {
        TicketProblem::Unknown => "Invalid session for the user.",
        TicketProblem::Used => "Invalid session for the user, session can only be used once.",
        TicketProblem::Expired => "Invalid session for the user, session is expired.",
    })
}

/// Returns one parameter of a challenge.
pub(super) fn one(name: &str, value: impl Into<Value>) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value.into())])
}
