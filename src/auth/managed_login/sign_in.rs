//! One sign-in by the browser, from the address that is shown to tokens that are checked.

use super::attempt::Attempt;
use super::authorize::authorize_url;
use super::endpoints::Endpoints;
use super::guide::{BrowserGuide, GuideError, Opened};
use super::id_token::{IdToken, Keys};
use super::managed_login::{ManagedLogin, tokens};
use super::problem::ManagedLoginProblem;
use super::redirect::{Callback, CallbackListener, Loopback, read_pasted};
use super::returned::{PendingPage, Returned};
use super::token_endpoint::{Grant, exchange};
use crate::auth::error::AuthError;
use crate::auth::tokens::Tokens;
use crate::secret::SecretString;

impl ManagedLogin {
    /// Signs in: leads a person to the sign-in page, waits until the browser comes back or its address is pasted, and
    /// exchanges the code it brings, once.
    ///
    /// The browser waits for the outcome, of which it is told here where the sign-in fails, and otherwise by whoever takes the
    /// tokens. Dropped, this closes the port; a code that was not exchanged yet is never used.
    pub async fn sign_in(&self, guide: &mut dyn BrowserGuide) -> Result<Returned, AuthError> {
        let scope = self.config.scope()?;
        let loopback = Loopback::of(&self.config.redirect_uri)?;
        let endpoints = self.endpoints().await?;
        let attempt = Attempt::new()?;
        // The port is open before any browser is, so that none comes back too early.
        let mut listener = match &loopback {
            Some(loopback) => self.listen(loopback, &attempt, guide.elsewhere()).await?,
            None => None,
        };
        let url = authorize_url(&endpoints.authorize, &self.config, &scope, &attempt);
        let opened = guide.open(&url).await.map_err(ManagedLoginProblem::from)?;
        let pasting = opened == Opened::Elsewhere || listener.is_none();
        let waiting = come_back(listener.as_mut(), guide, pasting, &attempt.state);
        let outcome = match tokio::time::timeout(self.config.time_out, waiting).await {
            Ok(Ok(callback)) => self.redeem(callback, endpoints, &attempt).await,
            Ok(Err(problem)) => Err(problem.into()),
            Err(_) => Err(self.timed_out().into()),
        };
        let page = PendingPage::new(listener);
        match outcome {
            Ok(tokens) => Ok(Returned { tokens, page }),
            Err(error) => {
                page.failed(&error.to_string()).await;
                Err(error)
            }
        }
    }

    /// Listens for the browser. Whoever opens the address elsewhere can do without.
    async fn listen(
        &self,
        loopback: &Loopback,
        attempt: &Attempt,
        elsewhere: bool,
    ) -> Result<Option<CallbackListener>, ManagedLoginProblem> {
        let redirect_uri = || self.config.redirect_uri.clone();
        match CallbackListener::bind(loopback, &attempt.state).await {
            Ok(listener) => Ok(Some(listener)),
            Err(_) if elsewhere => Ok(None),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                Err(ManagedLoginProblem::PortInUse {
                    redirect_uri: redirect_uri(),
                    port: loopback.port,
                })
            }
            Err(source) => Err(ManagedLoginProblem::Listen {
                redirect_uri: redirect_uri(),
                source,
            }),
        }
    }

    /// Exchanges the code and checks what it brings.
    async fn redeem(
        &self,
        callback: Callback,
        endpoints: &Endpoints,
        attempt: &Attempt,
    ) -> Result<Tokens, AuthError> {
        let code = callback.code()?;
        let grant = Grant::Code {
            code: &code,
            verifier: &attempt.verifier,
        };
        let granted = exchange(&self.http, &endpoints.token, &self.config, grant).await?;
        let token = IdToken::parse(&granted.id)?;
        self.believe(&token, endpoints, &attempt.nonce).await?;
        Ok(tokens(granted, token, None))
    }

    /// Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7). The keys are asked for once everything else is as it should be
    /// that needs no key.
    async fn believe(
        &self,
        token: &IdToken,
        endpoints: &Endpoints,
        nonce: &SecretString,
    ) -> Result<(), AuthError> {
        self.check_origin(token, endpoints)?;
        let check = || {
            token.key_id()?;
            token.check_time(self.clock.now())?;
            token.check_nonce(nonce)
        };
        check().map_err(ManagedLoginProblem::IdToken)?;
        let keys = Keys::fetch(&self.http, &endpoints.keys).await?;
        token
            .check_signature(&keys)
            .map_err(|fault| ManagedLoginProblem::IdToken(fault).into())
    }

    fn timed_out(&self) -> ManagedLoginProblem {
        ManagedLoginProblem::TimedOut {
            redirect_uri: self.config.redirect_uri.clone(),
            after: self.config.time_out,
        }
    }
}

/// Waits for whatever is first: the browser, or an address that is pasted.
async fn come_back(
    listener: Option<&mut CallbackListener>,
    guide: &mut dyn BrowserGuide,
    pasting: bool,
    state: &SecretString,
) -> Result<Callback, ManagedLoginProblem> {
    let browser = async {
        match listener {
            Some(listener) => Ok(listener.arrived().await?),
            None => std::future::pending().await,
        }
    };
    if !pasting {
        return browser.await;
    }
    tokio::select! {
        returned = browser => returned,
        pasted = paste(guide, state) => pasted,
    }
}

/// Takes an address that is pasted, and another where it was the wrong one and there is a person to ask.
async fn paste(
    guide: &mut dyn BrowserGuide,
    state: &SecretString,
) -> Result<Callback, ManagedLoginProblem> {
    let mut wrong: Option<ManagedLoginProblem> = None;
    loop {
        let told = wrong.as_ref().map(ManagedLoginProblem::to_string);
        let pasted = match (guide.pasted(told.as_deref()).await, wrong) {
            (Ok(pasted), _) => pasted,
            (Err(GuideError::NobodyToAsk), Some(wrong)) => return Err(wrong),
            (Err(error), _) => return Err(error.into()),
        };
        match read_pasted(&pasted, state) {
            Err(problem) => wrong = Some(problem),
            read => return read,
        }
    }
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
