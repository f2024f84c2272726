//! RequestUrl: the one final string that is both signed and sent.

use url::Url;

use super::error::ApiError;
use super::percent;

/// The longest URL that `http::Uri` carries, in bytes.
const MAX_LENGTH: usize = 65_534;

/// A URL in its final form. What is signed is read from here, and what is sent is this string, byte for byte.
///
/// Bytes that may stand are kept as they were typed; all others are percent-encoded in upper-case hex; dot segments are
/// resolved, the fragment and a default port are dropped (RFC 3986, WHATWG URL).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestUrl {
    url: Url,
    typed_in_full: bool,
}

impl RequestUrl {
    /// Makes the final URL of what the user typed: a path, which is joined to `api_url` with exactly one slash, or a full
    /// URL. The pairs of `query` are literal text and come after the query that was typed.
    pub fn resolve(
        target: &str,
        api_url: Option<&str>,
        query: &[(String, String)],
    ) -> Result<Self, ApiError> {
        let typed_in_full = is_full(target);
        let mut parts = if typed_in_full {
            Parts::of_url(target)?
        } else {
            Parts::of_path(target, api_url)?
        };
        parts.query.extend(
            query
                .iter()
                .map(|(name, value)| format!("{}={}", percent::data(name), percent::data(value))),
        );
        let url = Url::parse(&parts.join())
            .map_err(|error| invalid(&parts.origin, &error.to_string()))?;
        if url.as_str().len() > MAX_LENGTH {
            return Err(invalid(
                &parts.origin,
                "the URL is longer than 65,534 bytes",
            ));
        }
        Ok(Self { url, typed_in_full })
    }

    /// Returns the URL as it is signed and sent.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Returns `http` or `https`.
    pub fn scheme(&self) -> &str {
        self.url.scheme()
    }

    /// Returns the host alone, an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Returns the port that is connected to: the one in the URL, or the scheme's.
    pub fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or_default()
    }

    /// Returns what stands in the `Host` header: the host, and the port unless it is the scheme's.
    pub fn host_and_port(&self) -> String {
        match self.url.port() {
            Some(port) => format!("{}:{port}", self.host()),
            None => self.host().to_owned(),
        }
    }

    /// Returns the path as on the wire; it begins with a slash.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// Returns the query as on the wire, without its question mark.
    pub fn query(&self) -> Option<&str> {
        self.url.query()
    }

    /// Returns scheme, host and port, as in `https://example.com:8443`.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme(), self.host_and_port())
    }

    /// Returns whether the user typed the URL in full, so that it may lead to a host that the profile does not name.
    pub fn is_absolute(&self) -> bool {
        self.typed_in_full
    }

    /// Returns whether both URLs lead to the same scheme, host and port (RFC 6454).
    pub fn same_origin(&self, other: &Self) -> bool {
        self.origin() == other.origin()
    }
}

/// A URL taken apart and encoded, before dot segments are resolved.
struct Parts {
    /// Scheme and authority as typed.
    origin: String,
    path: String,
    /// Whether a question mark was typed.
    has_query: bool,
    /// The query between its ampersands. Empty parts carry nothing, and signers disagree on how to sign them.
    query: Vec<String>,
}

impl Parts {
    fn of_url(text: &str) -> Result<Self, ApiError> {
        let (scheme, rest) = text.split_once("://").unwrap_or_default();
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, local) = rest.split_at(end);
        let origin = format!("{scheme}://{authority}");
        check_authority(scheme, authority)?;
        percent::check_escapes(text)?;
        Ok(Self {
            origin,
            ..Self::of_local(local)
        })
    }

    /// What follows the authority: path and query.
    fn of_local(text: &str) -> Self {
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = match text.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (text, None),
        };
        Self {
            origin: String::new(),
            path: percent::path(path),
            has_query: query.is_some(),
            query: query
                .unwrap_or_default()
                .split('&')
                .filter(|part| !part.is_empty())
                .map(percent::query)
                .collect(),
        }
    }

    fn of_path(text: &str, api_url: Option<&str>) -> Result<Self, ApiError> {
        if let Some(scheme) = foreign_scheme(text) {
            return Err(ApiError::InvalidUrl {
                url: text.to_owned(),
                reason: format!("`{scheme}` is neither `http` nor `https`"),
            });
        }
        let api_url = api_url.ok_or_else(|| ApiError::NoApiUrl {
            path: text.to_owned(),
        })?;
        let base = Self::of_api_url(api_url)?;
        percent::check_escapes(text)?;
        let below = Self::of_local(text);
        let path = if below.path.is_empty() {
            base.path
        } else {
            format!(
                "{}/{}",
                base.path.trim_end_matches('/'),
                below.path.trim_start_matches('/')
            )
        };
        Ok(Self {
            origin: base.origin,
            path,
            ..below
        })
    }

    fn of_api_url(text: &str) -> Result<Self, ApiError> {
        let refuse = |reason: &str| ApiError::InvalidApiUrl {
            url: without_user(text),
            reason: reason.to_owned(),
        };
        if !is_full(text) {
            return Err(refuse("it must begin with `https://` or `http://`"));
        }
        if text.contains(['?', '#']) {
            return Err(refuse("it must not hold a query or a fragment"));
        }
        Self::of_url(text).map_err(|error| match error {
            ApiError::InvalidUrl { url, reason } => ApiError::InvalidApiUrl { url, reason },
            other => other,
        })
    }

    fn join(&self) -> String {
        let mark = if self.has_query || !self.query.is_empty() {
            "?"
        } else {
            ""
        };
        let slash = if self.path.starts_with('/') { "" } else { "/" };
        format!(
            "{}{slash}{}{mark}{}",
            self.origin,
            self.path,
            self.query.join("&")
        )
    }
}

/// Refuses what a lenient parser would read in its own way, so that the host is the one that the user sees.
fn check_authority(scheme: &str, authority: &str) -> Result<(), ApiError> {
    let origin = format!("{scheme}://{authority}");
    if authority.contains('@') {
        return Err(invalid(
            &origin,
            "it holds a user name; sigcall signs in with `login` or `--as`",
        ));
    }
    if authority.is_empty() || authority.starts_with(':') {
        return Err(invalid(&origin, "it names no host"));
    }
    if authority.contains(|c: char| c == '\\' || c.is_whitespace() || c.is_control()) {
        return Err(invalid(
            &origin,
            "its host holds a character that no host has",
        ));
    }
    Ok(())
}

fn invalid(url: &str, reason: &str) -> ApiError {
    ApiError::InvalidUrl {
        url: without_user(url),
        reason: reason.to_owned(),
    }
}

/// Security: a password in a URL must not reach a message.
fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (authority, local) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{local}")
}

/// Returns whether the text is a URL of ours in full rather than a path.
fn is_full(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Returns the scheme of a full URL (RFC 3986 3.1), which no path of an API looks like.
fn foreign_scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once("://")?;
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    valid.then_some(scheme)
}

#[cfg(test)]
#[path = "url_tests.rs"]
mod tests;
