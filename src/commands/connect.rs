//! Connections: how Cognito and the API are reached, made of the settings.

use std::sync::Arc;
use std::time::Duration;

use super::Context;
use crate::api::ApiClient;
use crate::auth::{
    IdentityPool, IdentityPoolConfig, ManagedLogin, ManagedLoginConfig, UserPool, UserPoolConfig,
};
use crate::cli::CommandError;
use crate::config::{ConfigError, Settings};
use crate::output::verbose;
use crate::session::{Cognito, CognitoSource};
use crate::transport::{self, ClientOptions, Roots, SdkHttpClient, Verification};

/// A host that takes the connection and then says nothing must not hold a CI job; `--connect-timeout` says otherwise.
const API_CONNECT_TIMEOUT: Duration = Duration::from_secs(30);
/// Cognito answers within a second or not at all; nobody should wait for a dead endpoint longer than this.
const COGNITO_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const COGNITO_TIMEOUT: Duration = Duration::from_secs(30);

/// A person signs in within minutes, with a second factor and a company's pages on the way; `--browser-timeout` says
/// otherwise.
const BROWSER_TIMEOUT: Duration = Duration::from_mins(5);

/// How the API, and it alone, is to be reached.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reach {
    /// `-k`: its certificate is not checked.
    pub(super) insecure: bool,
    /// `--connect-timeout`.
    pub(super) connect_timeout: Option<Duration>,
    /// `-m`.
    pub(super) timeout: Option<Duration>,
}

/// Makes the client that reaches the API.
pub(super) fn api_client(
    context: &Context,
    settings: &Settings,
    reach: Reach,
) -> Result<ApiClient, CommandError> {
    let options = ClientOptions {
        verification: if reach.insecure {
            Verification::None
        } else {
            Verification::Full
        },
        connect_timeout: reach.connect_timeout.or(Some(API_CONNECT_TIMEOUT)),
        timeout: reach.timeout,
        ..client_options(settings)?
    };
    Ok(ApiClient::new(transport::client(&options)?, context.clock))
}

/// Returns what makes the clients of Cognito when they are first needed.
pub(super) fn cognito(context: &Context, settings: Arc<Settings>) -> CognitoSource {
    let ui = context.ui;
    let clock = context.clock;
    Arc::new(move || {
        let options = ClientOptions {
            connect_timeout: Some(COGNITO_CONNECT_TIMEOUT),
            timeout: Some(COGNITO_TIMEOUT),
            ..client_options(&settings)?
        };
        let observer = (ui.verbosity >= 2).then(|| {
            let show = move |exchange: &transport::Exchange| {
                ui.trace(|to| verbose::exchange(exchange, to));
            };
            Arc::new(show) as transport::Observer
        });
        let http = SdkHttpClient::new(transport::client(&options)?, observer);
        let endpoint = settings.user_pool_endpoint()?;
        let user_pool = UserPoolConfig {
            pool: settings.user_pool_id()?.clone(),
            client_id: settings.client_id()?.clone(),
            client_secret: settings.client_secret()?,
            region: settings.user_pool_region()?,
            endpoint: endpoint.url,
            fips: endpoint.fips,
            dual_stack: endpoint.dual_stack,
        };
        let managed_login = managed_login(&settings, &user_pool);
        let identity_pool = match settings.identity_pool_id()? {
            Some(pool) => {
                let endpoint = settings.identity_pool_endpoint()?;
                Some(IdentityPoolConfig {
                    region: pool.region(),
                    pool: pool.clone(),
                    endpoint: endpoint.url,
                    fips: endpoint.fips,
                    dual_stack: endpoint.dual_stack,
                })
            }
            None => None,
        };
        Ok(Cognito {
            user_pool: UserPool::new(user_pool, http.clone(), clock),
            managed_login: ManagedLogin::new(managed_login, http.clone(), clock),
            identity_pool: identity_pool.map(|config| IdentityPool::new(config, http)),
        })
    })
}

fn managed_login(settings: &Settings, user_pool: &UserPoolConfig) -> ManagedLoginConfig {
    ManagedLoginConfig {
        user_pool: user_pool.clone(),
        domain: settings.domain().map(str::to_owned),
        redirect_uri: settings.redirect_uri().to_owned(),
        scopes: settings.scopes(),
        identity_provider: settings.identity_provider().map(str::to_owned),
        login_hint: settings.user().map(ToString::to_string),
        time_out: settings
            .sign_in()
            .browser_timeout
            .unwrap_or(BROWSER_TIMEOUT),
    }
}

/// Company roots and proxies hold for every connection.
fn client_options(settings: &Settings) -> Result<ClientOptions, ConfigError> {
    let proxies = settings.proxies();
    Ok(ClientOptions {
        roots: match settings.ca_bundle()? {
            Some(bundle) => Roots::Pem {
                origin: bundle.path.display().to_string(),
                pem: bundle.pem,
            },
            None => Roots::BuiltIn,
        },
        proxies: transport::Proxies {
            https: proxies.https,
            http: proxies.http,
            no_proxy: proxies.no_proxy,
        },
        ..ClientOptions::default()
    })
}
