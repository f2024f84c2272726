//! Loopback: where a redirect URI of this machine is listened at.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

use crate::auth::managed_login::problem::ManagedLoginProblem;

/// The place of a redirect URI on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::auth::managed_login) struct Loopback {
    /// The addresses that a browser may try: both of `localhost`, else the one that is written.
    pub(super) addresses: Vec<SocketAddr>,
    /// The port they share.
    pub(in crate::auth::managed_login) port: u16,
    /// The path, as browsers send it.
    pub(super) path: String,
}

impl Loopback {
    /// Reads a redirect URI. One that is not `http` leads elsewhere, and nothing is listened for it; `http` off loopback would
    /// carry the code through the open (RFC 8252, 7.3 and 8.3).
    pub(in crate::auth::managed_login) fn of(
        redirect_uri: &str,
    ) -> Result<Option<Self>, ManagedLoginProblem> {
        let refused = |reason: String| ManagedLoginProblem::Redirect {
            uri: redirect_uri.to_owned(),
            reason,
        };
        let url = Url::parse(redirect_uri).map_err(|error| refused(error.to_string()))?;
        if url.fragment().is_some() {
            return Err(refused("it has a fragment (`#`)".to_owned()));
        }
        if url.scheme() != "http" {
            return Ok(None);
        }
        if !is_loopback(&url) {
            return Err(refused(
                "`http` is for localhost, 127.0.0.1 and [::1] alone".to_owned(),
            ));
        }
        let port = match url.port_or_known_default() {
            Some(0) | None => return Err(refused("no browser can reach port 0".to_owned())),
            Some(port) => port,
        };
        let addresses: Vec<IpAddr> = match url.host() {
            Some(Host::Ipv4(address)) => vec![address.into()],
            Some(Host::Ipv6(address)) => vec![address.into()],
            Some(Host::Domain(_)) | None => {
                vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
            }
        };
        Ok(Some(Self {
            addresses: addresses
                .into_iter()
                .map(|address| SocketAddr::new(address, port))
                .collect(),
            port,
            path: url.path().to_owned(),
        }))
    }
}

/// Returns whether a URL leads to this machine and nowhere else.
pub(in crate::auth::managed_login) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(uri: &str) -> (Vec<String>, String) {
        let loopback = Loopback::of(uri).unwrap().unwrap();
        let addresses = loopback.addresses.iter().map(ToString::to_string);
        (addresses.collect(), loopback.path)
    }

    #[test]
    fn it_is_listened_exactly_where_the_uri_says() {
        for (uri, addresses, path) in [
            (
                "http://localhost:8976/callback",
                &["127.0.0.1:8976", "[::1]:8976"][..],
                "/callback",
            ),
            ("http://127.0.0.1:8976/a/", &["127.0.0.1:8976"], "/a/"),
            ("http://[::1]:8976", &["[::1]:8976"], "/"),
            ("http://localhost/?x=1", &["127.0.0.1:80", "[::1]:80"], "/"),
        ] {
            let (listened, listened_path) = read(uri);
            assert_eq!(listened, addresses, "{uri}");
            assert_eq!(listened_path, path, "{uri}");
        }
    }

    #[test]
    fn other_schemes_are_not_listened_for() {
        for uri in [
            "https://localhost:8976/cb",
            "myapp://callback",
            "https://example.com/",
        ] {
            assert_eq!(Loopback::of(uri).unwrap(), None, "{uri}");
        }
    }

    #[test]
    fn a_code_does_not_travel_in_the_open() {
        for uri in [
            "http://example.com/callback",
            "http://0.0.0.0:8976/callback",
            "http://[::]:8976/callback",
            "http://192.168.1.1/",
            "http://localhost.example.com/",
            "http://localhost:0/",
            "http://localhost:8976/#here",
            "localhost",
            "/callback",
            "",
        ] {
            let error = Loopback::of(uri).unwrap_err();
            assert!(error.to_string().contains(&format!("`{uri}`")), "{error}");
        }
    }
}
