//! ActingAs: whose session a command or a suite's column wants.

use crate::config::SecretRef;
use crate::ids::Username;

/// Whose session to make.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActingAs<'a> {
    /// Who.
    pub(super) user: &'a Username,
    /// The role to take, if not the one that the settings say.
    pub(super) role: Option<&'a str>,
    /// Where the password is found, if not where the settings say.
    pub(super) password: Option<&'a SecretRef>,
}

impl<'a> ActingAs<'a> {
    /// A user as the settings know them.
    pub(super) fn user(user: &'a Username) -> Self {
        Self {
            user,
            role: None,
            password: None,
        }
    }
}
