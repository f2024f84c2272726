//! The canonical request and the string to sign, rebuilt from the bytes received.
//!
//! Written apart from the signer it judges (IAM User Guide, "Elements of an AWS API request signature").

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use sha2::{Digest, Sha256};

use crate::sandbox::digest::hex;
use crate::sandbox::exchange::Received;

/// The only algorithm the gateway verifies.
pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The query parameter that carries the signature, which cannot cover itself.
pub(super) const QUERY_SIGNATURE: &str = "X-Amz-Signature";

const QUERY_RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');
const PATH_RESERVED: &AsciiSet = &QUERY_RESERVED.remove(b'/');

/// Returns the canonical request; `signed_headers` are lower-case and sorted.
pub(in crate::sandbox) fn request(received: &Received<'_>, signed_headers: &[String]) -> Vec<u8> {
    let mut canonical = Vec::new();
    canonical.extend_from_slice(received.method.as_bytes());
    canonical.push(b'\n');
    canonical.extend_from_slice(path(received.path()).as_bytes());
    canonical.push(b'\n');
    canonical.extend_from_slice(query(received).as_bytes());
    canonical.push(b'\n');
    for name in signed_headers {
        canonical.extend_from_slice(name.as_bytes());
        canonical.push(b':');
        canonical.extend_from_slice(&header_value(received, name));
        canonical.push(b'\n');
    }
    canonical.push(b'\n');
    canonical.extend_from_slice(signed_headers.join(";").as_bytes());
    canonical.push(b'\n');
    canonical.extend_from_slice(hex_sha256(received.body).as_bytes());
    canonical
}

/// Returns the string to sign of a canonical request; `stamp` is `yyyymmddThhmmssZ`.
pub(in crate::sandbox) fn string_to_sign(
    stamp: &str,
    scope: &str,
    canonical_request: &[u8],
) -> String {
    let hash = hex_sha256(canonical_request);
    format!("{ALGORITHM}\n{stamp}\n{scope}\n{hash}")
}

// The path is encoded once more as it stands on the wire: every service but S3 does so.
fn path(wire_path: &str) -> String {
    percent_encode(wire_path.as_bytes(), PATH_RESERVED).to_string()
}

fn query(received: &Received<'_>) -> String {
    let mut pairs: Vec<(String, String)> = received
        .query_pairs()
        .filter(|(name, _)| name != QUERY_SIGNATURE.as_bytes())
        .map(|(name, value)| (encode(&name), encode(&value)))
        .collect();
    pairs.sort();
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

fn encode(bytes: &[u8]) -> String {
    percent_encode(bytes, QUERY_RESERVED).to_string()
}

fn header_value(received: &Received<'_>, name: &str) -> Vec<u8> {
    let values: Vec<Vec<u8>> = received.header_values(name).map(fold_spaces).collect();
    values.join(&b',')
}

fn fold_spaces(value: &[u8]) -> Vec<u8> {
    let mut folded = value.trim_ascii().to_vec();
    folded.dedup_by(|byte, previous| *byte == b' ' && *previous == b' ');
    folded
}

fn hex_sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(target: &str, headers: &[(String, Vec<u8>)]) -> String {
        let received = Received {
            method: "POST",
            target,
            headers,
            body: b"",
        };
        let mut names: Vec<String> = headers.iter().map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        String::from_utf8(request(&received, &names)).unwrap()
    }

    fn line(text: &str, number: usize) -> &str {
        text.lines().nth(number).unwrap()
    }

    // Cases double-encode-path and double-url-encode of the crate aws-sigv4, and examples of API Gateway users.
    #[test]
    fn the_wire_path_is_encoded_once_more() {
        for (wire, expected) in [
            (
                "/test/@connections/JBDvjfGEIAMCERw%3D",
                "/test/%40connections/JBDvjfGEIAMCERw%253D",
            ),
            (
                "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-west-2%3A892717189312%3Afunction%3Amy-rusty-fun/invocations",
                "/2015-03-31/functions/arn%253Aaws%253Alambda%253Aus-west-2%253A892717189312%253Afunction%253Amy-rusty-fun/invocations",
            ),
            ("/a%20b", "/a%2520b"),
            ("/$default/x", "/%24default/x"),
            ("/a+b%2Fc", "/a%2Bb%252Fc"),
            ("/a//./b/", "/a//./b/"),
            ("", "/"),
        ] {
            assert_eq!(line(&canonical(wire, &[]), 1), expected);
        }
    }

    #[test]
    fn the_query_is_decoded_encoded_and_sorted() {
        for (wire, expected) in [
            ("/?q=x%20y&q=a%2Bb&empty=&A=1", "A=1&empty=&q=a%2Bb&q=x%20y"),
            ("/?q=a+b", "q=a%20b"),
            ("/?flag", "flag="),
            ("/?a=b=c/d", "a=b%3Dc%2Fd"),
            ("/?&&b=1&", "b=1"),
            ("/?%zz=%e1%88%b4", "%25zz=%E1%88%B4"),
            ("/?x=?", "x=%3F"),
            ("/?a=1&X-Amz-Signature=ab&B=2", "B=2&a=1"),
            ("/?a-b=1&a=2", "a=2&a-b=1"),
            ("/?", ""),
        ] {
            assert_eq!(line(&canonical(wire, &[]), 2), expected, "{wire}");
        }
    }

    #[test]
    fn header_values_are_trimmed_folded_and_joined() {
        let header = |name: &str, value: &[u8]| (name.to_owned(), value.to_vec());
        let headers = [
            header("x-b", b"  two   words "),
            header("host", b"example.com:8443"),
            header("x-b", b"again"),
            header("x-a", b""),
        ];
        let text = canonical("/", &headers);
        assert!(
            text.contains("\nhost:example.com:8443\nx-a:\nx-b:two words,again\n\nhost;x-a;x-b\n"),
            "{text}"
        );
    }
}
