//! Layer: the keys of a profile as one place sets them, be it the file, the variables or the flags.

use std::path::PathBuf;

use crate::config::choice::{Auth, Choice, IdentityFlow, SignInFlow, StoreKind};
use crate::config::error::ConfigError;
use crate::config::place::{allowed_host, base_url, managed_login_url, redirect_uri};
use crate::config::secret_ref::SecretRef;
use crate::config::source::{Headers, Source};
use crate::ids::{ClientId, IdentityPoolId, Region, UserPoolId, Username};

/// Headers whose values are secrets wherever they stand.
const SECRET_HEADERS: [&str; 4] = [
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-api-key",
];

/// The keys of a profile. Whatever a place does not set is absent, and left to the layer below.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    pub(crate) region: Option<Region>,
    pub(crate) user_pool_id: Option<UserPoolId>,
    pub(crate) client_id: Option<ClientId>,
    pub(crate) client_secret: Option<SecretRef>,
    pub(crate) identity_pool_id: Option<IdentityPoolId>,
    pub(crate) api_url: Option<String>,
    pub(crate) sign_region: Option<Region>,
    pub(crate) service: Option<String>,
    pub(crate) auth: Option<Auth>,
    pub(crate) flow: Option<SignInFlow>,
    pub(crate) username: Option<Username>,
    pub(crate) role: Option<String>,
    pub(crate) identity_flow: Option<Choice<IdentityFlow>>,
    pub(crate) headers: Option<Headers>,
    pub(crate) ca_bundle: Option<PathBuf>,
    pub(crate) store: Option<Choice<StoreKind>>,
    pub(crate) allow_hosts: Option<Vec<String>>,
    pub(crate) domain: Option<String>,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) identity_provider: Option<String>,
    pub(crate) endpoint_url_cognito_identity_provider: Option<String>,
    pub(crate) endpoint_url_cognito_identity: Option<String>,
    pub(crate) endpoint_url_sts: Option<String>,
}

impl Layer {
    /// Reads every key that a profile may hold. The names stand here and nowhere else.
    pub(crate) fn read(source: &mut impl Source) -> Result<Self, ConfigError> {
        Ok(Self {
            domain: source.parsed("domain", managed_login_url)?,
            redirect_uri: source.parsed("redirect_uri", redirect_uri)?,
            scopes: source.list("scopes", scope)?,
            identity_provider: source.text("identity_provider")?,
            region: source.parsed("region", Region::parse)?,
            user_pool_id: source.parsed("user_pool_id", UserPoolId::parse)?,
            client_id: source.parsed("client_id", ClientId::parse)?,
            client_secret: source.secret("client_secret")?,
            identity_pool_id: source.parsed("identity_pool_id", IdentityPoolId::parse)?,
            api_url: source.parsed("api_url", base_url)?,
            sign_region: source.parsed("sign_region", Region::parse)?,
            service: source.text("service")?,
            username: source.parsed("username", Username::parse)?,
            identity_flow: source.parsed("identity_flow", Choice::<IdentityFlow>::parse)?,
            ca_bundle: source.path("ca_bundle")?,
            store: source.parsed("store", Choice::<StoreKind>::parse)?,
            allow_hosts: source.list("allow_hosts", allowed_host)?,
            endpoint_url_cognito_identity_provider: source
                .parsed("endpoint_url_cognito_identity_provider", base_url)?,
            endpoint_url_cognito_identity: source
                .parsed("endpoint_url_cognito_identity", base_url)?,
            endpoint_url_sts: source.parsed("endpoint_url_sts", base_url)?,
            ..Self::read_for_user(source)?
        })
    }

    /// Reads the keys of a profile that may also be set for one of its users.
    pub(crate) fn read_for_user(source: &mut impl Source) -> Result<Self, ConfigError> {
        Ok(Self {
            auth: source.parsed("auth", Auth::parse)?,
            flow: source.parsed("flow", SignInFlow::parse)?,
            role: source.text("role")?,
            headers: source.headers("headers")?,
            ..Self::default()
        })
    }

    /// Returns the headers whose values are secrets.
    pub(crate) fn secret_headers(&self) -> impl Iterator<Item = &(String, SecretRef)> {
        self.headers
            .iter()
            .flatten()
            .filter(|(name, _)| SECRET_HEADERS.contains(&name.to_ascii_lowercase().as_str()))
    }

    /// Returns these keys, and those of `lower` where this layer sets none.
    pub(crate) fn or(self, lower: &Self) -> Self {
        /// Fills the fields named from the layer below.
        macro_rules! fill {
            ($($field:ident),* $(,)?) => {
                Self {
                    headers: each_header_once(self.headers, lower.headers.as_ref()),
                    $($field: self.$field.or_else(|| lower.$field.clone())),*
                }
            };
        }
        fill!(
            region,
            user_pool_id,
            client_id,
            client_secret,
            identity_pool_id,
            api_url,
            sign_region,
            service,
            auth,
            flow,
            username,
            role,
            identity_flow,
            ca_bundle,
            store,
            allow_hosts,
            domain,
            redirect_uri,
            scopes,
            identity_provider,
            endpoint_url_cognito_identity_provider,
            endpoint_url_cognito_identity,
            endpoint_url_sts,
        )
    }
}

/// Headers are set name by name: one set above replaces the one of the same name below and leaves the others.
fn each_header_once(upper: Option<Headers>, lower: Option<&Headers>) -> Option<Headers> {
    let Some(mut headers) = upper else {
        return lower.cloned();
    };
    for (name, value) in lower.into_iter().flatten() {
        if !headers
            .iter()
            .any(|(set, _)| set.eq_ignore_ascii_case(name))
        {
            headers.push((name.clone(), value.clone()));
        }
    }
    Some(headers)
}

/// A scope is one word (RFC 6749, section 3.3); several are a list.
fn scope(text: &str) -> Result<String, String> {
    let is_scope_byte = |byte: u8| matches!(byte, b'!' | b'#'..=b'[' | b']'..=b'~');
    if text.is_empty() || !text.bytes().all(is_scope_byte) {
        return Err(format!("`{}` is not a scope", text.escape_debug()));
    }
    Ok(text.to_owned())
}
