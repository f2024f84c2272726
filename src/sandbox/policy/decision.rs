//! What the policies of a role come to for one call (IAM User Guide, "Policy evaluation logic").

use super::context::ConditionContext;
use super::document::PolicyDocument;
use super::written::Effect;

/// What policies say about a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Decision {
    /// A statement allows it and none denies it.
    Allowed,
    /// No statement allows it.
    ImplicitDeny,
    /// A statement denies it, whatever others say.
    ExplicitDeny,
}

/// Decides a call under all policies of a role: an explicit deny wins, else one allow is enough.
pub(in crate::sandbox) fn evaluate(
    policies: &[PolicyDocument],
    action: &str,
    resource: &str,
    context: &ConditionContext,
) -> Decision {
    let effects: Vec<Effect> = policies
        .iter()
        .flat_map(|policy| policy.effects(action, resource, context))
        .collect();
    if effects.contains(&Effect::Deny) {
        Decision::ExplicitDeny
    } else if effects.contains(&Effect::Allow) {
        Decision::Allowed
    } else {
        Decision::ImplicitDeny
    }
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
