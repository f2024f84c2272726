//! Target: what the user typed for a URL, taken apart, joined and encoded. Knows nothing of how a URL is parsed later.

use super::error::ApiError;
use super::percent;

/// A URL taken apart and encoded, before dot segments are resolved.
pub(super) struct Target {
    /// Scheme and authority as typed.
    pub(super) origin: String,
    path: String,
    /// Whether a question mark was typed.
    has_query: bool,
    /// The query between its ampersands. Empty parts carry nothing, and signers disagree on how to sign them.
    pub(super) query: Vec<String>,
}

impl Target {
    pub(super) fn of_url(text: &str) -> Result<Self, ApiError> {
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
            path: percent::path(&single_slashes(path)),
            has_query: query.is_some(),
            query: query
                .unwrap_or_default()
                .split('&')
                .filter(|part| !part.is_empty())
                .map(percent::query)
                .collect(),
        }
    }

    /// Joins a path as typed to `api_url` with exactly one slash.
    pub(super) fn of_path(text: &str, api_url: Option<&str>) -> Result<Self, ApiError> {
        if let Some(scheme) = foreign_scheme(text) {
            let reason = format!("`{scheme}` is neither `http` nor `https`");
            return Err(invalid(text, &reason));
        }
        let api_url = api_url.ok_or_else(|| ApiError::NoApiUrl {
            path: percent::without_query(text),
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

    /// Returns the whole, still with dot segments.
    pub(super) fn join(&self) -> String {
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

/// Signers collapse runs of slashes before they sign, and what API Gateway makes of them is documented nowhere: a path that
/// holds none is signed alike by everybody.
fn single_slashes(path: &str) -> String {
    let mut kept = String::with_capacity(path.len());
    for c in path.chars() {
        if c != '/' || !kept.ends_with('/') {
            kept.push(c);
        }
    }
    kept
}

pub(super) fn invalid(url: &str, reason: &str) -> ApiError {
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
pub(super) fn is_full(text: &str) -> bool {
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
