//! The token that a form must bring back together with a cookie, so that no other site can send the form.

use subtle::ConstantTimeEq;

use super::cookies;
use super::parameters::Parameters;
use crate::sandbox::exchange::Received;
use crate::sandbox::random;

/// The cookie's name.
const COOKIE: &str = "XSRF-TOKEN";
/// The name of the form's hidden field.
pub(super) const FIELD: &str = "_csrf";
/// As many characters as 32 bytes have in base64url.
const LENGTH: usize = 43;

/// The token of one browser.
#[derive(Clone)]
pub(super) struct CsrfToken(String);

impl CsrfToken {
    /// Returns the token that the browser has, so that its other tabs stay usable, or a new one.
    pub(super) fn of(received: &Received<'_>) -> Self {
        // A cookie can be set by others on this host: what is not of our form is not taken up.
        let is_ours = |token: &String| {
            let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
            token.len() == LENGTH && token.bytes().all(is_fit)
        };
        let known = cookies::value(received, COOKIE).filter(is_ours);
        Self(known.unwrap_or_else(random::base64_url::<32>))
    }

    /// Returns whether a form brings the token of the browser that sent it.
    pub(super) fn is_in(received: &Received<'_>, form: &Parameters) -> bool {
        match (cookies::value(received, COOKIE), form.get(FIELD)) {
            (Some(cookie), Some(field)) if !cookie.is_empty() => {
                cookie.as_bytes().ct_eq(field.as_bytes()).into()
            }
            _ => false,
        }
    }

    /// Returns the value of the hidden field, fit for HTML as it is.
    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Returns the header that sets the cookie.
    pub(super) fn cookie(&self) -> (String, String) {
        cookies::set(COOKIE, &self.0, None)
    }
}
