//! SuiteResult: what came of every case. A failed case is a result, not an error.

use std::sync::Arc;
use std::time::Duration;

use crate::call::CallError;

use super::expectation::Expectation;
use super::plan::RowLabel;

/// What came of a suite.
#[derive(Debug, Clone)]
pub struct SuiteResult {
    /// The suite's name.
    pub name: Option<String>,
    /// The users' names, in the order of the file.
    pub columns: Vec<String>,
    /// The requests, in the order of the file.
    pub rows: Vec<RowResult>,
    /// How long all of it took, signing in included.
    pub elapsed: Duration,
}

/// What came of one request.
#[derive(Debug, Clone)]
pub struct RowResult {
    /// What the row is called.
    pub label: RowLabel,
    /// What came of it for each column.
    pub cells: Vec<Outcome>,
}

/// What came of one case.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Nothing was expected of the user, who was not asked to call.
    NotRun,
    /// The status was one of those expected.
    Passed {
        /// The status.
        status: u16,
    },
    /// The status was another.
    Failed(Box<Failure>),
    /// There was no answer. The cases of a user who could not sign in share one error.
    Broken(Arc<CallError>),
}

/// An answer with the wrong status. It holds no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The status that came.
    pub status: u16,
    /// The statuses that were right.
    pub expected: Expectation,
    /// The gateway's name for the error.
    pub error_type: Option<String>,
    /// The id under which the gateway knows the request.
    pub request_id: Option<String>,
    /// What the gateway said: the message of its body, else the body's beginning.
    pub said: Option<String>,
}

/// How many cases ended how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Cases with a right status.
    pub passed: usize,
    /// Cases with a wrong status.
    pub failed: usize,
    /// Cases without an answer.
    pub broken: usize,
}

/// One error, and every case it broke.
#[derive(Debug)]
pub struct Broken<'a> {
    /// Why there was no answer.
    pub error: &'a CallError,
    /// The rows and users without an answer, in the order of the matrix.
    pub cases: Vec<(&'a RowLabel, &'a str)>,
}

impl SuiteResult {
    /// Returns every cell with its row and user, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (&RowLabel, &str, &Outcome)> {
        self.rows.iter().flat_map(|row| {
            let users = self.columns.iter().zip(&row.cells);
            users.map(move |(user, outcome)| (&row.label, user.as_str(), outcome))
        })
    }

    /// Returns how many cases ended how.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, _, outcome) in self.cells() {
            match outcome {
                Outcome::NotRun => {}
                Outcome::Passed { .. } => counts.passed += 1,
                Outcome::Failed(_) => counts.failed += 1,
                Outcome::Broken(_) => counts.broken += 1,
            }
        }
        counts
    }

    /// Returns what broke. The cases of a user who could not sign in stand together.
    pub fn broken(&self) -> Vec<Broken<'_>> {
        let mut all: Vec<Broken<'_>> = Vec::new();
        for (row, user, outcome) in self.cells() {
            let Outcome::Broken(error) = outcome else {
                continue;
            };
            let error = error.as_ref();
            match all.iter_mut().find(|one| std::ptr::eq(one.error, error)) {
                Some(known) => known.cases.push((row, user)),
                None => all.push(Broken {
                    error,
                    cases: vec![(row, user)],
                }),
            }
        }
        all
    }

    /// Returns every error once, however many cases it broke.
    pub fn errors(&self) -> impl Iterator<Item = &CallError> {
        self.broken().into_iter().map(|broken| broken.error)
    }
}
