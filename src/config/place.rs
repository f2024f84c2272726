//! Places on the network as settings name them: base URLs and allowed hosts, checked where they enter.

use url::Url;

/// Returns `text` as typed if it is an http or https URL that a path can be joined to.
pub(crate) fn base_url(text: &str) -> Result<String, String> {
    let example =
        "expected one such as `https://abc123.execute-api.eu-central-1.amazonaws.com/prod`";
    let url = Url::parse(text).map_err(|problem| format!("not a URL ({problem}): {example}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("not an http or https URL: {example}"));
    }
    // Checked before the text is echoed anywhere: a password in a URL is a secret.
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a URL here must hold no user name or password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("a URL here must hold no query and no fragment".to_owned());
    }
    Ok(text.to_owned())
}

/// Returns `text` if it is a URL to which a browser may be sent: https, or http on this very machine.
pub(crate) fn browser_url(text: &str) -> Result<String, String> {
    let url = Url::parse(base_url(text)?.as_str()).map_err(|problem| problem.to_string())?;
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err("`http://` is allowed on loopback only; write `https://`".to_owned());
    }
    Ok(text.to_owned())
}

/// Returns the base URL of managed login. As in the files of Amplify it may be the bare host.
pub(crate) fn managed_login_url(text: &str) -> Result<String, String> {
    let bare = !text.contains("://");
    let url = if bare {
        format!("https://{text}")
    } else {
        text.to_owned()
    };
    browser_url(&url)
}

/// Returns `text` if a browser may be sent back to it: as for [`browser_url`], or a scheme of an application's own. It is
/// compared to the letter with what is registered, so that it is kept as typed.
pub(crate) fn redirect_uri(text: &str) -> Result<String, String> {
    match Url::parse(text) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            if url.fragment().is_some() {
                return Err("a redirect URI must hold no fragment".to_owned());
            }
            Ok(text.to_owned())
        }
        _ => browser_url(text),
    }
}

/// Returns the origin of a URL that leads to this very machine.
pub(crate) fn loopback_origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(is_loopback)?;
    Some(url.origin().ascii_serialization())
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Returns an entry of `allow_hosts`, `host` or `host:port`, as URLs spell the host (lower case, punycode).
pub fn allowed_host(text: &str) -> Result<String, String> {
    let problem = || format!("`{text}` is neither `host` nor `host:port`");
    let is_bare = !text.is_empty() && !text.contains(['/', '?', '#', '@', '*', '\\']);
    if !is_bare || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(problem());
    }
    if text.parse::<std::net::Ipv6Addr>().is_ok() {
        return Err(format!("write the address in brackets: `[{text}]`"));
    }
    // The scheme has no default port in the way, so that a port typed is a port kept.
    let url = Url::parse(&format!("https://{text}")).map_err(|_| problem())?;
    let host = url.host_str().ok_or_else(problem)?;
    let has_port = text
        .rsplit_once(':')
        .is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    match url.port_or_known_default() {
        Some(port) if has_port => Ok(format!("{host}:{port}")),
        _ if text.ends_with(':') => Err(problem()),
        _ => Ok(host.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_http_and_nothing_but_a_base() {
        for good in ["https://a.example/prod", "http://127.0.0.1:5000"] {
            assert_eq!(base_url(good).unwrap(), good);
        }
        for (bad, told) in [
            ("a.example", "not a URL"),
            ("ftp://a.example", "not an http or https URL"),
            ("https://a.example/?x=1", "no query"),
            ("https://a.example/#x", "no fragment"),
            ("https://u:hunter2@a.example/", "no user name or password"),
        ] {
            let problem = base_url(bad).unwrap_err();
            assert!(problem.contains(told), "{problem}");
            assert!(!problem.contains("hunter2"), "{problem}");
        }
    }

    #[test]
    fn a_browser_is_sent_over_http_to_this_machine_only() {
        for good in ["https://a.example", "http://localhost:1/x", "http://[::1]"] {
            assert!(browser_url(good).is_ok(), "{good}");
        }
        assert!(browser_url("http://a.example").is_err());
    }

    #[test]
    fn managed_login_may_be_told_by_its_host() {
        let host = "example.auth.eu-central-1.amazoncognito.com";
        let url = format!("https://{host}");
        assert_eq!(managed_login_url(host), Ok(url.clone()));
        assert_eq!(managed_login_url(&url), Ok(url));
        for bad in ["", "a b", "http://a.example", "ftp://a.example"] {
            assert!(managed_login_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        for (url, origin) in [
            ("http://127.0.0.1:5000/prod", Some("http://127.0.0.1:5000")),
            ("http://[::1]:80/", Some("http://[::1]")),
            ("https://localhost:8443", Some("https://localhost:8443")),
            ("https://localhost.example.com", None),
            ("not a URL", None),
        ] {
            assert_eq!(loopback_origin(url).as_deref(), origin, "{url}");
        }
    }

    #[test]
    fn allowed_hosts_keep_their_port_and_nothing_else() {
        for (typed, kept) in [
            ("API.example.com", "api.example.com"),
            ("api.example.com:8443", "api.example.com:8443"),
            ("api.example.com:443", "api.example.com:443"),
            ("[::1]:80", "[::1]:80"),
            ("[::1]", "[::1]"),
        ] {
            assert_eq!(allowed_host(typed).unwrap(), kept);
        }
        for bad in [
            "",
            "https://a",
            "a/b",
            "a:99999",
            "a:",
            "*.example.com",
            "a b",
            "u@a",
            "::1",
        ] {
            assert!(allowed_host(bad).is_err(), "{bad}");
        }
    }
}
