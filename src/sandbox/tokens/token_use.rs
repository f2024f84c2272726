//! TokenUse: the two kinds of signed token.

use serde::Deserialize;

/// What a token was issued for, its claim `token_use`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::sandbox) enum TokenUse {
    /// The access token: says what the user may ask of the user pool.
    Access,
    /// The ID token: says who the user is.
    Id,
}

impl TokenUse {
    /// Returns the value of the claim.
    pub(in crate::sandbox) fn claim(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Id => "id",
        }
    }
}
