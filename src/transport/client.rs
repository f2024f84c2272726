//! The one way to make an HTTP client. Everything it obeys is handed in; it asks neither the environment nor the disk.

use std::time::Duration;

use reqwest::{NoProxy, Proxy, Url, redirect, retry};

use super::error::TransportError;
use super::tls::{self, Roots, Verification};
use crate::secret::SecretString;

/// What a client is to obey.
#[derive(Debug, Clone, Default)]
pub struct ClientOptions {
    /// The certificate authorities to trust.
    pub roots: Roots,
    /// Whether servers' certificates are checked.
    pub verification: Verification,
    /// The proxies to go through.
    pub proxies: Proxies,
    /// The longest wait for a connection; none means as long as the operating system waits.
    pub connect_timeout: Option<Duration>,
    /// The longest wait for a whole answer, connecting included; none means no limit.
    pub timeout: Option<Duration>,
}

/// Proxies, already picked from flags, variables and the configuration. Their addresses are secrets because a user
/// name and a password may stand in them.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// For `https` URLs: an address, taken as `http://` where it names no scheme.
    pub https: Option<SecretString>,
    /// For `http` URLs, likewise.
    pub http: Option<SecretString>,
    /// Hosts to reach directly, in the form of `NO_PROXY`: names, addresses, networks or `*`, separated by commas.
    pub no_proxy: Option<String>,
}

/// Makes a client: rustls over ring, HTTP/2 or HTTP/1.1, no redirects, no retries, no decompression.
///
/// Nothing is read from disk and nothing is sent.
pub fn client(options: &ClientOptions) -> Result<reqwest::Client, TransportError> {
    // `no_proxy` comes first: it clears the list and keeps reqwest from looking for proxies by itself.
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls::config(&options.roots, options.verification)?)
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .no_proxy();
    for proxy in proxies(&options.proxies)? {
        builder = builder.proxy(proxy);
    }
    if let Some(limit) = options.connect_timeout {
        builder = builder.connect_timeout(limit);
    }
    if let Some(limit) = options.timeout {
        builder = builder.timeout(limit);
    }
    builder.build().map_err(TransportError::Client)
}

fn proxies(settings: &Proxies) -> Result<Vec<Proxy>, TransportError> {
    let no_proxy = settings.no_proxy.as_deref().unwrap_or_default();
    if no_proxy.split(',').any(|entry| entry.trim() == "*") {
        return Ok(Vec::new());
    }
    let direct = NoProxy::from_string(no_proxy);
    let mut proxies = Vec::new();
    if let Some(address) = &settings.https {
        proxies.push(Proxy::https(proxy_url("https", address)?).map_err(TransportError::Client)?);
    }
    if let Some(address) = &settings.http {
        proxies.push(Proxy::http(proxy_url("http", address)?).map_err(TransportError::Client)?);
    }
    Ok(proxies
        .into_iter()
        .map(|proxy| proxy.no_proxy(direct.clone()))
        .collect())
}

fn proxy_url(setting: &'static str, address: &SecretString) -> Result<Url, TransportError> {
    let refused = |reason: String| TransportError::Proxy { setting, reason };
    let text = address.expose();
    let url = if text.contains("://") {
        Url::parse(text)
    } else {
        Url::parse(&format!("http://{text}"))
    }
    .map_err(|error| refused(error.to_string()))?;
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        // Without this, reqwest would take the scheme and connect past the proxy or not at all.
        other => Err(refused(format!(
            "its scheme is `{other}`, where `http` or `https` is needed"
        ))),
    }
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;
