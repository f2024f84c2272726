//! What the user pool keeps of its users: how they stand, their passwords, and what they were asked.

mod account;
mod attempt_limit;
mod challenges;
mod devices;
mod lockout;
mod password;
mod question;
mod reset_code;
mod srp_verifier;

pub(super) use account::{Account, Accounts, CodeJudgement};
pub(super) use attempt_limit::LimitedAct;
pub(super) use challenges::{Challenge, Challenges, TicketProblem};
pub(super) use devices::{Device, Devices};
pub(super) use question::{LeadsTo, MfaSetup, Question, SentCode};
pub(super) use reset_code::{ResetCode, ResetProblem};
#[cfg(test)]
pub(super) use srp_verifier::tests::Client as SrpClient;
pub(super) use srp_verifier::{Exchange, Verifier};
