//! Exchange: the ID token for the role's credentials, at the identity pool.

use super::error::SessionError;
use super::record::{Record, StoredCredentials, StoredTokens, timestamp};
use super::session::Session;
use crate::auth::{AuthError, IdentityPool, RoleCredentials, Tokens, resolve_role};

impl Session {
    /// Takes the role's credentials and writes them, and the identity's id, into the record.
    pub(super) async fn exchange(
        &self,
        record: &mut Record,
        tokens: Tokens,
    ) -> Result<StoredCredentials, SessionError> {
        let cognito = self.cognito()?;
        let pool = cognito
            .identity_pool
            .as_ref()
            .ok_or(SessionError::NoIdentityPool)?;
        let role = match self.role(record) {
            Some(requested) => Some(resolve_role(requested, &tokens.claims)?),
            None => None,
        };
        let role = role.as_deref();
        let taken = match take(pool, record, &tokens, role).await {
            Err(AuthError::LoginTokenExpired { said }) => {
                // The pool's clock is ahead of ours: a renewed token is good by both.
                let refresh = tokens
                    .refresh
                    .as_ref()
                    .ok_or(AuthError::SignInAgain { said })?;
                let renewed = self.renewed(&tokens, refresh, record.by_browser).await?;
                record.tokens = StoredTokens::of(&renewed);
                // The token that was replaced is worth nothing any more, whatever becomes of the call below.
                self.keep(record)?;
                take(pool, record, &renewed, role).await
            }
            other => other,
        };
        let taken = taken.map_err(|error| match error {
            source @ AuthError::NoRole { .. } => SessionError::NoRole {
                username: self.username().to_owned(),
                source,
            },
            other => other.into(),
        })?;
        let credentials = StoredCredentials {
            access_key_id: taken.access_key_id,
            secret_access_key: taken.secret_access_key,
            session_token: taken.session_token,
            expires_at: timestamp(taken.expires_at),
        };
        record.identity_id = Some(taken.identity_id);
        let key = self.role_key(record).to_owned();
        record.credentials.insert(key, credentials.clone());
        Ok(credentials)
    }
}

/// A cached identity id may be another user's or gone: it is forgotten, and asked for once more.
async fn take(
    pool: &IdentityPool,
    record: &mut Record,
    tokens: &Tokens,
    role: Option<&str>,
) -> Result<RoleCredentials, AuthError> {
    if let Some(cached) = &record.identity_id {
        match pool.credentials(cached, tokens, role).await {
            Err(AuthError::IdentityForbidden { .. }) => record.identity_id = None,
            other => return other,
        }
    }
    let identity_id = pool.get_id(tokens).await?;
    pool.credentials(&identity_id, tokens, role).await
}
