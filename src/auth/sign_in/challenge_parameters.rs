//! ChallengeParameters: the map of texts that comes with a challenge, and what is read from it.

use std::collections::HashMap;

use crate::auth::error::AuthError;
use crate::auth::question::Delivery;
use crate::auth::srp::ServerValues;

/// The parameters of one challenge. An empty one counts as absent.
#[derive(Clone, Copy)]
pub(super) struct ChallengeParameters<'a> {
    challenge: &'static str,
    values: &'a HashMap<String, String>,
}

impl<'a> ChallengeParameters<'a> {
    pub(super) fn new(challenge: &'static str, values: &'a HashMap<String, String>) -> Self {
        Self { challenge, values }
    }

    /// Returns a parameter that may be missing.
    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        self.values
            .get(key)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Returns a parameter without which the challenge cannot be answered.
    pub(super) fn required(&self, key: &str) -> Result<&'a str, AuthError> {
        self.get(key)
            .ok_or_else(|| self.malformed(format!("`{key}` is missing")))
    }

    /// Reads a parameter that is JSON in a text; an absent one is empty.
    pub(super) fn json<T: serde::de::DeserializeOwned + Default>(
        &self,
        key: &str,
    ) -> Result<T, AuthError> {
        match self.get(key) {
            None => Ok(T::default()),
            Some(text) => serde_json::from_str(text)
                .map_err(|error| self.malformed(format!("`{key}` cannot be read: {error}"))),
        }
    }

    /// Reads a list of which one element is to be chosen.
    pub(super) fn choices(&self, key: &str) -> Result<Vec<String>, AuthError> {
        let choices: Vec<String> = self.json(key)?;
        if choices.is_empty() {
            return Err(self.malformed(format!("`{key}` offers nothing")));
        }
        Ok(choices)
    }

    /// Reads the server's side of a proof.
    pub(super) fn server_values(&self) -> Result<Box<ServerValues>, AuthError> {
        let values = ServerValues::parse(
            self.required("SALT")?,
            self.required("SRP_B")?,
            self.required("SECRET_BLOCK")?,
        );
        match values {
            Ok(values) => Ok(Box::new(values)),
            // The exchange is the same for a user and a device.
            Err(AuthError::MalformedAnswer { reason, .. }) => Err(self.malformed(reason)),
            Err(error) => Err(error),
        }
    }

    /// Reads where a code was sent.
    pub(super) fn delivery(&self) -> Option<Delivery> {
        Some(Delivery {
            medium: self
                .get("CODE_DELIVERY_DELIVERY_MEDIUM")
                .unwrap_or_default()
                .to_owned(),
            destination: self.get("CODE_DELIVERY_DESTINATION")?.to_owned(),
        })
    }

    /// Returns the parameters that are neither the user's name nor empty, by name.
    pub(super) fn public(&self) -> Vec<(String, String)> {
        let mut public: Vec<_> = self
            .values
            .iter()
            .filter(|(key, value)| !value.is_empty() && !USER_NAMES.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        public.sort();
        public
    }

    fn malformed(&self, reason: String) -> AuthError {
        AuthError::MalformedAnswer {
            operation: self.challenge,
            reason,
            source: None,
        }
    }
}

/// The user's real name, where a challenge tells it.
const USER_NAMES: [&str; 2] = ["USER_ID_FOR_SRP", "USERNAME"];

/// Returns the user's real name, which goes into all that follows, where a challenge tells it.
pub(super) fn real_name(parameters: &HashMap<String, String>) -> Option<&str> {
    USER_NAMES
        .iter()
        .find_map(|key| parameters.get(*key))
        .map(String::as_str)
        .filter(|name| !name.is_empty())
}
