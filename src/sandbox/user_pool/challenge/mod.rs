//! The challenges of a sign-in: each file asks one and judges its answers.

mod choose_mfa;
mod code;
mod custom;
mod finish;
mod mfa_setup;
mod new_password;
mod password_verifier;
mod second_factor;
mod software_token;
mod srp_claim;

pub(super) use choose_mfa::answer as answer_mfa_choice;
pub(super) use code::answer as answer_code;
pub(super) use custom::answer as answer_custom;
pub(super) use custom::ask_first as ask_first_custom_challenge;
pub(super) use mfa_setup::answer as answer_mfa_setup;
pub(super) use new_password::answer as answer_new_password;
pub(super) use new_password::or_second_factor as after_password;
pub(super) use password_verifier::answer as answer_password_verifier;
pub(super) use password_verifier::ask as ask_password_verifier;
pub(super) use software_token::answer as answer_software_token;
