//! Smoke suites: every user against every route. Knows no output and no terminal.

mod check;
mod document;
mod error;
mod expectation;
mod json;
mod parse;
mod parse_request;
mod place;
mod plan;
mod result;
mod runner;
mod spec;
mod template;

pub use error::SuiteError;
pub use expectation::{Expectation, ExpectationError};
pub use json::Json;
pub use place::Place;
pub use plan::{Case, Manner, Plan, PlannedRow, RowLabel, Target};
pub use result::{Broken, Counts, Failure, Outcome, RowResult, SuiteResult};
pub use runner::{DEFAULT_JOBS, run};
pub use spec::{Expected, Suite, SuiteBody, SuiteRequest, SuiteUser};
pub use template::{Template, Variables};
