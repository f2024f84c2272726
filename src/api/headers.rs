//! Headers: what the caller says about the request's headers, in curl's notation and order.

use http::{HeaderName, HeaderValue};

use super::error::ApiError;
use super::redact;
use crate::secret::SecretString;

/// The caller's header lines. A name may occur more than once; all of its lines are sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: HeaderName,
    /// None: the caller wants the header left out.
    value: Option<HeaderValue>,
}

impl Headers {
    /// Adds a line in curl's notation: `Name: value`, `Name;` for an empty value, `Name:` to leave out a header that would
    /// be sent otherwise.
    pub fn add(&mut self, line: &str) -> Result<(), ApiError> {
        let (name, value) = match line.split_once(':') {
            Some((name, value)) => (name, Some(trim(value)).filter(|value| !value.is_empty())),
            None => match line.trim_end().strip_suffix(';') {
                Some(name) => (name, Some("")),
                None => return Err(invalid(line, "has no colon")),
            },
        };
        self.lines.push(Line {
            value: value.map(|value| header_value(name, value)).transpose()?,
            name: header_name(name)?,
        });
        Ok(())
    }

    /// Adds every line of a text, as of a file given with `-H @file`. Empty lines and, as in curl, comments are passed
    /// over.
    pub fn add_lines(&mut self, text: &str) -> Result<(), ApiError> {
        text.lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .try_for_each(|line| self.add(line))
    }

    /// Adds a header unless there is a line for its name already, be it to leave it out.
    pub fn add_default(&mut self, name: &str, value: &str) -> Result<(), ApiError> {
        if !self.mentions(name) {
            let value = Some(header_value(name, trim(value))?);
            self.lines.push(Line {
                name: header_name(name)?,
                value,
            });
        }
        Ok(())
    }

    /// Adds a header whose value is not to be shown, unless there is a line for its name already.
    pub fn add_secret_default(&mut self, name: &str, value: &SecretString) -> Result<(), ApiError> {
        if !self.mentions(name) {
            let mut value = header_value(name, trim(value.expose()))?;
            value.set_sensitive(true);
            self.lines.push(Line {
                name: header_name(name)?,
                value: Some(value),
            });
        }
        Ok(())
    }

    /// Returns whether the caller said anything about this header.
    pub fn mentions(&self, name: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.name.as_str().eq_ignore_ascii_case(name))
    }

    /// Returns the headers to be sent, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&HeaderName, &HeaderValue)> {
        self.lines
            .iter()
            .filter_map(|line| Some((&line.name, line.value.as_ref()?)))
    }
}

fn header_name(name: &str) -> Result<HeaderName, ApiError> {
    HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid(name, "is not a header name"))
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, ApiError> {
    let mut value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| invalid(name, "holds a line break or another control character"))?;
    value.set_sensitive(redact::is_secret_header(name));
    Ok(value)
}

/// White space around a value is not part of it (RFC 9110 5.5).
fn trim(value: &str) -> &str {
    value.trim_matches([' ', '\t'])
}

/// Security: only the name is shown. What has no colon may still hold a token after its first word.
fn invalid(name: &str, reason: &'static str) -> ApiError {
    ApiError::InvalidHeader {
        name: name
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> Headers {
        let mut headers = Headers::default();
        for line in lines {
            headers.add(line).unwrap();
        }
        headers
    }

    fn sent(headers: &Headers) -> Vec<(String, String)> {
        headers
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn lines_keep_their_order_duplicates_and_colons() {
        let headers = headers(&["X-A:1", "X-T: 10: 20", "x-a:  2 ", "X-Empty;", "Accept:"]);
        assert_eq!(
            sent(&headers),
            [
                ("x-a", "1"),
                ("x-t", "10: 20"),
                ("x-a", "2"),
                ("x-empty", "")
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert!(headers.mentions("ACCEPT"));
    }

    #[test]
    fn a_default_gives_way_to_anything_the_caller_said() {
        let mut headers = headers(&["Content-Type:", "X-Key: mine"]);
        headers.add_default("content-type", "text/plain").unwrap();
        headers.add_default("x-key", "profile's").unwrap();
        headers.add_default("x-new", "1").unwrap();
        assert_eq!(sent(&headers).len(), 2);
    }

    #[test]
    fn a_file_of_headers_is_read_line_by_line() {
        let mut headers = Headers::default();
        headers.add_lines("# keys\nX-A: 1\r\n\nX-B;\n").unwrap();
        assert_eq!(sent(&headers).len(), 2);
    }

    #[test]
    fn an_unusable_header_is_refused_by_name_and_without_its_value() {
        for (line, name) in [
            ("X-A: a\r\nX-B: b", "X-A"),
            ("Authorization Bearer s3cret-token", "Authorization"),
            ("X A: s3cret", "X"),
            (": s3cret", ""),
            ("Ä: s3cret", "Ä"),
        ] {
            let error = Headers::default().add(line).unwrap_err();
            assert!(
                matches!(&error, ApiError::InvalidHeader { name: n, .. } if n == name),
                "{error:?}"
            );
            assert!(
                !format!("{error:?} {error}").contains("s3cret"),
                "{error:?}"
            );
        }
    }

    #[test]
    fn debug_shows_no_secret_header() {
        let headers = headers(&[
            "Authorization: Bearer s3cret",
            "x-api-key: s3cret",
            "Cookie: s3cret",
        ]);
        assert!(!format!("{headers:?}").contains("s3cret"));
    }
}
