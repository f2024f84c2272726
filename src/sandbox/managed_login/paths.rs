//! Where managed login is served (Amazon Cognito Developer Guide, "Managed login endpoints reference").

/// Where every sign-in begins.
pub(super) const AUTHORIZE: &str = "/oauth2/authorize";
/// Where codes and refresh tokens become tokens.
pub(super) const TOKEN: &str = "/oauth2/token";
/// Where an access token tells about its user.
pub(super) const USER_INFO: &str = "/oauth2/userInfo";
/// Where a refresh token is ended.
pub(super) const REVOKE: &str = "/oauth2/revoke";
/// Where a user types their name and password.
pub(super) const LOGIN: &str = "/login";
/// Where a user chooses a password of their own.
pub(super) const NEW_PASSWORD: &str = "/new-password";
/// Where a user proves a second factor.
pub(super) const SECOND_FACTOR: &str = "/mfa";
/// Where a browser is signed out.
pub(super) const LOGOUT: &str = "/logout";
/// Where errors end that no callback can be told of.
pub(super) const ERROR: &str = "/error";
/// Where the stand-in for an identity provider is; the real one is at another host.
pub(super) const PROVIDER: &str = "/saml2/signin";
