//! Signing in and out, as a person asked for it by name.

use std::time::SystemTime;

use super::error::SessionError;
use super::record::{Record, StoredTokens};
use super::session::Session;
use crate::auth::{AuthError, Prompt, Tokens, resolve_role};
use crate::secret::SecretString;

/// What a sign-in brought.
#[derive(Debug)]
pub struct SignedIn {
    /// The user name that the pool knows, which an alias stands for.
    pub username: String,
    /// The ARN of the role asked for, or else of the one the token prefers.
    pub role: Option<String>,
    /// When the credentials expire; none where no identity pool is configured.
    pub credentials_expire_at: Option<SystemTime>,
}

/// What became of the tokens at sign-out.
#[derive(Debug)]
pub enum SignedOut {
    /// There was no session.
    NoSession,
    /// Cognito took the tokens back, and the session is removed.
    Done,
    /// The session is removed, but Cognito did not take the tokens back.
    OnlyHere(SessionError),
}

impl Session {
    /// Signs in anew, takes the role's credentials, and keeps both.
    ///
    /// Where the identity pool gives no role the tokens are kept and [`SessionError::NoRole`] is returned; after any
    /// other failure the store is as it was.
    pub async fn sign_in(
        &self,
        password: Option<SecretString>,
        prompt: &mut dyn Prompt,
    ) -> Result<SignedIn, SessionError> {
        let tokens = self.authenticate(password, prompt).await?;
        self.begin(tokens, false).await
    }

    /// Takes over the tokens of a sign-in by the browser: takes the role's credentials, and keeps both, as
    /// [`sign_in`](Self::sign_in) does.
    pub async fn adopt(&self, tokens: Tokens) -> Result<SignedIn, SessionError> {
        self.begin(tokens, true).await
    }

    async fn begin(&self, tokens: Tokens, by_browser: bool) -> Result<SignedIn, SessionError> {
        let mut held = self.held.lock().await;
        let claims = tokens.claims.clone();
        let _lock = self
            .options
            .store
            .lock(&self.options.realm, self.username())
            .await?;
        let mut record = self.new_record(&tokens, self.load()?.as_ref());
        record.role.clone_from(&self.options.role);
        record.by_browser = by_browser;
        let exchanged = match self.exchange(&mut record, tokens).await {
            Ok(credentials) => Ok(Some(credentials.expires_at.into())),
            Err(SessionError::NoIdentityPool) => Ok(None),
            Err(error @ SessionError::NoRole { .. }) => Err(error),
            Err(error) => return Err(error),
        };
        self.keep(&record)?;
        self.options
            .store
            .set_last_user(&self.options.realm, self.username())?;
        *held = Some(record);
        let role = match &self.options.role {
            Some(requested) => resolve_role(requested, &claims).ok(),
            None => claims.preferred_role,
        };
        Ok(SignedIn {
            username: claims.username,
            role,
            credentials_expire_at: exchanged?,
        })
    }

    /// Removes the session and has Cognito take its tokens back: those of this sign-in, or of all with `everywhere`.
    pub async fn sign_out(&self, everywhere: bool) -> Result<SignedOut, SessionError> {
        let mut held = self.held.lock().await;
        let lock = self
            .options
            .store
            .lock(&self.options.realm, self.username())
            .await?;
        let found = self.load()?;
        // An unreadable file is no session, but it goes all the same.
        self.options
            .store
            .remove(&self.options.realm, self.username())?;
        drop(lock);
        *held = None;
        let Some(record) = found else {
            return Ok(SignedOut::NoSession);
        };
        match self.take_back(&record, everywhere).await {
            Ok(()) => Ok(SignedOut::Done),
            Err(error) => Ok(SignedOut::OnlyHere(error)),
        }
    }

    async fn take_back(&self, record: &Record, everywhere: bool) -> Result<(), SessionError> {
        let tokens = &record.tokens;
        let user_pool = &self.cognito()?.user_pool;
        if everywhere {
            // Signing out everywhere needs an access token that still holds.
            let parsed = tokens.parse()?;
            let access = match (
                user_pool.global_sign_out(&parsed.access).await,
                &parsed.refresh,
            ) {
                (Err(AuthError::SignInAgain { .. }), Some(refresh)) => {
                    self.renewed(&parsed, refresh, record.by_browser)
                        .await?
                        .access
                }
                // A token without the scope for it ends no other sign-in, but this one need not outlive it.
                (Err(error @ AuthError::Misconfigured { .. }), _) => {
                    self.revoke(tokens).await?;
                    return Err(error.into());
                }
                (outcome, _) => return Ok(outcome?),
            };
            return Ok(user_pool.global_sign_out(&access).await?);
        }
        self.revoke(tokens).await
    }

    async fn revoke(&self, tokens: &StoredTokens) -> Result<(), SessionError> {
        match &tokens.refresh {
            Some(refresh) => Ok(self.cognito()?.user_pool.revoke(refresh).await?),
            None => Ok(()),
        }
    }
}
