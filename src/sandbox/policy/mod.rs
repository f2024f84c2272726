//! IAM identity-based policies: read strictly, then decided.

mod condition;
mod context;
mod decision;
mod document;
mod pattern;
mod written;

pub(super) use context::ConditionContext;
pub(super) use decision::{Decision, evaluate};
pub(super) use document::PolicyDocument;
