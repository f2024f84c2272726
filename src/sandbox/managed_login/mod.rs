//! Managed login: the pages where a user signs in by browser, and the endpoints of OAuth 2.0 and OpenID Connect behind them.

mod authorize;
mod callback;
mod codes;
mod completion;
mod cookies;
mod csrf;
mod endpoints;
#[cfg(test)]
mod fixture;
mod logout;
mod new_password;
mod pages;
mod parameters;
mod paths;
mod pkce;
mod provider_sign_in;
mod redirect;
mod request;
mod routes;
mod second_factor;
mod sessions;
mod sign_in;
mod state;
mod tickets;

pub(super) use routes::answer;
pub(super) use state::ManagedLoginState;
