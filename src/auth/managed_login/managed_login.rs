//! ManagedLogin: a user pool's managed login as seen by one of its app clients.

use tokio::sync::OnceCell;

use super::authorize;
use super::config::ManagedLoginConfig;
use super::endpoints::Endpoints;
use super::id_token::{IdToken, check_issuer};
use super::problem::ManagedLoginProblem;
use super::token_endpoint::{Grant, Granted, exchange};
use crate::auth::error::AuthError;
use crate::auth::tokens::Tokens;
use crate::clock::Clock;
use crate::secret::SecretString;
use crate::transport::SdkHttpClient;

/// Signs in by the browser, and renews what that brought.
#[derive(Debug)]
pub struct ManagedLogin {
    pub(super) config: ManagedLoginConfig,
    pub(super) http: SdkHttpClient,
    pub(super) clock: Clock,
    endpoints: OnceCell<Endpoints>,
}

impl ManagedLogin {
    /// Makes a client. Sends nothing.
    pub fn new(config: ManagedLoginConfig, http: SdkHttpClient, clock: Clock) -> Self {
        Self {
            config,
            http,
            clock,
            endpoints: OnceCell::new(),
        }
    }

    /// Renews the tokens at the token endpoint. Where the answer holds a new refresh token it replaces the old one, which
    /// then ends; otherwise the old one is returned again. One that no longer holds is [`AuthError::SignInAgain`].
    ///
    /// As with [`UserPool::refresh`](crate::auth::UserPool::refresh), the tokens come from Cognito itself over TLS, and their
    /// signature is not verified again (OpenID Connect Core 1.0, 3.1.3.7, item 6).
    pub async fn refresh(&self, refresh_token: &SecretString) -> Result<Tokens, AuthError> {
        let endpoints = self.endpoints().await?;
        let grant = Grant::Refresh(refresh_token);
        let granted = exchange(&self.http, &endpoints.token, &self.config, grant).await?;
        let token = IdToken::parse(&granted.id)?;
        self.check_origin(&token, endpoints)?;
        Ok(tokens(granted, token, Some(refresh_token)))
    }

    /// Returns the address that ends the browser's own session, which would otherwise sign the next user in as this one, and
    /// shows the sign-in page again. It takes back no token.
    pub async fn sign_out_url(&self) -> Result<String, AuthError> {
        let scope = self.config.scope()?;
        let endpoints = self.endpoints().await?;
        Ok(authorize::sign_out_url(
            &endpoints.logout,
            &self.config,
            &scope,
        ))
    }

    /// Finds out once where everything is.
    pub(super) async fn endpoints(&self) -> Result<&Endpoints, AuthError> {
        self.endpoints
            .get_or_try_init(|| Endpoints::find(&self.config, &self.http))
            .await
    }

    /// Checks who made a token, and for whom.
    pub(super) fn check_origin(
        &self,
        token: &IdToken,
        endpoints: &Endpoints,
    ) -> Result<(), AuthError> {
        let discovered = endpoints.issuer.as_deref();
        check_issuer(&token.claims.issuer, discovered, &self.config)?;
        token
            .check_audience(self.config.user_pool.client_id.as_str())
            .map_err(|fault| ManagedLoginProblem::IdToken(fault).into())
    }
}

/// Puts together what was granted, and keeps a refresh token that the answer does not replace.
pub(super) fn tokens(granted: Granted, token: IdToken, kept: Option<&SecretString>) -> Tokens {
    Tokens {
        id: granted.id,
        access: granted.access,
        refresh: granted.refresh.or_else(|| kept.cloned()),
        // Managed login tracks no devices of a program.
        device_key: None,
        claims: token.claims,
    }
}

#[cfg(test)]
#[path = "managed_login_tests.rs"]
mod tests;
