//! What to do when there is no usable session.

use super::auth;
use super::command_error::{CommandError, Kind};
use super::config;
use crate::session::{SessionError, StoreError};

impl From<SessionError> for CommandError {
    fn from(error: SessionError) -> Self {
        let (kind, hints) = (kind(&error), hints(&error));
        Self::new(kind, error).all_hinted(hints)
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let (kind, hint) = (store_kind(&error), store_hint(&error));
        Self::new(kind, error).hinted(hint)
    }
}

/// Returns which kind of failure a missing session is.
pub(super) fn kind(error: &SessionError) -> Kind {
    match error {
        SessionError::Auth(error) => auth::kind(error),
        SessionError::NoUser
        | SessionError::NotSignedIn { .. }
        | SessionError::NeedsBrowser { .. }
        | SessionError::Ended { .. }
        | SessionError::NoRole { .. } => Kind::SignIn,
        SessionError::NoIdentityPool | SessionError::Transport(_) | SessionError::Config(_) => {
            Kind::Usage
        }
        SessionError::Store(error) => store_kind(error),
    }
}

/// Returns what to do about a missing session.
pub(super) fn hints(error: &SessionError) -> Vec<String> {
    match error {
        SessionError::Auth(error) | SessionError::NoRole { source: error, .. } => auth::hint(error).into_iter().collect(),
        SessionError::Transport(error) => vec![config::transport_hint(error).to_owned()],
        SessionError::Config(error) => vec![config::hint(error)],
        SessionError::Store(error) => vec![store_hint(error).to_owned()],
        SessionError::NoUser => vec![
            "sign in with `sigcall login USERNAME`".to_owned(),
            "or name a user with `--as USER` (SIGCALL_AS), or with SIGCALL_USERNAME and SIGCALL_PASSWORD".to_owned(),
        ],
        SessionError::NotSignedIn { username } => vec![
            format!("sign in with `sigcall login {username}`"),
            "or set SIGCALL_USERNAME and SIGCALL_PASSWORD: a request then signs in by itself".to_owned(),
        ],
        SessionError::NeedsBrowser { username } => {
            vec![format!("sign in with `sigcall login {username} --web`")]
        }
        SessionError::Ended { username, .. } => vec![format!("sign in again with `sigcall login {username}`")],
        SessionError::NoIdentityPool => vec![
            "set `identity_pool_id` (SIGCALL_IDENTITY_POOL_ID), or call with `--auth id-token` or `--auth access-token`"
                .to_owned(),
        ],
    }
}

/// A lock that nobody lets go of is no answer; all else is about folders and files.
fn store_kind(error: &StoreError) -> Kind {
    match error {
        StoreError::Locked { .. } => Kind::NoAnswer,
        StoreError::NoFolder | StoreError::Io { .. } => Kind::Usage,
    }
}

fn store_hint(error: &StoreError) -> &'static str {
    match error {
        StoreError::NoFolder => {
            "set HOME or XDG_STATE_HOME, or keep no sessions with `store = \"none\"` (SIGCALL_STORE)"
        }
        StoreError::Io { .. } => {
            "the folder and its files must be yours; XDG_STATE_HOME moves them"
        }
        StoreError::Locked { .. } => "see what the other process waits for, or end it",
    }
}
