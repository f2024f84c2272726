//! Callback: where the browser takes the outcome of a sign-in, a registered URL, with the state that came with the request.

use url::Url;
use url::form_urlencoded::Serializer;

use super::redirect;
use crate::sandbox::exchange::Answer;

/// Where the outcome of a request goes.
#[derive(Debug, Clone)]
pub(super) struct Callback {
    /// The registered URL, as an exact text.
    pub(super) redirect_uri: String,
    /// The parameter `state`, which goes back as it came.
    pub(super) state: Option<String>,
}

impl Callback {
    /// Sends the browser back with a code, and a header more.
    pub(super) fn with_code(&self, code: &str, header: Option<(String, String)>) -> Answer {
        redirect::to(&self.url(&[("code", code)]), header)
    }

    /// Sends the browser back with an error (RFC 6749, 4.1.2.1).
    pub(super) fn with_error(&self, error: &str, description: &str) -> Answer {
        redirect::to(&self.error_url(error, description), None)
    }

    /// Returns where the browser goes with an error.
    pub(super) fn error_url(&self, error: &str, description: &str) -> String {
        self.url(&[("error", error), ("error_description", description)])
    }

    /// Returns the source that `form-action` of a page must allow (Content Security Policy Level 3), as Chromium also holds
    /// the redirect after a form to it.
    pub(super) fn csp_source(&self) -> String {
        let Ok(url) = Url::parse(&self.redirect_uri) else {
            return String::new();
        };
        let scheme = url.scheme();
        match url.host() {
            // There is no way to write an IPv6 address as a source.
            Some(url::Host::Domain(_) | url::Host::Ipv4(_)) if url.origin().is_tuple() => {
                url.origin().ascii_serialization()
            }
            _ => format!("{scheme}:"),
        }
    }

    fn url(&self, pairs: &[(&str, &str)]) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs(pairs);
        if let Some(state) = &self.state {
            query.append_pair("state", state);
        }
        let separator = match self.redirect_uri.split_once('?') {
            None => "?",
            Some((_, "")) => "",
            Some(_) => "&",
        };
        format!("{}{separator}{}", self.redirect_uri, query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn callback(redirect_uri: &str) -> Callback {
        Callback {
            redirect_uri: redirect_uri.to_owned(),
            state: Some("a b&c".to_owned()),
        }
    }

    #[test]
    fn the_outcome_is_added_to_the_query_that_is_there() {
        for (redirect_uri, expected) in [
            (
                "https://a.example/cb",
                "https://a.example/cb?code=1&state=a+b%26c",
            ),
            (
                "https://a.example/?x=y",
                "https://a.example/?x=y&code=1&state=a+b%26c",
            ),
            (
                "https://a.example/?",
                "https://a.example/?code=1&state=a+b%26c",
            ),
            ("myapp://done", "myapp://done?code=1&state=a+b%26c"),
        ] {
            assert_eq!(callback(redirect_uri).url(&[("code", "1")]), expected);
        }
    }

    #[test]
    fn the_policy_of_a_page_can_name_every_callback() {
        for (redirect_uri, expected) in [
            ("https://a.example/cb", "https://a.example"),
            ("http://localhost:8976/callback", "http://localhost:8976"),
            ("http://127.0.0.1:1/", "http://127.0.0.1:1"),
            ("http://[::1]:8976/", "http:"),
            ("myapp://done", "myapp:"),
        ] {
            assert_eq!(callback(redirect_uri).csp_source(), expected);
        }
    }
}
