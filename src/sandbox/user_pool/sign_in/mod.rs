//! A sign-in, from the first call to the last right answer: `InitiateAuth`, then `RespondToAuthChallenge` as often as there
//! is something more to prove.

mod attempt;
mod challenge;
mod initiate_auth;
mod opened;
mod respond;
mod timestamp;
mod user_auth;

pub(super) use attempt::{Attempt, bad_session};
pub(super) use challenge::{ask_second_factor, missing_attributes};
pub(super) use initiate_auth::initiate_auth;
pub(super) use opened::{code_mismatch, code_used_before, unknown_session};
pub(super) use respond::respond_to_auth_challenge;
