//! What managed login asks of the user pool, so that it proves, locks out and issues tokens as the pool does.

mod second_factor;
mod sign_in;

pub(in crate::sandbox) use second_factor::{
    AskedFactor, Judged, ask_second_factor, judge_second_factor,
};
pub(in crate::sandbox) use sign_in::{
    Proven, check_password, check_policy, first_tokens, holder, missing_attributes, open_grant,
    renew,
};
