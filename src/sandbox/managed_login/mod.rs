//! Managed login: the pages where a user signs in by browser, and the endpoints of OAuth 2.0 and OpenID Connect behind them.

mod authorize;
mod callback;
mod client_authentication;
mod codes;
mod completion;
mod cookies;
mod csrf;
mod error_page;
#[cfg(test)]
mod fixture;
mod form;
mod html;
mod logout;
mod new_password;
mod new_password_page;
mod oauth_error;
mod parameters;
mod paths;
mod pkce;
mod provider_page;
mod provider_sign_in;
mod redirect;
mod request;
mod revoke;
mod routes;
mod second_factor;
mod second_factor_page;
mod sessions;
mod sign_in;
mod sign_in_page;
mod state;
mod tickets;
mod token;
mod user_info;

pub(super) use routes::answer;
pub(super) use state::ManagedLoginState;
