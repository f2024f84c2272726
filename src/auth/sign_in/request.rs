//! SignIn: who is to be signed in, and what is known of them beforehand; SignedIn: what came of it.

use super::flow::{FirstFactor, Flow};
use crate::auth::device::RememberedDevice;
use crate::auth::error::AuthError;
use crate::auth::tokens::Tokens;
use crate::ids::Username;
use crate::secret::SecretString;

/// Who is to be signed in, and what is known beforehand.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The user name or alias, as typed.
    pub username: Username,
    /// How to begin.
    pub flow: Flow,
    /// What to show first, where the flow leaves a choice. `PasswordSrp` makes a custom flow begin with a proof.
    pub first_factor: Option<FirstFactor>,
    /// The password, if it is at hand. Otherwise it is asked for when it is needed.
    pub password: Option<SecretString>,
    /// What the pool remembers this machine by, if it does.
    pub device: Option<RememberedDevice>,
    /// Have the pool remember this machine from now on.
    pub remember_device: bool,
}

/// A sign-in that is complete.
#[derive(Debug)]
pub struct SignedIn {
    /// What it brought.
    pub tokens: Tokens,
    /// What became of this machine in the pool's eyes.
    pub device: DeviceOutcome,
}

/// What became of this machine in the pool's eyes.
#[derive(Debug)]
pub enum DeviceOutcome {
    /// Nothing.
    Unchanged,
    /// The pool named it, and nobody asked to have it remembered. Cognito renews tokens of a device only once that is
    /// confirmed, so that these end with their hour.
    NotConfirmed,
    /// The pool remembers it from now on.
    Remembered(RememberedDevice),
    /// The pool has forgotten it.
    Forgotten,
    /// It was to be remembered, and the pool tracks no devices.
    NotTracked,
    /// It was to be remembered, and that failed. The sign-in is complete all the same.
    NotRemembered(AuthError),
}
