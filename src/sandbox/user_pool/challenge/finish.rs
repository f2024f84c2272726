//! The end of a sign-in: every factor is proven.

use serde_json::Value;

use crate::sandbox::user_pool::attempt::Attempt;
use crate::sandbox::user_pool::issue;
use crate::sandbox::world::World;

/// Returns the output of the call that completes a sign-in.
pub(super) fn finish(world: &World, attempt: &Attempt) -> Value {
    issue::at_sign_in(world, &attempt.account)
}
