//! How an app client proves who it is: by Basic, in the form, or not at all where it has no secret (RFC 6749, 2.3.1).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use subtle::ConstantTimeEq;

use super::oauth_error::OAuthError;
use crate::sandbox::exchange::Received;
use crate::sandbox::managed_login::parameters::Parameters;
use crate::sandbox::scenario::Client;

/// Checks that a form comes from the client.
pub(super) fn check(
    client: &Client,
    received: &Received<'_>,
    form: &Parameters,
) -> Result<(), OAuthError> {
    let in_form = form.get("client_secret");
    match received.header("authorization") {
        None => {
            let id = form.get("client_id").ok_or(OAuthError::InvalidRequest)?;
            proves(client, id, in_form.unwrap_or_default())
        }
        Some(header) => {
            let (id, secret) = basic(&header).ok_or(OAuthError::InvalidRequest)?;
            let agrees = |part: &str, text: Option<&str>| {
                text.is_none_or(|text| text == part || text == decoded(part))
            };
            if !agrees(&id, form.get("client_id")) || !agrees(&secret, in_form) {
                return Err(OAuthError::InvalidRequest);
            }
            // Not every program encodes what it puts into Basic, as the RFC demands.
            proves(client, &id, &secret)
                .or_else(|_| proves(client, &decoded(&id), &decoded(&secret)))
        }
    }
}

fn proves(client: &Client, id: &str, secret: &str) -> Result<(), OAuthError> {
    let right = client.secret.as_ref().map_or("", |secret| secret.reveal());
    let has_proved = bool::from(right.as_bytes().ct_eq(secret.as_bytes()));
    if client.id == id && has_proved {
        Ok(())
    } else {
        Err(OAuthError::InvalidClient)
    }
}

fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}

fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
#[path = "client_authentication_tests.rs"]
mod tests;
