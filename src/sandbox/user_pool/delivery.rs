//! Delivery: a code on its way to a user, and what the caller is told of it.

use serde_json::{Map, Value, json};

use crate::sandbox::accounts::Account;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::outbox::{Medium, Message, Purpose};
use crate::sandbox::random;
use crate::sandbox::world::World;

/// A code that was sent.
#[derive(Debug)]
pub(super) struct Delivery {
    /// The code.
    pub(super) code: Hidden,
    /// How it was sent.
    pub(super) medium: Medium,
    /// Where to, masked.
    pub(super) destination: String,
}

impl Delivery {
    /// Sends a user a code: the one the scenario fixes for them, or a random one.
    pub(super) fn send(
        world: &World,
        account: &Account,
        medium: Medium,
        address: &str,
        purpose: Purpose,
    ) -> Self {
        let fixed = account.factors.code.as_ref();
        let code = fixed.map_or_else(
            // Cognito's codes in place of a password are the longer ones.
            || match purpose {
                Purpose::FirstFactor => random::digits::<8>(),
                _ => random::digits::<6>(),
            },
            |code| code.reveal().to_owned(),
        );
        let destination = medium.masked(address);
        world.outbox.send(Message {
            username: account.name.clone(),
            medium,
            destination: destination.clone(),
            purpose,
            code: code.clone(),
        });
        Self {
            code: Hidden::new(code),
            medium,
            destination,
        }
    }

    /// Returns the parameters by which a challenge says where its code is.
    pub(super) fn parameters(&self) -> Map<String, Value> {
        Map::from_iter([
            (
                "CODE_DELIVERY_DELIVERY_MEDIUM".to_owned(),
                json!(self.medium.name()),
            ),
            (
                "CODE_DELIVERY_DESTINATION".to_owned(),
                json!(self.destination),
            ),
        ])
    }
}
