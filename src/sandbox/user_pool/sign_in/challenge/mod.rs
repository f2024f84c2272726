//! The challenges of a sign-in: each file asks one and judges its answers.

mod choose_mfa;
mod code;
mod custom;
mod device;
mod finish;
mod first_factor;
mod mfa_setup;
mod new_password;
mod password;
mod password_verifier;
mod second_factor;
mod software_token;
mod srp_claim;

pub(super) use choose_mfa::answer as answer_mfa_choice;
pub(in crate::sandbox::user_pool) use choose_mfa::ask_chosen as ask_second_factor;
pub(super) use code::answer as answer_code;
pub(super) use custom::answer as answer_custom;
pub(super) use custom::ask_first as ask_first_custom_challenge;
pub(super) use device::answer_srp as answer_device_srp;
pub(super) use device::answer_verifier as answer_device_verifier;
pub(super) use first_factor::answer_choice as answer_first_factor_choice;
pub(super) use first_factor::answer_password;
pub(super) use first_factor::ask_choice as ask_first_factor_choice;
pub(super) use first_factor::begin as begin_first_factor;
pub(super) use mfa_setup::answer as answer_mfa_setup;
pub(super) use new_password::answer as answer_new_password;
pub(in crate::sandbox::user_pool) use new_password::missing_attributes;
pub(super) use password::by_srp as password_by_srp;
pub(super) use password::in_clear as password_in_clear;
pub(super) use password_verifier::Proof;
pub(super) use password_verifier::answer as answer_password_verifier;
pub(super) use software_token::answer as answer_software_token;
