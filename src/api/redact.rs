//! Leaves secrets out of what is shown: of headers, and of texts in which a gateway echoes them.

use std::borrow::Cow;
use std::ops::Range;

use http::{HeaderName, HeaderValue};

/// What stands in the place of a secret.
pub(super) const REDACTED: &str = "(redacted)";

/// Returns whether a header's value is a secret, as a whole or in part.
pub(super) fn is_secret_header(name: &str) -> bool {
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
pub(super) fn header_value<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
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
pub(super) fn headers<'a>(
    headers: impl Iterator<Item = (&'a HeaderName, &'a HeaderValue)>,
) -> Vec<(String, String)> {
    headers
        .map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes());
            let shown = header_value(name.as_str(), &text);
            // A value that came from a secret is one whatever its header is called.
            let secret = value.is_sensitive() && shown == text;
            (
                name.to_string(),
                if secret {
                    REDACTED.to_owned()
                } else {
                    shown.into_owned()
                },
            )
        })
        .collect()
}

/// Returns a text of a gateway with the secrets left out that gateways echo: session tokens in a canonical request or a
/// query, whole `Authorization` headers, bearer tokens, and whatever looks like a JSON Web Token.
pub(super) fn text(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut secrets = named_values(&lower);
    secrets.extend(authorizations(&lower));
    secrets.extend(misread_authorizations(&lower));
    secrets.extend(tokens_after(&lower, &["bearer ", "basic "]));
    secrets.extend(web_tokens(text));
    secrets.sort_by_key(|secret| (secret.start, secret.end));
    cut(text, &secrets)
}

fn cut(text: &str, secrets: &[Range<usize>]) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        if secret.start >= at {
            shown.push_str(text.get(at..secret.start).unwrap_or_default());
            shown.push_str(REDACTED);
        }
        at = at.max(secret.end);
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    shown
}

/// `name:value` and `name=value`, quoted or not, where the value holds no white space.
fn named_values(lower: &str) -> Vec<Range<usize>> {
    ["x-amz-security-token", "x-amz-signature", "x-api-key"]
        .iter()
        .flat_map(|name| lower.match_indices(name))
        .filter_map(|(at, name)| {
            let (start, _) = after_sign(lower, at + name.len())?;
            Some(
                start..until(lower, start, |c| {
                    c.is_whitespace() || "\"'&,;<>".contains(c)
                }),
            )
        })
        .collect()
}

/// `Authorization=…`, `Authorization: …` and `Authorization header: '…'`, whose value goes on to the end of its line or quote.
fn authorizations(lower: &str) -> Vec<Range<usize>> {
    lower
        .match_indices("authorization")
        .filter_map(|(at, name)| {
            let end = at + name.len();
            let end = if lower.get(end..)?.starts_with(" header") {
                end + " header".len()
            } else {
                end
            };
            let (start, quote) = after_sign(lower, end)?;
            Some(start..until(lower, start, |c| c == '"' || c == '\n' || Some(c) == quote))
        })
        .collect()
}

/// `'…' not a valid key=value pair`: a piece of the header that the gateway could not read.
fn misread_authorizations(lower: &str) -> Vec<Range<usize>> {
    lower
        .match_indices("' not a valid key=value pair")
        .filter_map(|(end, _)| Some(lower.get(..end)?.rfind('\'')? + 1..end))
        .collect()
}

/// The token after the name of a scheme. Shorter words are prose.
fn tokens_after(lower: &str, schemes: &[&str]) -> Vec<Range<usize>> {
    const SHORTEST: usize = 20;
    schemes
        .iter()
        .flat_map(|scheme| lower.match_indices(scheme))
        .map(|(at, scheme)| at + scheme.len())
        .map(|start| {
            start..until(lower, start, |c| {
                !(c.is_ascii_alphanumeric() || "-._~+/=".contains(c))
            })
        })
        .filter(|token| token.len() >= SHORTEST)
        .collect()
}

/// A JSON object in base64url begins with `eyJ`.
fn web_tokens(text: &str) -> Vec<Range<usize>> {
    const SHORTEST: usize = 20;
    text.match_indices("eyJ")
        .map(|(start, _)| {
            start..until(text, start, |c| {
                !(c.is_ascii_alphanumeric() || "-_.".contains(c))
            })
        })
        .filter(|token| token.len() >= SHORTEST)
        .collect()
}

/// Returns where the value begins that follows `:` or `=`, and the quote that it begins with.
fn after_sign(text: &str, end_of_name: usize) -> Option<(usize, Option<char>)> {
    let rest = text.get(end_of_name..)?;
    let value = rest
        .trim_start_matches(['"', '\'', ' '])
        .strip_prefix([':', '='])?
        .trim_start_matches(' ');
    let quote = value.chars().next().filter(|c| "\"'".contains(*c));
    let start = text.len() - value.len() + usize::from(quote.is_some());
    Some((start, quote))
}

/// Returns the end of the value that begins at `start`. Inside JSON a line ends with an escaped line feed.
fn until(text: &str, start: usize, ends: impl Fn(char) -> bool) -> usize {
    let value = text.get(start..).unwrap_or_default();
    let end = value.find(ends).unwrap_or(value.len());
    let escaped = ["\\n", "\\r", "\\\""]
        .iter()
        .filter_map(|escape| value.find(escape))
        .min()
        .unwrap_or(value.len());
    start + end.min(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_header_only_what_is_no_secret_is_shown() {
        for (name, value, shown) in [
            ("Accept", "text/plain", "text/plain"),
            ("x-amz-security-token", "IQoJ", "(redacted)"),
            ("Authorization", "Bearer abc", "Bearer (redacted)"),
            ("authorization", "abc", "(redacted)"),
            ("authorization", "abc Signature=def", "(redacted)"),
            ("Cookie", "a=b", "(redacted)"),
            (
                "authorization",
                "AWS4-HMAC-SHA256 Credential=ASIA/20260305/r/s/aws4_request, SignedHeaders=host, Signature=7471",
                "AWS4-HMAC-SHA256 Credential=ASIA/20260305/r/s/aws4_request, SignedHeaders=host, Signature=(redacted)",
            ),
        ] {
            assert_eq!(header_value(name, value), shown, "{name}: {value}");
        }
    }

    /// The texts are API Gateway's, as `IncompleteSignatureException` and `InvalidSignatureException` carry them.
    #[test]
    fn what_a_gateway_echoes_is_left_out() {
        for (said, shown) in [
            (
                r#"{"message":"… or a 'Date' header. Authorization=Bearer s3cret s3cret"}"#,
                r#"{"message":"… or a 'Date' header. Authorization=(redacted)"}"#,
            ),
            (
                r#"{"message":"'s3cret' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer s3cret'."}"#,
                r#"{"message":"'(redacted)' not a valid key=value pair (missing equal-sign) in Authorization header: '(redacted)'."}"#,
            ),
            (
                r#"{"message":"… should have been\n'GET\n/\n\nhost:h\nx-amz-security-token:s3cret//s3cret==\n\nhost;x-amz-security-token\ne3b0'"}"#,
                r#"{"message":"… should have been\n'GET\n/\n\nhost:h\nx-amz-security-token:(redacted)\n\nhost;x-amz-security-token\ne3b0'"}"#,
            ),
            (
                "x-amz-security-token:s3cret\nx-amz-security-token:s3cret\n",
                "x-amz-security-token:(redacted)\nx-amz-security-token:(redacted)\n",
            ),
            (
                "GET /?X-Amz-Security-Token=s3cret%2F&X-Amz-Signature=s3cret HTTP/1.1",
                "GET /?X-Amz-Security-Token=(redacted)&X-Amz-Signature=(redacted) HTTP/1.1",
            ),
            (
                r#"{"X-Amz-Security-Token": "s3cret", "a": 1}"#,
                r#"{"X-Amz-Security-Token": "(redacted)", "a": 1}"#,
            ),
            (
                "token eyJraWQiOiJ.eyJzdWIiOiIx.c2lnbmF0dXJl refused",
                "token (redacted) refused",
            ),
            (
                "sent Bearer 0123456789abcdef0123!",
                "sent Bearer (redacted)!",
            ),
        ] {
            assert_eq!(text(said), shown);
        }
    }

    #[test]
    fn harmless_texts_stay_as_they_are() {
        for said in [
            "",
            r#"{"message":"Missing Authentication Token"}"#,
            "Authorization header requires 'Credential' parameter.",
            "host;x-amz-date;x-amz-security-token",
            "bearer authentication is not enough",
            "x-amz-security-token:",
            "größe authorization=",
        ] {
            assert_eq!(text(said), said);
        }
    }
}
