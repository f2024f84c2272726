//! World: everything a sandbox knows while it runs, and what the gateway may ask of it.

use std::sync::Arc;

use crate::sandbox::accounts::Accounts;
use crate::sandbox::accounts::Challenges;
use crate::sandbox::accounts::Devices;
use crate::sandbox::callers::{Callers, IssuedCredentials, TokenClaims, TokenProblem};
use crate::sandbox::clock::ServerClock;
use crate::sandbox::identity_pool::Credentials;
use crate::sandbox::managed_login::ManagedLoginState;
use crate::sandbox::outbox::Outbox;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::tokens::Grants;
use crate::sandbox::tokens::{Jwt, TokenUse};

/// What the services share.
pub(super) struct World {
    /// What the sandbox was told before it started.
    pub(super) scenario: Arc<Scenario>,
    /// Where the server is reached, without a slash at the end.
    pub(super) url: String,
    /// The server's clock.
    pub(super) clock: ServerClock,
    /// The user pool's users as they stand now.
    pub(super) accounts: Accounts,
    /// The devices that users signed in from.
    pub(super) devices: Devices,
    /// The challenges sent and not yet answered.
    pub(super) challenges: Challenges,
    /// The sign-ins that refresh tokens stand for.
    pub(super) grants: Grants,
    /// The credentials of role sessions.
    pub(super) credentials: Credentials,
    /// What managed login remembers.
    pub(super) managed_login: ManagedLoginState,
    /// The codes that were sent to users.
    pub(super) outbox: Arc<Outbox>,
}

impl World {
    /// A world in which nothing has happened yet.
    pub(super) fn new(scenario: Arc<Scenario>, url: String) -> Self {
        Self {
            clock: ServerClock::ahead_by(scenario.clock_offset_seconds),
            accounts: Accounts::new(&scenario),
            devices: Devices::default(),
            challenges: Challenges::default(),
            grants: Grants::default(),
            credentials: Credentials::default(),
            managed_login: ManagedLoginState::default(),
            outbox: Arc::default(),
            scenario,
            url,
        }
    }
}

impl Callers for World {
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        self.credentials.with_id(access_key_id)
    }

    // Whether the user signed out since is not asked: a gateway verifies tokens offline.
    fn verify_token(&self, jwt: &str) -> Result<TokenClaims, TokenProblem> {
        let jwt = Jwt::parse(jwt).ok_or(TokenProblem::Invalid)?;
        let token_use = jwt.signer().ok_or(TokenProblem::Invalid)?;
        let (client, username) = match token_use {
            TokenUse::Id => ("aud", "cognito:username"),
            TokenUse::Access => ("client_id", "username"),
        };
        let username = jwt.text(username).ok_or(TokenProblem::Invalid)?.to_owned();
        let is_ours = jwt.text("iss") == Some(self.scenario.issuer().as_str())
            && jwt.text(client) == Some(self.scenario.client.id.as_str())
            && jwt.text("token_use") == Some(token_use.claim());
        if !is_ours {
            return Err(TokenProblem::Invalid);
        }
        if jwt.is_expired(self.clock.epoch_seconds()) {
            return Err(TokenProblem::Expired);
        }
        Ok(TokenClaims {
            username,
            groups: jwt.texts("cognito:groups"),
            token_use,
        })
    }
}
