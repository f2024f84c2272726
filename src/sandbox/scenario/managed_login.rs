//! What the app client registered for managed login (Amazon Cognito Developer Guide, "Configuring a user pool app client").

/// What managed login lets the app client do.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct ManagedLogin {
    /// Where a browser may be sent after sign-in, compared as exact texts.
    pub(in crate::sandbox) callback_urls: Vec<String>,
    /// Where a browser may be sent after sign-out, compared as exact texts.
    pub(in crate::sandbox) logout_urls: Vec<String>,
    /// The scopes that the client may ask for.
    pub(in crate::sandbox) scopes: Vec<String>,
    /// The names of the providers whose users may sign in, `COGNITO` for the pool's own.
    pub(in crate::sandbox) identity_providers: Vec<String>,
}
