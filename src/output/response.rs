//! A response as the user sees it: the body's bytes, or the same made easier to read.

use std::io::{self, Write};

use http::{HeaderMap, Version};

use crate::api::ApiResponse;

use super::json;
use super::style::{Colour, Style};

/// How a response is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The status line and the headers come first, as with curl's `-i`.
    pub head: bool,
    /// The body is written.
    pub body: bool,
    /// JSON is re-indented; any other body stays as it came.
    pub pretty: bool,
    /// Whether headers and re-indented JSON are coloured.
    pub style: Style,
}

impl Default for Format {
    /// The body's bytes alone.
    fn default() -> Self {
        Self {
            head: false,
            body: true,
            pretty: false,
            style: Style::default(),
        }
    }
}

/// Writes a response. Without `pretty` the body's bytes are those that came, with nothing added.
pub fn write(response: &ApiResponse, format: Format, out: &mut dyn Write) -> io::Result<()> {
    if format.head {
        write_head(response, format.style, out)?;
    }
    if !format.body {
        return Ok(());
    }
    if format.pretty {
        json::write(&response.body, format.style, out)
    } else {
        out.write_all(&response.body)
    }
}

/// Lines end as they do on the wire (RFC 9112, section 2.1), and as curl prints them.
fn write_head(response: &ApiResponse, style: Style, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", status_line(response))?;
    for (name, value) in header_lines(&response.headers) {
        write!(out, "{}: ", style.paint(Colour::Bold, name))?;
        out.write_all(value)?;
        out.write_all(b"\r\n")?;
    }
    out.write_all(b"\r\n")
}

/// Returns the status line. HTTP/2 has no reason, and curl leaves the blank before it.
pub(super) fn status_line(response: &ApiResponse) -> String {
    format!(
        "{} {} {}",
        version(response.version),
        response.status,
        response.reason
    )
}

/// Returns a protocol version as curl writes it.
pub(super) fn version(version: Version) -> &'static str {
    match version {
        Version::HTTP_09 => "HTTP/0.9",
        Version::HTTP_10 => "HTTP/1.0",
        Version::HTTP_2 => "HTTP/2",
        Version::HTTP_3 => "HTTP/3",
        _ => "HTTP/1.1",
    }
}

fn header_lines(headers: &HeaderMap) -> impl Iterator<Item = (&str, &[u8])> {
    headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn response(version: Version, reason: &str, body: &[u8]) -> ApiResponse {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        headers.append("x-a", HeaderValue::from_bytes(b"caf\xe9").unwrap());
        headers.append("x-a", HeaderValue::from_static("2"));
        ApiResponse {
            status: 200,
            reason: reason.to_owned(),
            version,
            headers,
            body: body.to_vec(),
            sent: Vec::new(),
        }
    }

    fn written(response: &ApiResponse, format: Format) -> Vec<u8> {
        let mut out = Vec::new();
        write(response, format, &mut out).unwrap();
        out
    }

    #[test]
    fn a_body_is_written_byte_for_byte() {
        for body in [&b""[..], b"{\"a\":1}", b"\x00\xff\r\n", b"text"] {
            let response = response(Version::HTTP_11, "OK", body);
            assert_eq!(written(&response, Format::default()), body);
        }
    }

    #[test]
    fn pretty_json_is_indented_and_any_other_body_stays_as_it_came() {
        let pretty = Format {
            pretty: true,
            ..Format::default()
        };
        let json = response(Version::HTTP_11, "OK", b"{\"a\":1.0}");
        assert_eq!(written(&json, pretty), b"{\n  \"a\": 1.0\n}\n");
        let binary = response(Version::HTTP_11, "OK", b"\x00\xff");
        assert_eq!(written(&binary, pretty), b"\x00\xff");
    }

    #[test]
    fn headers_come_first_when_they_are_asked_for() {
        let include = Format {
            head: true,
            ..Format::default()
        };
        assert_eq!(
            written(&response(Version::HTTP_11, "OK", b"x"), include),
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-a: caf\xe9\r\nx-a: 2\r\n\r\nx"
        );
        let over_http_2 = written(&response(Version::HTTP_2, "", b""), include);
        assert!(over_http_2.starts_with(b"HTTP/2 200 \r\ncontent-type"));
        let coloured = Format {
            style: Style::Coloured,
            ..include
        };
        let text = written(&response(Version::HTTP_11, "OK", b"x"), coloured);
        let text = String::from_utf8_lossy(&text);
        assert!(text.contains("\r\n\x1b[1mcontent-type\x1b[0m: application/json\r\n"));
    }
}
