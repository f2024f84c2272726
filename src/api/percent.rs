//! Percent-encoding by RFC 3986: what may stand in a path or a query, and what goes out as `%XX` in upper-case hex.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::error::ApiError;

/// Everything but the unreserved characters (RFC 3986 2.3).
const DATA: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Everything that may not stand in a path (RFC 3986 3.3, `pchar` and `/`). Escapes were checked before.
const PATH: &AsciiSet = &QUERY.remove(b'\'').remove(b'+').remove(b';').add(b'?');

/// Everything that may not stand in a query (RFC 3986 3.4), and three that had better not: WHATWG URLs encode `'`, servers
/// read `+` as a space, and API Gateway splits values at `;` ("Important notes for REST APIs").
const QUERY: &AsciiSet = &DATA
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b'?')
    .remove(b'%');

/// Encodes a path as typed: what may stand stays, escapes included.
pub(super) fn path(typed: &str) -> String {
    utf8_percent_encode(typed, PATH).to_string()
}

/// Encodes one part of a query as typed: what may stand stays, escapes included; a `+` means a space.
pub(super) fn query(typed: &str) -> String {
    typed
        .split('+')
        .map(|part| utf8_percent_encode(part, QUERY).to_string())
        .collect::<Vec<_>>()
        .join("%20")
}

/// Encodes literal text, so that nothing but unreserved characters stands for itself.
pub(super) fn data(literal: &str) -> String {
    utf8_percent_encode(literal, DATA).to_string()
}

/// Encodes literal bytes likewise.
pub(super) fn bytes(literal: &[u8]) -> String {
    percent_encoding::percent_encode(literal, DATA).to_string()
}

/// Encodes a wire path once more, as every service but S3 wants it signed.
pub(super) fn path_again(wire: &str) -> String {
    const SEGMENTS: &AsciiSet = &DATA.remove(b'/');
    utf8_percent_encode(wire, SEGMENTS).to_string()
}

/// Returns the one spelling of a query part that is signed: decoded, then encoded as data.
pub(super) fn canonical(wire: &str) -> String {
    bytes(&percent_decode_str(&wire.replace('+', " ")).collect::<Vec<_>>())
}

/// Returns whether the escapes of `wire` spell UTF-8.
pub(super) fn is_utf8(wire: &str) -> bool {
    percent_decode_str(wire).decode_utf8().is_ok()
}

/// Refuses a `%` that two hexadecimal digits do not follow.
pub(super) fn check_escapes(typed: &str) -> Result<(), ApiError> {
    for (index, (at, _)) in typed
        .char_indices()
        .enumerate()
        .filter(|(_, (_, c))| *c == '%')
    {
        let escape: String = typed
            .get(at..)
            .unwrap_or_default()
            .chars()
            .take(3)
            .collect();
        let digits = escape.get(1..).unwrap_or_default();
        if digits.len() != 2 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(ApiError::InvalidEscape {
                text: without_query(typed),
                escape,
                position: index + 1,
            });
        }
    }
    Ok(())
}

/// Returns a URL or path to be shown. Security: a query may hold secrets.
pub(super) fn without_query(text: &str) -> String {
    match text.split_once('?') {
        Some((path, _)) => format!("{path}?…"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_malformed_escape_is_refused_with_its_position() {
        for (text, escape, position) in [
            ("/ü%zz", "%zz", 3),
            ("/a%2", "%2", 3),
            ("%", "%", 1),
            ("/%41%é1", "%é1", 5),
        ] {
            match check_escapes(text) {
                Err(ApiError::InvalidEscape {
                    escape: e,
                    position: p,
                    ..
                }) => assert_eq!((e.as_str(), p), (escape, position)),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(check_escapes("/%2f%C3%bc").is_ok());
    }
}
