//! From the client's keys about managed login to a ManagedLogin, each mistake with its place.

use toml::Spanned;
use url::{Host, Url};

use super::file::ClientTable;
use super::identity_provider::{COGNITO, IdentityProvider};
use super::managed_login::ManagedLogin;
use super::mistake::Mistake;

/// The scopes that Cognito reserves for itself.
const RESERVED_SCOPES: [&str; 5] = [
    "openid",
    "email",
    "phone",
    "profile",
    "aws.cognito.signin.user.admin",
];
/// How many URLs of one kind a client may have.
const MOST_URLS: usize = 100;
/// Schemes that a browser does not hand to an app.
const NO_APP: [&str; 7] = [
    "about",
    "blob",
    "data",
    "file",
    "ftp",
    "javascript",
    "vbscript",
];

/// Returns what a client's table says about managed login; the providers must be there.
pub(super) fn managed_login(
    table: &ClientTable,
    providers: &[IdentityProvider],
) -> Result<ManagedLogin, Mistake> {
    Ok(ManagedLogin {
        callback_urls: urls(
            table.callback_urls.as_deref(),
            "http://localhost:8976/callback",
        )?,
        logout_urls: urls(table.logout_urls.as_deref(), "http://localhost:8976/")?,
        scopes: scopes(table.scopes.as_deref())?,
        identity_providers: supported(table.supported_identity_providers.as_deref(), providers)?,
    })
}

fn urls(given: Option<&[Spanned<String>]>, default: &str) -> Result<Vec<String>, Mistake> {
    let Some(given) = given else {
        return Ok(vec![default.to_owned()]);
    };
    if let Some(surplus) = given.get(MOST_URLS) {
        return Err(Mistake::at(
            surplus,
            format!("a client has at most {MOST_URLS} of these"),
        ));
    }
    given
        .iter()
        .map(|url| {
            if let Some(complaint) = unfit(url.as_ref()) {
                return Err(Mistake::at(url, format!("`{}` {complaint}", url.as_ref())));
            }
            Ok(url.as_ref().clone())
        })
        .collect()
}

/// Returns why a URL cannot be registered; nothing where it can.
fn unfit(text: &str) -> Option<&'static str> {
    let Ok(url) = Url::parse(text) else {
        return Some("is not a URL");
    };
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Some("has characters that a URL writes percent-encoded");
    }
    if url.fragment().is_some() {
        return Some("has a fragment");
    }
    match url.scheme() {
        "http" if is_this_machine(&url) => None,
        "http" => Some("is not `https` (`http` is for localhost, 127.0.0.1 and [::1])"),
        scheme if NO_APP.contains(&scheme) => Some("has a scheme that leads to no app"),
        _ => None,
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.octets() == [127, 0, 0, 1],
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn scopes(given: Option<&[Spanned<String>]>) -> Result<Vec<String>, Mistake> {
    let Some(given) = given else {
        return Ok(RESERVED_SCOPES.map(str::to_owned).to_vec());
    };
    given
        .iter()
        .map(|scope| {
            let text = scope.as_ref();
            if RESERVED_SCOPES.contains(&text.as_str()) || is_of_resource_server(text) {
                return Ok(text.clone());
            }
            let message = format!(
                "`{text}` is neither one of {} nor `SERVER/SCOPE`",
                RESERVED_SCOPES.join(", ")
            );
            Err(Mistake::at(scope, message))
        })
        .collect()
}

// RFC 6749, 3.3, says of which characters a scope is made.
fn is_of_resource_server(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\')
        && text
            .rsplit_once('/')
            .is_some_and(|(server, scope)| !server.is_empty() && !scope.is_empty())
}

fn supported(
    given: Option<&[Spanned<String>]>,
    providers: &[IdentityProvider],
) -> Result<Vec<String>, Mistake> {
    let known: Vec<&str> = std::iter::once(COGNITO)
        .chain(providers.iter().map(|provider| provider.name.as_str()))
        .collect();
    let Some(given) = given else {
        return Ok(known.into_iter().map(str::to_owned).collect());
    };
    given
        .iter()
        .map(|name| {
            if known.contains(&name.as_ref().as_str()) {
                return Ok(name.as_ref().clone());
            }
            let message = format!(
                "there is no identity provider `{}`: add `[[identity_provider]]`",
                name.as_ref()
            );
            Err(Mistake::at(name, message))
        })
        .collect()
}

#[cfg(test)]
#[path = "registration_tests.rs"]
mod tests;
