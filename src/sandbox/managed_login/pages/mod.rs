//! The pages of managed login as HTML; what their forms bring is judged elsewhere.

mod error_page;
mod form;
mod html;
mod new_password_page;
mod provider_page;
mod second_factor_page;
mod sign_in_page;

pub(super) use error_page::show as show_error;
pub(super) use new_password_page::{ATTRIBUTE, CHOSEN, NewPasswordPage, REPEATED, TICKET};
pub(super) use provider_page::{NAME_ID, ProviderPage};
pub(super) use second_factor_page::{CODE, SESSION, SecondFactorPage};
pub(super) use sign_in_page::{CONTINUE, PASSWORD, SignInPage, USERNAME};
