//! Session: one user's tokens and role credentials, fresh whenever they are asked for.
//!
//! It alone knows both the store and Cognito: it reads first, and asks only for what is about to expire.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use tokio::sync::Mutex;

use super::cognito::Cognito;
use super::error::SessionError;
use super::freshness::{CREDENTIALS_WINDOW, TOKEN_WINDOW, is_fresh};
use super::options::SessionOptions;
use super::record::{Record, StoredCredentials, StoredTokens, VERSION, timestamp};
use super::store::Found;
use crate::auth::Tokens;

/// One user's session. Cheap to make: nothing is read and nothing is asked before it is needed.
pub struct Session {
    pub(super) options: SessionOptions,
    cognito: OnceLock<Cognito>,
    /// What this run has read or taken. The mutex keeps two calls of one run from renewing twice.
    pub(super) held: Mutex<Option<Record>>,
    notices: std::sync::Mutex<Vec<String>>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("username", &self.options.username)
            .finish_non_exhaustive()
    }
}

impl Session {
    /// Makes the session of a user.
    pub fn new(options: SessionOptions) -> Self {
        Self {
            options,
            cognito: OnceLock::new(),
            held: Mutex::default(),
            notices: std::sync::Mutex::default(),
        }
    }

    /// Returns the user name as typed.
    pub fn username(&self) -> &str {
        self.options.username.as_str()
    }

    /// Takes what a person should be told although all went on, such as a damaged session file.
    pub fn take_notices(&self) -> Vec<String> {
        self.notices
            .lock()
            .map(|mut notices| std::mem::take(&mut *notices))
            .unwrap_or_default()
    }

    /// Returns credentials that hold for a while yet. With a warm session nothing is asked.
    pub async fn credentials(&self) -> Result<StoredCredentials, SessionError> {
        let mut held = self.held.lock().await;
        if held.is_none() {
            *held = self.load()?;
        }
        match held
            .as_ref()
            .and_then(|record| self.fresh_credentials(record))
        {
            Some(fresh) => Ok(fresh),
            None => self.renew_credentials(&mut held, None).await,
        }
    }

    /// Returns other credentials than `refused`, which the gateway held for expired.
    pub async fn credentials_after(
        &self,
        refused: &StoredCredentials,
    ) -> Result<StoredCredentials, SessionError> {
        let mut held = self.held.lock().await;
        self.renew_credentials(&mut held, Some(refused)).await
    }

    /// Returns tokens that hold for a while yet.
    pub async fn tokens(&self) -> Result<StoredTokens, SessionError> {
        let mut held = self.held.lock().await;
        if held.is_none() {
            *held = self.load()?;
        }
        if let Some(record) = held.as_ref()
            && self.has_fresh_tokens(record)
            && record.tokens.parse().is_ok()
        {
            return Ok(record.tokens.clone());
        }
        let _lock = self
            .options
            .store
            .lock(&self.options.realm, self.username())
            .await?;
        self.reload(&mut held)?;
        let (record, _) = self.with_fresh_tokens(held.clone()).await?;
        // Refreshed tokens are kept already; those of a new sign-in are not.
        if held
            .as_ref()
            .is_none_or(|kept| kept.signed_in_at != record.signed_in_at)
        {
            self.keep(&record)?;
        }
        let tokens = record.tokens.clone();
        *held = Some(record);
        Ok(tokens)
    }

    pub(super) fn cognito(&self) -> Result<&Cognito, SessionError> {
        if let Some(cognito) = self.cognito.get() {
            return Ok(cognito);
        }
        let made = (self.options.cognito)()?;
        Ok(self.cognito.get_or_init(|| made))
    }

    /// Makes the record of a sign-in. The identity and the role asked for are those of the session it replaces.
    pub(super) fn new_record(&self, tokens: &Tokens, replaced: Option<&Record>) -> Record {
        Record {
            version: VERSION,
            username: self.username().to_owned(),
            profile: self.options.profile.clone(),
            role: replaced.and_then(|record| record.role.clone()),
            served_at: self.options.realm.served_at().to_vec(),
            signed_in_at: timestamp(self.options.clock.now()),
            by_browser: false,
            tokens: StoredTokens::of(tokens),
            identity_id: replaced.and_then(|record| record.identity_id.clone()),
            credentials: BTreeMap::new(),
        }
    }

    /// Returns the role to take: the one asked for now, else at sign-in; nothing leaves the choice to the identity pool.
    pub(super) fn role<'a>(&'a self, record: &'a Record) -> Option<&'a str> {
        self.options.role.as_deref().or(record.role.as_deref())
    }

    /// The name of this session's credentials in the record; the empty one is the identity pool's own choice.
    pub(super) fn role_key<'a>(&'a self, record: &'a Record) -> &'a str {
        self.role(record).unwrap_or_default()
    }

    pub(super) fn keep(&self, record: &Record) -> Result<(), SessionError> {
        Ok(self.options.store.save(&self.options.realm, record)?)
    }

    pub(super) fn load(&self) -> Result<Option<Record>, SessionError> {
        match self
            .options
            .store
            .load(&self.options.realm, self.username())?
        {
            Found::Record(record) => Ok(Some(*record)),
            Found::Nothing => Ok(None),
            Found::Unreadable { path, reason } => {
                self.notice(format!(
                    "the session file `{}` is ignored: {reason}",
                    path.display()
                ));
                Ok(None)
            }
        }
    }

    pub(super) fn fresh_credentials(&self, record: &Record) -> Option<StoredCredentials> {
        let credentials = record.credentials.get(self.role_key(record))?;
        is_fresh(
            credentials.expires_at,
            CREDENTIALS_WINDOW,
            self.options.clock.now(),
        )
        .then(|| credentials.clone())
    }

    pub(super) fn has_fresh_tokens(&self, record: &Record) -> bool {
        is_fresh(
            record.tokens.expires_at,
            TOKEN_WINDOW,
            self.options.clock.now(),
        )
    }

    pub(super) fn notice(&self, text: String) {
        if let Ok(mut notices) = self.notices.lock()
            && !notices.contains(&text)
        {
            notices.push(text);
        }
    }
}
