//! Where managed login is, and how it is begun.

use crate::config::settings::Settings;

/// Where the browser is sent back to unless the profile says otherwise. Whatever it is must be registered, to the letter,
/// with the app client: Cognito takes no other port (Amazon Cognito API Reference, `CallbackURLs`).
const DEFAULT_REDIRECT_URI: &str = "http://localhost:8976/callback";

/// Without it there is no ID token, and without an ID token no role.
const DEFAULT_SCOPE: &str = "openid";

impl Settings {
    /// Returns the base URL of managed login, if it is configured; otherwise the pool's discovery document tells.
    pub fn domain(&self) -> Option<&str> {
        self.merged.domain.as_deref()
    }

    /// Returns where the browser is sent back to, to the letter.
    pub fn redirect_uri(&self) -> &str {
        let configured = self.merged.redirect_uri.as_deref();
        configured.unwrap_or(DEFAULT_REDIRECT_URI)
    }

    /// Returns the scopes to ask for.
    pub fn scopes(&self) -> Vec<String> {
        match &self.merged.scopes {
            Some(scopes) if !scopes.is_empty() => scopes.clone(),
            _ => vec![DEFAULT_SCOPE.to_owned()],
        }
    }

    /// Returns the identity provider at which to begin; nothing leaves it to the page.
    pub fn identity_provider(&self) -> Option<&str> {
        self.merged.identity_provider.as_deref()
    }
}
