//! Caller: somebody, or nobody, who calls the API. Every request of every command goes through here.

use std::fmt;
use std::sync::Arc;

use super::error::CallError;
use super::hosts;
use crate::api::{
    ApiClient, ApiRequest, ApiResponse, Authorization, CanonicalRequest, RequestUrl, SigningScope,
};
use crate::clock::Clock;
use crate::config::{Auth, Settings};
use crate::session::{Session, SessionError, StoredCredentials};

/// Calls the API as one user, or as nobody. Cheap to clone.
#[derive(Clone)]
pub struct Caller {
    settings: Arc<Settings>,
    session: Option<Arc<Session>>,
    client: ApiClient,
    clock: Clock,
    observer: Option<Observer>,
}

/// What happens during a call, for whoever wants to see it.
#[derive(Debug, Clone, Copy)]
pub enum CallEvent<'a> {
    /// A signature was computed over this.
    Signed(&'a CanonicalRequest),
    /// This was sent, and that was answered.
    Answered(&'a ApiRequest, &'a ApiResponse),
}

/// Is shown the events of every call.
pub type Observer = Arc<dyn Fn(CallEvent<'_>) + Send + Sync>;

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("session", &self.session)
            .finish_non_exhaustive()
    }
}

impl Caller {
    /// Makes the caller for a session, or for nobody.
    pub fn new(
        settings: Arc<Settings>,
        session: Option<Arc<Session>>,
        client: ApiClient,
        clock: Clock,
    ) -> Self {
        Self {
            settings,
            session,
            client,
            clock,
            observer: None,
        }
    }

    /// Shows `observer` the events of every call.
    #[must_use]
    pub fn observed_by(mut self, observer: Option<Observer>) -> Self {
        self.observer = observer;
        self
    }

    /// Makes sure that what `auth` needs is at hand, signing in where a password is. With a warm session nothing is asked.
    pub async fn prepare(&self, auth: Auth) -> Result<(), CallError> {
        match auth {
            Auth::Iam => self.session()?.credentials().await.map(drop)?,
            Auth::IdToken | Auth::AccessToken => self.session()?.tokens().await.map(drop)?,
            Auth::None => {}
        }
        Ok(())
    }

    /// Sends a request, authorised as `auth` says.
    ///
    /// Where the gateway holds the security token for expired, credentials are renewed and the request is signed and
    /// sent once more.
    pub async fn call(&self, request: &ApiRequest, auth: Auth) -> Result<ApiResponse, CallError> {
        hosts::check(&request.url, auth, &self.settings)?;
        match auth {
            Auth::None => self.send(request, Authorization::None).await,
            Auth::IdToken => {
                let tokens = self.session()?.tokens().await?;
                self.send(request, Authorization::Bearer(&tokens.id)).await
            }
            Auth::AccessToken => {
                let tokens = self.session()?.tokens().await?;
                self.send(request, Authorization::Bearer(&tokens.access))
                    .await
            }
            Auth::Iam => self.call_signed(request).await,
        }
    }

    async fn call_signed(&self, request: &ApiRequest) -> Result<ApiResponse, CallError> {
        let scope = scope(&request.url, &self.settings)?;
        let session = self.session()?;
        let stored = session.credentials().await?;
        let response = self.send_signed(request, &stored, &scope).await?;
        if !holds_token_for_expired(&response) {
            return Ok(response);
        }
        let renewed = session.credentials_after(&stored).await?;
        self.send_signed(request, &renewed, &scope).await
    }

    async fn send_signed(
        &self,
        request: &ApiRequest,
        stored: &StoredCredentials,
        scope: &SigningScope,
    ) -> Result<ApiResponse, CallError> {
        let credentials = stored.to_credentials();
        let at = self.clock.now();
        if let Some(observer) = &self.observer {
            let token = credentials.session_token();
            observer(CallEvent::Signed(&CanonicalRequest::new(
                request, token, scope, at,
            )?));
        }
        self.send(
            request,
            Authorization::Iam {
                credentials: &credentials,
                scope,
                at,
            },
        )
        .await
    }

    async fn send(
        &self,
        request: &ApiRequest,
        authorization: Authorization<'_>,
    ) -> Result<ApiResponse, CallError> {
        let answer = self.client.send(request, authorization).await?;
        if let Some(observer) = &self.observer {
            observer(CallEvent::Answered(request, &answer));
        }
        Ok(answer)
    }

    fn session(&self) -> Result<&Session, SessionError> {
        self.session.as_deref().ok_or(SessionError::NoUser)
    }
}

/// Returns what to sign for: what a flag or variable says, else what the host's name tells, else the profile's.
fn scope(url: &RequestUrl, settings: &Settings) -> Result<SigningScope, CallError> {
    let told = SigningScope::from_host(url.host());
    let region = match (settings.sign_region(), &told) {
        (Some(region), _) => region.clone(),
        (None, Some(told)) => told.region.clone(),
        (None, None) => settings.fallback_sign_region()?,
    };
    let service = match (settings.service(), told) {
        (Some(service), _) => service.to_owned(),
        (None, Some(told)) => told.service,
        (None, None) => settings.fallback_service().to_owned(),
    };
    Ok(SigningScope { region, service })
}

/// REST APIs name the error in a header; the text is the same from every service of AWS.
fn holds_token_for_expired(response: &ApiResponse) -> bool {
    const TEXT: &[u8] = b"The security token included in the request is expired";
    let kind = response.header("x-amzn-errortype").unwrap_or_default();
    let named = kind.split(':').next() == Some("ExpiredTokenException");
    response.status == 403
        && (named
            || response
                .body
                .windows(TEXT.len())
                .any(|window| window == TEXT))
}
