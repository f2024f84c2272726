//! OAuthRefusal: what the error codes of the OAuth 2.0 endpoints mean for a user.

/// Why the user pool's OAuth 2.0 endpoints refused (RFC 6749, 4.1.2.1 and 5.2; Amazon Cognito Developer Guide,
/// "AUTHORIZATION endpoint" and "TOKEN endpoint").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OAuthRefusal {
    /// The user cancelled, or the identity provider let nobody in.
    AccessDenied,
    /// The request for a sign-in was wrong, or the identity provider behind Cognito failed.
    SignInRequest,
    /// The app client may not use this grant.
    UnauthorizedClient,
    /// A scope is unknown, or not one of the app client's.
    InvalidScope,
    /// Cognito failed, or a Lambda trigger of the pool refused.
    ServerError,
    /// Nobody is signed in in the browser, and no page may ask.
    LoginRequired,
    /// The redirect URI is not registered with the app client.
    RedirectMismatch,
    /// The app client is unknown, or its secret is wrong or missing.
    InvalidClient {
        /// A client secret was sent.
        with_secret: bool,
    },
    /// The code was used already, has expired, or belongs to another request.
    InvalidGrant,
    /// The request for tokens lacks something.
    TokenRequest,
    /// The server does not know the grant.
    UnsupportedGrant,
    /// The code is not known here.
    Other,
}

impl OAuthRefusal {
    /// Returns what an error code means that came back through the browser.
    pub(super) fn at_callback(code: &str) -> Self {
        match code {
            "access_denied" => Self::AccessDenied,
            "invalid_request" => Self::SignInRequest,
            "unauthorized_client" => Self::UnauthorizedClient,
            "invalid_scope" => Self::InvalidScope,
            "server_error" => Self::ServerError,
            "login_required" => Self::LoginRequired,
            "redirect_mismatch" => Self::RedirectMismatch,
            _ => Self::Other,
        }
    }

    /// Returns what an error code of the token endpoint means.
    pub(super) fn at_token_endpoint(code: &str, with_secret: bool) -> Self {
        match code {
            "invalid_request" => Self::TokenRequest,
            "invalid_client" => Self::InvalidClient { with_secret },
            "invalid_grant" => Self::InvalidGrant,
            "unauthorized_client" => Self::UnauthorizedClient,
            "unsupported_grant_type" => Self::UnsupportedGrant,
            "invalid_scope" => Self::InvalidScope,
            _ => Self::Other,
        }
    }
}
