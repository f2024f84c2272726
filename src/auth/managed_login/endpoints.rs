//! Endpoints: where a user pool's managed login pages are, from the configured domain or the pool's discovery document.

use serde_json::{Map, Value};
use url::Url;

use super::answer::{Answer, answer, members, text};
use super::config::ManagedLoginConfig;
use super::problem::ManagedLoginProblem;
use super::redirect::is_loopback;
use crate::auth::error::AuthError;
use crate::auth::pool_url::{pool_url, says_unknown, unknown};
use crate::transport::SdkHttpClient;

const DISCOVERY: &str = "discovery document";

/// Where the parts of a sign-in are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Endpoints {
    /// The sign-in page.
    pub(super) authorize: Url,
    /// Where a code becomes tokens.
    pub(super) token: Url,
    /// What ends the browser's session.
    pub(super) logout: Url,
    /// The public keys that sign tokens.
    pub(super) keys: Url,
    /// Who makes the tokens, where the discovery document tells.
    pub(super) issuer: Option<String>,
}

impl Endpoints {
    /// Finds them. With a configured domain nothing is asked (Amazon Cognito Developer Guide, "User pool endpoints and
    /// managed login reference").
    pub(super) async fn find(
        config: &ManagedLoginConfig,
        http: &SdkHttpClient,
    ) -> Result<Self, AuthError> {
        match &config.domain {
            Some(domain) => Ok(Self::of_domain(domain, config)?),
            None => Self::discover(config, http).await,
        }
    }

    fn of_domain(domain: &str, config: &ManagedLoginConfig) -> Result<Self, ManagedLoginProblem> {
        let base = domain.trim_end_matches('/');
        // A query would swallow the path.
        if base.contains(['?', '#']) {
            return Err(ManagedLoginProblem::Domain {
                url: domain.to_owned(),
                reason: "it is a base URL, without `?` and `#`".to_owned(),
            });
        }
        // As written, for the message.
        usable(base)?;
        Ok(Self {
            authorize: usable(&format!("{base}/oauth2/authorize"))?,
            token: usable(&format!("{base}/oauth2/token"))?,
            logout: usable(&format!("{base}/logout"))?,
            keys: keys(config)?,
            issuer: None,
        })
    }

    async fn discover(
        config: &ManagedLoginConfig,
        http: &SdkHttpClient,
    ) -> Result<Self, AuthError> {
        let url = format!("{}/.well-known/openid-configuration", base(config));
        let answer = answer(DISCOVERY, http.get(&url)).await?;
        if answer.status().is_client_error() {
            return Err(undiscovered(config, &answer));
        }
        if !answer.status().is_success() {
            return Err(super::answer::malformed(
                DISCOVERY,
                format!("HTTP status {}", answer.status().as_u16()),
            ));
        }
        Self::read(&members(DISCOVERY, &answer)?, config)
    }

    /// Reads a discovery document (OpenID Connect Discovery 1.0, 3). What a pool without a domain leaves out is not
    /// documented, so any member may be missing.
    fn read(members: &Map<String, Value>, config: &ManagedLoginConfig) -> Result<Self, AuthError> {
        let member = |name| text(DISCOVERY, members, name);
        let (Some(authorize), Some(token)) =
            (member("authorization_endpoint")?, member("token_endpoint")?)
        else {
            return Err(ManagedLoginProblem::NoDomain.into());
        };
        let authorize = usable(authorize)?;
        let logout = match member("end_session_endpoint")? {
            Some(url) => usable(url)?,
            None => beside(&authorize),
        };
        Ok(Self {
            token: usable(token)?,
            logout,
            keys: match member("jwks_uri")? {
                Some(url) => usable(url)?,
                None => keys(config)?,
            },
            issuer: member("issuer")?.map(str::to_owned),
            authorize,
        })
    }
}

/// Managed login's own page for signing out is at the root of the domain.
fn beside(authorize: &Url) -> Url {
    let mut logout = authorize.clone();
    let base = authorize.path().trim_end_matches("/oauth2/authorize");
    logout.set_path(&format!("{}/logout", base.trim_end_matches('/')));
    logout.set_query(None);
    logout
}

fn base(config: &ManagedLoginConfig) -> String {
    pool_url(
        &config.user_pool.pool,
        &config.user_pool.region,
        config.user_pool.endpoint.as_deref(),
        config.user_pool.fips,
    )
}

/// A stand-in for AWS may be anywhere the user says, so its address is not held to TLS.
fn keys(config: &ManagedLoginConfig) -> Result<Url, ManagedLoginProblem> {
    let url = format!("{}/.well-known/jwks.json", base(config));
    Url::parse(&url).map_err(|error| ManagedLoginProblem::Domain {
        url,
        reason: error.to_string(),
    })
}

/// Passwords, codes and tokens go to these addresses: they travel by TLS, or do not leave the machine.
fn usable(text: &str) -> Result<Url, ManagedLoginProblem> {
    let refused = |reason: String| ManagedLoginProblem::Domain {
        url: text.to_owned(),
        reason,
    };
    let url = Url::parse(text).map_err(|error| refused(error.to_string()))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(refused("`http` is for loopback alone".to_owned())),
        _ => Err(refused("it does not begin with `https://`".to_owned())),
    }
}

fn undiscovered(config: &ManagedLoginConfig, answer: &Answer) -> AuthError {
    if says_unknown(answer, &config.user_pool.pool) {
        return unknown(&config.user_pool.pool);
    }
    ManagedLoginProblem::NoDomain.into()
}

#[cfg(test)]
#[path = "endpoints_tests.rs"]
mod tests;
