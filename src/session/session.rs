//! Session: one user's tokens and role credentials, fresh whenever they are asked for.
//!
//! It alone knows both the store and Cognito: it reads first, renews only what is about to expire, under the lock, and
//! keeps what was renewed before it is used.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::Mutex;

use super::cognito::Cognito;
use super::error::SessionError;
use super::freshness::{CREDENTIALS_WINDOW, TOKEN_WINDOW, is_fresh};
use super::record::{Record, StoredCredentials, StoredTokens, VERSION, timestamp};
use super::store::{Found, Realm, SessionStore};
use crate::auth::{AuthError, Flow, Prompt, Tokens};
use crate::clock::Clock;
use crate::config::ConfigError;
use crate::ids::Username;
use crate::secret::SecretString;

/// Whose session it is and how it may be had.
pub struct SessionOptions {
    /// The user name as typed.
    pub username: Username,
    /// The profile in force, noted in the record.
    pub profile: Option<String>,
    /// The role to take: an ARN, a role name or a group name; left out, the identity pool chooses.
    pub role: Option<String>,
    /// How to sign in.
    pub flow: Flow,
    /// Fetches the password, where it can be had without asking. A warm session never needs it.
    pub password: PasswordSource,
    /// Where sessions are kept.
    pub store: SessionStore,
    /// What tells this pool's sessions from another's.
    pub realm: Realm,
    /// The time.
    pub clock: Clock,
    /// Makes whoever answers the questions of a sign-in that a request started by itself.
    pub prompt: PromptSource,
    /// Makes the clients of Cognito, which a warm session never needs.
    pub cognito: CognitoSource,
}

/// Fetches a password from a variable, a file or a command, if one of them has it.
pub type PasswordSource = Arc<dyn Fn() -> Result<Option<SecretString>, ConfigError> + Send + Sync>;
/// Makes whoever answers questions.
pub type PromptSource = Arc<dyn Fn() -> Box<dyn Prompt + Send> + Send + Sync>;
/// Makes the clients of Cognito.
pub type CognitoSource = Arc<dyn Fn() -> Result<Cognito, SessionError> + Send + Sync>;

/// One user's session. Cheap to make: nothing is read and nothing is asked before it is needed.
pub struct Session {
    pub(super) options: SessionOptions,
    cognito: OnceLock<Cognito>,
    /// What this run has read or taken. The mutex keeps two calls of one run from renewing twice.
    pub(super) held: Mutex<Option<Record>>,
    notices: std::sync::Mutex<Vec<String>>,
}

impl fmt::Debug for SessionOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionOptions")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
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
        if let Some(record) = held.as_ref().filter(|record| self.has_fresh_tokens(record)) {
            return Ok(record.tokens.clone());
        }
        let _lock = self
            .options
            .store
            .lock(&self.options.realm, self.username())
            .await?;
        self.reload(&mut held)?;
        let (record, _) = self.with_fresh_tokens(held.clone()).await?;
        self.keep(&record)?;
        let tokens = record.tokens.clone();
        *held = Some(record);
        Ok(tokens)
    }

    /// Renews under the lock, once, however many processes need it: whoever waited finds the result in the store.
    async fn renew_credentials(
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
        // Tokens without a role still serve bearer calls; after any other failure the store stays as it was.
        if matches!(taken, Ok(_) | Err(SessionError::NoRole { .. })) {
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
            .and_then(|record| record.credentials.get(self.role_key()))
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
    async fn with_fresh_tokens(
        &self,
        record: Option<Record>,
    ) -> Result<(Record, Tokens), SessionError> {
        let identity_id = record
            .as_ref()
            .and_then(|record| record.identity_id.clone());
        if let Some(record) = record
            && let Some(refreshed) = self.refreshed(record).await?
        {
            return Ok(refreshed);
        }
        let Some(password) = (self.options.password)()? else {
            return Err(SessionError::NotSignedIn {
                username: self.username().to_owned(),
            });
        };
        let mut prompt = (self.options.prompt)();
        let tokens = self.authenticate(&password, prompt.as_mut()).await?;
        Ok((self.new_record(&tokens, identity_id), tokens))
    }

    /// Returns the record with fresh tokens, or nothing where a password can bring what its tokens cannot any more.
    async fn refreshed(
        &self,
        mut record: Record,
    ) -> Result<Option<(Record, Tokens)>, SessionError> {
        let Ok(tokens) = record.tokens.parse() else {
            self.notice("the stored tokens are damaged and are ignored".to_owned());
            return Ok(None);
        };
        if self.has_fresh_tokens(&record) {
            return Ok(Some((record, tokens)));
        }
        let renewed = match &tokens.refresh {
            Some(refresh) => {
                self.cognito()?
                    .user_pool
                    .refresh(refresh, &tokens.claims.username)
                    .await
            }
            None => return Ok(None),
        };
        match renewed {
            Ok(tokens) => {
                record.tokens = StoredTokens::of(&tokens);
                self.keep(&record)?;
                Ok(Some((record, tokens)))
            }
            Err(AuthError::SignInAgain { .. }) if (self.options.password)()?.is_some() => Ok(None),
            Err(source @ AuthError::SignInAgain { .. }) => Err(SessionError::Ended {
                username: self.username().to_owned(),
                source,
            }),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn authenticate(
        &self,
        password: &SecretString,
        prompt: &mut (dyn Prompt + Send),
    ) -> Result<Tokens, SessionError> {
        let user_pool = &self.cognito()?.user_pool;
        Ok(user_pool
            .sign_in(self.options.flow, &self.options.username, password, prompt)
            .await?)
    }

    pub(super) fn cognito(&self) -> Result<&Cognito, SessionError> {
        if let Some(cognito) = self.cognito.get() {
            return Ok(cognito);
        }
        let made = (self.options.cognito)()?;
        Ok(self.cognito.get_or_init(|| made))
    }

    pub(super) fn new_record(&self, tokens: &Tokens, identity_id: Option<String>) -> Record {
        Record {
            version: VERSION,
            username: self.username().to_owned(),
            profile: self.options.profile.clone(),
            signed_in_at: timestamp(self.options.clock.now()),
            tokens: StoredTokens::of(tokens),
            identity_id,
            credentials: std::collections::BTreeMap::new(),
        }
    }

    /// The name of this session's credentials in the record; the empty one is the identity pool's own choice.
    pub(super) fn role_key(&self) -> &str {
        self.options.role.as_deref().unwrap_or_default()
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

    /// What another process wrote in the meantime wins; a store that keeps nothing has nothing to say.
    fn reload(&self, held: &mut Option<Record>) -> Result<(), SessionError> {
        if let Some(record) = self.load()? {
            *held = Some(record);
        }
        Ok(())
    }

    fn fresh_credentials(&self, record: &Record) -> Option<StoredCredentials> {
        let credentials = record.credentials.get(self.role_key())?;
        is_fresh(
            credentials.expires_at,
            CREDENTIALS_WINDOW,
            self.options.clock.now(),
        )
        .then(|| credentials.clone())
    }

    fn has_fresh_tokens(&self, record: &Record) -> bool {
        is_fresh(
            record.tokens.expires_at,
            TOKEN_WINDOW,
            self.options.clock.now(),
        )
    }

    fn notice(&self, text: String) {
        if let Ok(mut notices) = self.notices.lock()
            && !notices.contains(&text)
        {
            notices.push(text);
        }
    }
}
