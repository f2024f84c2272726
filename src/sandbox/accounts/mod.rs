//! What the user pool keeps of its users: how they stand, their passwords, and what they were asked.

mod account;
mod challenges;
mod lockout;
mod password;
mod question;
mod srp_verifier;

pub(super) use account::{Account, Accounts, TotpJudgement};
pub(super) use challenges::{Challenge, Challenges, TicketProblem};
pub(super) use question::{LeadsTo, MfaSetup, Question, SentCode};
#[cfg(test)]
pub(super) use srp_verifier::tests::Client as SrpClient;
pub(super) use srp_verifier::{Exchange, Verifier};
