//! CustomStep: one round of a custom sign-in, which in AWS a Lambda function makes up.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::mistake::Mistake;
use crate::sandbox::hidden::Hidden;

/// A question with its answer.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct CustomStep {
    /// What the client is shown.
    pub(in crate::sandbox) parameters: BTreeMap<String, String>,
    /// The right answer.
    pub(in crate::sandbox) answer: Hidden,
    /// How many answers may be given; the last wrong one ends the sign-in.
    pub(in crate::sandbox) attempts: u32,
}

/// `[[user.custom_challenge]]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CustomStepTable {
    #[serde(default)]
    parameters: BTreeMap<String, String>,
    answer: Spanned<String>,
    attempts: Option<Spanned<u32>>,
}

impl CustomStepTable {
    /// Returns the step, which must be possible to take.
    pub(super) fn step(&self) -> Result<CustomStep, Mistake> {
        if self.answer.as_ref().is_empty() {
            return Err(Mistake::at(&self.answer, "an answer cannot be empty"));
        }
        let attempts = match &self.attempts {
            Some(attempts) if *attempts.as_ref() == 0 => {
                return Err(Mistake::at(attempts, "one attempt is the fewest"));
            }
            Some(attempts) => *attempts.as_ref(),
            None => 3,
        };
        Ok(CustomStep {
            parameters: self.parameters.clone(),
            answer: Hidden::new(self.answer.as_ref().clone()),
            attempts,
        })
    }
}
