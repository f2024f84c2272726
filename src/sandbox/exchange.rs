//! What reaches the server and what leaves it: a request as received, and the answer.

use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A request exactly as it came over the wire.
#[derive(Clone, Copy)]
pub(super) struct Received<'a> {
    /// The method, as sent.
    pub(super) method: &'a str,
    /// The path and query, as sent.
    pub(super) target: &'a str,
    /// The headers in order, names in lower case.
    pub(super) headers: &'a [(String, Vec<u8>)],
    /// The body.
    pub(super) body: &'a [u8],
}

/// What a service answers.
///
/// Security: there is deliberately no `Debug`, which would print the tokens and cookies in it.
#[derive(Clone)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The headers; framing headers are left to the server.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) body: Vec<u8>,
}

impl<'a> Received<'a> {
    /// Returns the path without the query; `/` where the target has none.
    pub(super) fn path(&self) -> &'a str {
        let path = self.target.split('?').next().unwrap_or_default();
        if path.is_empty() { "/" } else { path }
    }

    /// Returns the query without its question mark; empty where there is none.
    pub(super) fn query(&self) -> &'a str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// Returns the decoded names and values of the query in order, as servers read it: `+` is a space.
    pub(super) fn query_pairs(&self) -> impl Iterator<Item = (Vec<u8>, Vec<u8>)> + use<'a> {
        self.query()
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                (decode(name), decode(value))
            })
    }

    /// Returns the values of every header of this lower-case name, in order.
    pub(super) fn header_values(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.headers
            .iter()
            .filter(move |(given, _)| given.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_slice())
    }

    /// Returns a header as text, several of one name joined by a comma (RFC 9110, 5.3); bytes that are not UTF-8 are replaced.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&[u8]> = self.header_values(name).collect();
        if values.is_empty() {
            return None;
        }
        Some(
            String::from_utf8_lossy(&values.join(&b','))
                .trim()
                .to_owned(),
        )
    }
}

impl Answer {
    /// An answer of JSON, with its media type and no other header.
    pub(super) fn json(status: u16, body: &Value) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }
}

fn decode(text: &str) -> Vec<u8> {
    percent_decode_str(&text.replace('+', " ")).collect()
}
