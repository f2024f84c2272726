//! Renewal: what is about to expire is taken anew, under the lock, once, and kept before it is used.

use std::time::Duration;

use super::error::SessionError;
use super::freshness::is_fresh;
use super::manner::Manner;
use super::record::{Record, StoredCredentials, StoredTokens};
use super::session::Session;
use crate::auth::{AuthError, Tokens};
use crate::secret::SecretString;

impl Session {
    /// Renews under the lock, once, however many processes need it: whoever waited finds the result in the store.
    pub(super) async fn renew_credentials(
        &self,
        held: &mut Option<Record>,
        refused: Option<&StoredCredentials>,
    ) -> Result<StoredCredentials, SessionError> {
        let _lock = self
            .options
            .store
            .lock(&self.options.realm, self.username())
            .await?;
        self.reload(held)?;
        let fresh = held
            .as_ref()
            .and_then(|record| self.fresh_credentials(record));
        if let Some(fresh) = fresh
            && refused.is_none_or(|refused| refused.access_key_id != fresh.access_key_id)
        {
            return Ok(fresh);
        }
        match self.take_anew(held).await {
            Err(error) if refused.is_none() && error.is_no_answer() => {
                self.last_resort(held.as_ref(), error)
            }
            other => other,
        }
    }

    async fn take_anew(
        &self,
        held: &mut Option<Record>,
    ) -> Result<StoredCredentials, SessionError> {
        let (mut record, tokens) = self.with_fresh_tokens(held.clone()).await?;
        let taken = self.exchange(&mut record, tokens).await;
        // A refresh token that was replaced on the way is lost if it is not kept, and tokens without a role still serve
        // bearer calls; a new sign-in that brought nothing else leaves the store as it was.
        let renewed = held
            .as_ref()
            .is_some_and(|kept| kept.signed_in_at == record.signed_in_at);
        if renewed || matches!(taken, Ok(_) | Err(SessionError::NoRole { .. })) {
            self.keep(&record)?;
            *held = Some(record);
        }
        taken
    }

    /// Where Cognito cannot be reached, credentials that still hold are used.
    fn last_resort(
        &self,
        held: Option<&Record>,
        error: SessionError,
    ) -> Result<StoredCredentials, SessionError> {
        let holding = held
            .and_then(|record| record.credentials.get(self.role_key(record)))
            .filter(|credentials| {
                is_fresh(
                    credentials.expires_at,
                    Duration::ZERO,
                    self.options.clock.now(),
                )
            });
        let Some(credentials) = holding else {
            return Err(error);
        };
        self.notice(format!(
            "{error}; the credentials still hold until {} and are used",
            credentials.expires_at
        ));
        Ok(credentials.clone())
    }

    /// Returns a record whose tokens have some time left: the same, a refreshed one, or that of a new sign-in.
    pub(super) async fn with_fresh_tokens(
        &self,
        record: Option<Record>,
    ) -> Result<(Record, Tokens), SessionError> {
        let username = || self.username().to_owned();
        let missing = match &record {
            None => SessionError::NotSignedIn {
                username: username(),
            },
            Some(record) => match self.refreshed(record.clone()).await {
                Err(error @ (SessionError::Ended { .. } | SessionError::NotSignedIn { .. })) => {
                    error
                }
                other => return other,
            },
        };
        // A password in a variable brings what the tokens cannot any more; a browser needs its person.
        if (self.options.manner)() == Manner::Browser {
            return Err(match missing {
                SessionError::NotSignedIn { username } => SessionError::NeedsBrowser { username },
                ended => ended,
            });
        }
        let Some(password) = (self.options.password)()? else {
            return Err(missing);
        };
        let mut prompt = (self.options.prompt)();
        let tokens = self.authenticate(Some(password), prompt.as_mut()).await?;
        Ok((self.new_record(&tokens, record.as_ref()), tokens))
    }

    /// Returns the record with fresh tokens, its own or refreshed ones.
    async fn refreshed(&self, mut record: Record) -> Result<(Record, Tokens), SessionError> {
        let username = self.username().to_owned();
        let Ok(tokens) = record.tokens.parse() else {
            self.notice("the stored tokens are damaged and are ignored".to_owned());
            return Err(SessionError::NotSignedIn { username });
        };
        if self.has_fresh_tokens(&record) {
            return Ok((record, tokens));
        }
        let Some(refresh) = &tokens.refresh else {
            return Err(SessionError::NotSignedIn { username });
        };
        match self.renewed(&tokens, refresh, record.by_browser).await {
            Ok(tokens) => {
                record.tokens = StoredTokens::of(&tokens);
                self.keep(&record)?;
                Ok((record, tokens))
            }
            Err(SessionError::Auth(source @ AuthError::SignInAgain { .. })) => {
                Err(SessionError::Ended { username, source })
            }
            Err(error) => Err(error),
        }
    }

    /// Renews tokens. Those of a browser can be renewed at the token endpoint as well, where the API refuses.
    pub(super) async fn renewed(
        &self,
        tokens: &Tokens,
        refresh: &SecretString,
        by_browser: bool,
    ) -> Result<Tokens, SessionError> {
        let cognito = self.cognito()?;
        let username = &tokens.claims.username;
        let device = tokens.device_key.as_deref();
        let refused =
            match cognito.user_pool.refresh(refresh, username, device).await {
                Err(
                    refused @ (AuthError::SignInAgain { .. } | AuthError::Misconfigured { .. }),
                ) if by_browser && !refused.ends_refresh_token() => refused,
                renewed => {
                    let renewed = renewed?;
                    if let (Some(key), None) = (device, &renewed.device_key) {
                        self.forget_device(key);
                    }
                    return Ok(renewed);
                }
            };
        match cognito.managed_login.refresh(refresh).await {
            Ok(tokens) => Ok(tokens),
            Err(error @ AuthError::SignInAgain { .. }) => Err(error.into()),
            // That nobody could be asked there does not make the refusal a better one.
            Err(_) => Err(refused.into()),
        }
    }

    /// What other processes did in the meantime wins, signing out included; a store that keeps nothing has nothing to say.
    pub(super) fn reload(&self, held: &mut Option<Record>) -> Result<(), SessionError> {
        if self.options.store.keeps() {
            *held = self.load()?;
        }
        Ok(())
    }
}
