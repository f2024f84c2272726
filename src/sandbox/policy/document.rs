//! An IAM identity-based policy, checked.
//!
//! Whatever the evaluation would have to ignore is an error (IAM User Guide, "IAM JSON policy elements reference").

use serde::Deserialize;

use super::condition::{self, Condition, ConditionError};
use super::context::{ConditionContext, ContextKey};
use super::pattern::{Pattern, Syntax};
use super::written::{Effect, Scalar, WrittenDocument, WrittenStatement};

/// A policy document, checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "WrittenDocument")]
pub(in crate::sandbox) struct PolicyDocument {
    statements: Vec<Statement>,
}

/// Why a policy document is not usable.
#[derive(Debug, thiserror::Error)]
pub(in crate::sandbox) enum PolicyError {
    /// Not JSON, or not the members of a policy document.
    #[error("not a policy document: {0}")]
    Malformed(serde_json::Error),
    /// A version that IAM does not know.
    #[error("the policy version `{0}` is not known: write `2012-10-17`")]
    Version(String),
    /// There is nothing in the document.
    #[error("a policy needs at least one statement")]
    NoStatement,
    /// One statement is not usable.
    #[error("statement {number}: {problem}")]
    Statement {
        /// Its number, counted from 1.
        number: usize,
        /// What is wrong with it.
        problem: StatementProblem,
    },
}

/// What is wrong with one statement.
#[derive(Debug, thiserror::Error)]
pub(in crate::sandbox) enum StatementProblem {
    /// It names a principal, which only resource-based policies do.
    #[error("an identity-based policy must not name a principal")]
    Principal,
    /// An element is missing, or stands there together with its opposite.
    #[error("write exactly one of `{0}` and `Not{0}`, with at least one value")]
    NotExactlyOne(&'static str),
    /// An action without a service.
    #[error("`{0}` is not an action: write `service:Action` or `*`")]
    Action(String),
    /// A resource that is not an ARN.
    #[error("`{0}` is not a resource: write an ARN or `*`")]
    Resource(String),
    /// A policy variable whose value the sandbox does not know.
    #[error("the policy variable `${{{0}}}` is not supported (supported: {names})", names = ContextKey::NAMES)]
    Variable(String),
    /// A condition that the sandbox cannot evaluate.
    #[error(transparent)]
    Condition(#[from] ConditionError),
}

#[derive(Debug, Clone)]
struct Statement {
    effect: Effect,
    actions: Matcher,
    resources: Matcher,
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone)]
struct Matcher {
    patterns: Vec<Pattern>,
    negated: bool,
}

impl PolicyDocument {
    /// Reads a document from its JSON.
    pub(in crate::sandbox) fn parse(json: &str) -> Result<Self, PolicyError> {
        serde_json::from_str::<WrittenDocument>(json)
            .map_err(PolicyError::Malformed)?
            .try_into()
    }

    /// Returns what each statement that is about a call does to it.
    pub(super) fn effects(
        &self,
        action: &str,
        resource: &str,
        context: &ConditionContext,
    ) -> impl Iterator<Item = Effect> {
        self.statements
            .iter()
            .filter(move |statement| statement.applies(action, resource, context))
            .map(|statement| statement.effect)
    }
}

impl TryFrom<WrittenDocument> for PolicyDocument {
    type Error = PolicyError;

    fn try_from(written: WrittenDocument) -> Result<Self, PolicyError> {
        let variables = match written.version.as_deref() {
            Some("2012-10-17") => true,
            // Left out, the version is the older one, in which `${…}` is plain text.
            Some("2008-10-17") | None => false,
            Some(other) => return Err(PolicyError::Version(other.to_owned())),
        };
        if written.statement.is_empty() {
            return Err(PolicyError::NoStatement);
        }
        let statements = written
            .statement
            .iter()
            .zip(1..)
            .map(|(statement, number)| {
                Statement::check(statement, variables)
                    .map_err(|problem| PolicyError::Statement { number, problem })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { statements })
    }
}

impl Statement {
    fn check(written: &WrittenStatement, variables: bool) -> Result<Self, StatementProblem> {
        if written.principal.is_some() || written.not_principal.is_some() {
            return Err(StatementProblem::Principal);
        }
        for Scalar(action) in written.action.iter().chain(&written.not_action) {
            if action != "*" && !action.contains(':') {
                return Err(StatementProblem::Action(action.clone()));
            }
        }
        for Scalar(resource) in written.resource.iter().chain(&written.not_resource) {
            if resource != "*" && !resource.starts_with("arn:") {
                return Err(StatementProblem::Resource(resource.clone()));
            }
        }
        Ok(Self {
            effect: written.effect,
            // Variables are for resources and conditions only.
            actions: Matcher::check("Action", &written.action, &written.not_action, false)?,
            resources: Matcher::check(
                "Resource",
                &written.resource,
                &written.not_resource,
                variables,
            )?,
            conditions: condition::check(&written.condition, variables)?,
        })
    }

    fn applies(&self, action: &str, resource: &str, context: &ConditionContext) -> bool {
        self.actions
            .covers(|pattern| pattern.matches_in_any_case(action, context))
            && self
                .resources
                .covers(|pattern| pattern.matches(resource, context))
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(context))
    }
}

impl Matcher {
    fn check(
        element: &'static str,
        positive: &[Scalar],
        negative: &[Scalar],
        variables: bool,
    ) -> Result<Self, StatementProblem> {
        let (written, negated) = match (positive.is_empty(), negative.is_empty()) {
            (false, true) => (positive, false),
            (true, false) => (negative, true),
            _ => return Err(StatementProblem::NotExactlyOne(element)),
        };
        let syntax = Syntax {
            wildcards: true,
            variables,
        };
        let patterns = written
            .iter()
            .map(|Scalar(text)| Pattern::parse(text, syntax))
            .collect::<Result<_, _>>()
            .map_err(StatementProblem::Variable)?;
        Ok(Self { patterns, negated })
    }

    fn covers(&self, matches: impl Fn(&Pattern) -> bool) -> bool {
        self.patterns.iter().any(matches) != self.negated
    }
}
