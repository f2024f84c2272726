//! RequestUrl: the one final string that is both signed and sent.

use url::Url;

use super::error::ApiError;
use super::percent;
use super::target::{Target, invalid, is_full};

/// A URL in its final form. What is signed is read from here, and what is sent is this string, byte for byte.
///
/// Bytes that may stand are kept as they were typed; all others are percent-encoded in upper-case hex; dot segments are
/// resolved, runs of slashes become one, the fragment and a default port are dropped (RFC 3986, WHATWG URL).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestUrl {
    url: Url,
    typed_in_full: bool,
}

impl RequestUrl {
    /// Makes the final URL of what the user typed: a path, which is joined to `api_url` with exactly one slash, or a full
    /// URL. The parameters of `query` are literal text and come after the query that was typed; one without a value has no
    /// `=` either.
    pub fn resolve(
        target: &str,
        api_url: Option<&str>,
        query: &[(String, Option<String>)],
    ) -> Result<Self, ApiError> {
        let typed_in_full = is_full(target);
        let mut parts = if typed_in_full {
            Target::of_url(target)?
        } else {
            Target::of_path(target, api_url)?
        };
        let added = query.iter().map(|(name, value)| match value {
            Some(value) => format!("{}={}", percent::data(name), percent::data(value)),
            None => percent::data(name),
        });
        parts.query.extend(added.filter(|part| !part.is_empty()));
        let url = Url::parse(&parts.join())
            .map_err(|error| invalid(&parts.origin, &error.to_string()))?;
        // The client and the signer both read it as an `http::Uri`, which takes fewer hosts, and 65,534 bytes at most.
        http::Uri::try_from(url.as_str())
            .map_err(|error| invalid(&parts.origin, &error.to_string()))?;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const API: &str = "https://abc.execute-api.eu-central-1.amazonaws.com/prod";

    fn resolved(target: &str) -> String {
        RequestUrl::resolve(target, Some("https://h/prod"), &[])
            .unwrap_or_else(|error| panic!("{target}: {error}"))
            .as_str()
            .to_owned()
    }

    #[test]
    fn a_path_is_joined_with_exactly_one_slash() {
        for (api_url, path, url) in [
            ("https://h/prod", "/test", "https://h/prod/test"),
            ("https://h/prod/", "/test", "https://h/prod/test"),
            ("https://h/prod//", "test", "https://h/prod/test"),
            ("https://h/prod", "//other/x", "https://h/prod/other/x"),
            ("https://h/prod", "", "https://h/prod"),
            ("https://h/prod/", "", "https://h/prod/"),
            ("https://h/prod", "/", "https://h/prod/"),
            ("https://h/prod", "?a=1", "https://h/prod?a=1"),
            ("https://h", "", "https://h/"),
            ("https://h", "x", "https://h/x"),
            ("https://h/$default", "/x/", "https://h/$default/x/"),
            ("HTTPS://H:443/prod", "x", "https://h/prod/x"),
            (
                "http://127.0.0.1:3000/prod",
                "x",
                "http://127.0.0.1:3000/prod/x",
            ),
        ] {
            let resolved = RequestUrl::resolve(path, Some(api_url), &[]).unwrap();
            assert_eq!(resolved.as_str(), url, "{api_url} + {path}");
            assert!(!resolved.is_absolute());
        }
    }

    #[test]
    fn what_may_stand_is_kept_and_the_rest_is_encoded() {
        for (typed, wire) in [
            ("/a b", "/a%20b"),
            ("/a%2fb%C3%bc", "/a%2fb%C3%bc"),
            ("/@connections/abc=", "/@connections/abc="),
            ("/%40connections/abc%3D", "/%40connections/abc%3D"),
            ("/ü/日", "/%C3%BC/%E6%97%A5"),
            (
                "/a+b*c!d'e(f),g;h:i&j$k~l-m.n_o",
                "/a+b*c!d'e(f),g;h:i&j$k~l-m.n_o",
            ),
            (
                "/a|b^c[d]e\\f\"g<h>i`j{k}l",
                "/a%7Cb%5Ec%5Bd%5De%5Cf%22g%3Ch%3Ei%60j%7Bk%7Dl",
            ),
            ("/a\tb\nc\u{7f}", "/a%09b%0Ac%7F"),
            ("/a//b///", "/a/b/"),
            ("/a/./b/../c", "/a/c"),
            ("/a/%2e/b/%2E%2e/c", "/a/c"),
            ("/a/b/..", "/a/"),
            ("/a/.", "/a/"),
            ("/...", "/..."),
            ("/a#b?c", "/a"),
            ("/a?b#c", "/a?b"),
        ] {
            assert_eq!(resolved(typed), format!("https://h/prod{wire}"), "{typed}");
        }
        assert_eq!(resolved("/../x"), "https://h/x");
        assert_eq!(resolved("/../../x"), "https://h/x");
    }

    #[test]
    fn a_query_keeps_its_order_and_has_one_reading() {
        for (typed, wire) in [
            ("b=2&a=1&b=1", "b=2&a=1&b=1"),
            ("v", "v"),
            ("v=", "v="),
            ("=x", "=x"),
            ("a=b=c==", "a=b=c=="),
            ("q=a+b", "q=a%20b"),
            ("q=a%2Bb%2bc", "q=a%2Bb%2bc"),
            ("q=a b", "q=a%20b"),
            ("q=it's", "q=it%27s"),
            ("q=a;b", "q=a%3Bb"),
            ("q=a|b^c{d}\"<>`\\", "q=a%7Cb%5Ec%7Bd%7D%22%3C%3E%60%5C"),
            ("filter[a]=1", "filter%5Ba%5D=1"),
            ("q=/?:@!$(),*-._~", "q=/?:@!$(),*-._~"),
            ("q=ü", "q=%C3%BC"),
            ("q=..%2f/../x", "q=..%2f/../x"),
            ("a=1&&b=2&", "a=1&b=2"),
            ("", ""),
            ("&", ""),
        ] {
            assert_eq!(
                resolved(&format!("/x?{typed}")),
                format!("https://h/prod/x?{wire}"),
                "{typed}"
            );
        }
    }

    #[test]
    fn query_pairs_are_literal_and_come_last() {
        let pairs = [
            ("q", Some("a+b c")),
            ("ü", Some("%41")),
            ("e", Some("")),
            ("a&b", Some("c=d/e")),
            ("n+", None),
            ("", None),
        ]
        .map(|(name, value)| (name.to_owned(), value.map(str::to_owned)));
        let url = RequestUrl::resolve("/x?z=1", Some(API), &pairs).unwrap();
        assert_eq!(
            url.query(),
            Some("z=1&q=a%2Bb%20c&%C3%BC=%2541&e=&a%26b=c%3Dd%2Fe&n%2B")
        );
        let url = RequestUrl::resolve("", Some(API), &pairs[2..3]).unwrap();
        assert_eq!(url.as_str(), format!("{API}?e="));
    }

    #[test]
    fn a_full_url_needs_no_api_url() {
        for (typed, url, header) in [
            ("https://example.com", "https://example.com/", "example.com"),
            (
                "HTTPS://EXAMPLE.com:443/X",
                "https://example.com/X",
                "example.com",
            ),
            (
                "http://example.com:80?a",
                "http://example.com/?a",
                "example.com",
            ),
            (
                "http://example.com:443/",
                "http://example.com:443/",
                "example.com:443",
            ),
            (
                "https://example.com:8443/x",
                "https://example.com:8443/x",
                "example.com:8443",
            ),
            (
                "https://bücher.example/x",
                "https://xn--bcher-kva.example/x",
                "xn--bcher-kva.example",
            ),
            ("http://[::1]:3000/x", "http://[::1]:3000/x", "[::1]:3000"),
            ("http://[0:0::1]/x", "http://[::1]/x", "[::1]"),
            (
                "https://example.com/a@b",
                "https://example.com/a@b",
                "example.com",
            ),
            (
                "https://example.com/http://other/",
                "https://example.com/http:/other/",
                "example.com",
            ),
        ] {
            let resolved = RequestUrl::resolve(typed, None, &[]).unwrap();
            assert_eq!(
                (resolved.as_str(), resolved.host_and_port().as_str()),
                (url, header)
            );
            assert!(resolved.is_absolute());
        }
    }

    #[test]
    fn origins_are_compared_by_scheme_host_and_port() {
        let url = |text| RequestUrl::resolve(text, None, &[]).unwrap();
        let one = url("https://Example.com/a");
        assert!(one.same_origin(&url("https://example.com:443/b?c")));
        for other in [
            "http://example.com/a",
            "https://example.com:8443/a",
            "https://example.com.evil.example/a",
        ] {
            assert!(!one.same_origin(&url(other)), "{other}");
        }
        assert_eq!(
            (one.port(), url("http://h").port(), one.origin().as_str()),
            (443, 80, "https://example.com")
        );
    }

    #[test]
    fn what_cannot_be_called_is_refused() {
        for target in [
            "https://",
            "https:///path",
            "https://?x",
            "https://:80/",
            "https://h:99999/",
            "https://h:x/",
            "https://a b/",
            "https://good.example\\@evil.example/",
            "https://good.example\t.evil.example/",
            "https://[::1/",
            "https://\"h/",
            "https://user:s3cret@example.com/",
            "https://s3cret@example.com",
            "ftp://example.com/x",
            "wss://example.com/x",
            "wss://user:s3cret@example.com/x",
        ] {
            let error = RequestUrl::resolve(target, Some(API), &[]).unwrap_err();
            assert!(
                matches!(error, ApiError::InvalidUrl { .. }),
                "{target}: {error:?}"
            );
            assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        }
        assert!(matches!(
            RequestUrl::resolve("/x", None, &[]).unwrap_err(),
            ApiError::NoApiUrl { path } if path == "/x"
        ));
        assert!(matches!(
            RequestUrl::resolve("/x?q=%zz", Some(API), &[]).unwrap_err(),
            ApiError::InvalidEscape { position: 6, .. }
        ));
        let long = "x".repeat(70_000);
        assert!(RequestUrl::resolve(&long, Some(API), &[]).is_err());
    }

    #[test]
    fn an_api_url_to_which_nothing_can_be_joined_is_refused() {
        for api_url in [
            "example.com/prod",
            "",
            "https://h/prod?x=1",
            "https://h/#x",
            "ftp://h/",
            "https://",
            "https://u:s3cret@h/",
        ] {
            let error = RequestUrl::resolve("/x", Some(api_url), &[]).unwrap_err();
            assert!(
                matches!(error, ApiError::InvalidApiUrl { .. }),
                "{api_url}: {error:?}"
            );
            assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");
        }
    }

    proptest! {
        /// Whatever is typed is refused or becomes a form that the URL parser and `http::Uri` leave as it is.
        #[test]
        fn the_final_form_is_final(
            target in "(https?://[a-zü0-9.\\[\\]:@-]{0,12})?[ -~üß日\\\\\t\n/.%+&=?#]{0,40}",
            pairs in prop::collection::vec((".{0,6}", proptest::option::of(".{0,6}")), 0..3),
        ) {
            if let Ok(url) = RequestUrl::resolve(&target, Some(API), &pairs) {
                let again = Url::parse(url.as_str()).unwrap();
                prop_assert_eq!(again.as_str(), url.as_str());
                let uri: http::Uri = url.as_str().parse().unwrap();
                prop_assert_eq!(uri.path(), url.path());
                prop_assert_eq!(uri.query(), url.query());
                prop_assert_eq!(uri.authority().unwrap().as_str(), url.host_and_port());
                prop_assert!(!url.query().unwrap_or_default().contains('+'));
                let full = RequestUrl::resolve(url.as_str(), None, &[]).unwrap();
                prop_assert_eq!(full.as_str(), url.as_str());
            }
        }
    }
}
