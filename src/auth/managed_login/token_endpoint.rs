//! The token endpoint: a code, or a refresh token, becomes tokens.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::StatusCode;
use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::answer::{Answer, answer, malformed, members, text};
use super::config::ManagedLoginConfig;
use super::refusal::OAuthRefusal;
use crate::auth::error::{AuthError, Said};
use crate::secret::SecretString;
use crate::transport::SdkHttpClient;

const OPERATION: &str = "token endpoint";

/// What is exchanged for tokens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Grant<'a> {
    /// A code that a browser brought.
    Code {
        /// The code.
        code: &'a SecretString,
        /// What proves that the code was asked for here.
        verifier: &'a SecretString,
    },
    /// A refresh token.
    Refresh(&'a SecretString),
}

/// What the endpoint gave.
#[derive(Debug)]
pub(super) struct Granted {
    /// The ID token.
    pub(super) id: SecretString,
    /// The access token.
    pub(super) access: SecretString,
    /// A refresh token; with rotation it replaces the one that was sent.
    pub(super) refresh: Option<SecretString>,
}

/// Exchanges a grant, once: a code that was sent is used up, whatever came of it (Amazon Cognito Developer Guide, "TOKEN
/// endpoint").
pub(super) async fn exchange(
    http: &SdkHttpClient,
    url: &Url,
    config: &ManagedLoginConfig,
    grant: Grant<'_>,
) -> Result<Granted, AuthError> {
    let authorization = config
        .user_pool
        .client_secret
        .as_ref()
        .map(|secret| basic(config.user_pool.client_id.as_str(), secret));
    let form = form(config, grant);
    let asked = http.post_form(url.as_str(), &form, authorization.as_ref());
    let answer = answer(OPERATION, asked).await?;
    if answer.status() == StatusCode::OK {
        granted(&members(OPERATION, &answer)?)
    } else {
        Err(refused(&answer, config, grant))
    }
}

fn form(config: &ManagedLoginConfig, grant: Grant<'_>) -> SecretString {
    let mut form = form_urlencoded::Serializer::new(String::new());
    match grant {
        Grant::Code { code, verifier } => form
            .append_pair("grant_type", "authorization_code")
            .append_pair("client_id", config.user_pool.client_id.as_str())
            .append_pair("code", code.expose())
            .append_pair("redirect_uri", &config.redirect_uri)
            .append_pair("code_verifier", verifier.expose()),
        Grant::Refresh(token) => form
            .append_pair("grant_type", "refresh_token")
            .append_pair("client_id", config.user_pool.client_id.as_str())
            .append_pair("refresh_token", token.expose()),
    };
    form.finish().into()
}

/// Proves the app client by HTTP Basic as Cognito reads it (Amazon Cognito Developer Guide, "TOKEN endpoint"): both parts as
/// they are, and not encoded as in a form first, which RFC 6749, 2.3.1 has.
fn basic(client: &str, secret: &SecretString) -> SecretString {
    let pair = format!("{client}:{}", secret.expose());
    format!("Basic {}", STANDARD.encode(pair)).into()
}

fn granted(members: &Map<String, Value>) -> Result<Granted, AuthError> {
    let token = |name| text(OPERATION, members, name);
    let present = |name| {
        token(name)?
            .map(SecretString::from)
            .ok_or_else(|| malformed(OPERATION, format!("`{name}` is missing")))
    };
    Ok(Granted {
        id: present("id_token")?,
        access: present("access_token")?,
        refresh: token("refresh_token")?.map(SecretString::from),
    })
}

fn refused(answer: &Answer, config: &ManagedLoginConfig, grant: Grant<'_>) -> AuthError {
    let status = answer.status();
    let said = match said(answer) {
        Ok(said) => said,
        Err(error) if status != StatusCode::TOO_MANY_REQUESTS => return error,
        Err(_) => Said::default(),
    };
    if status == StatusCode::TOO_MANY_REQUESTS {
        return AuthError::Throttled { said };
    }
    let kind =
        OAuthRefusal::at_token_endpoint(&said.code, config.user_pool.client_secret.is_some());
    match (kind, grant) {
        (OAuthRefusal::InvalidGrant, Grant::Refresh(_)) => AuthError::SignInAgain { said },
        _ => AuthError::OAuthRefused { kind, said },
    }
}

/// Reads an error (RFC 6749, 5.2). One that is not of the client's making comes from something in between.
fn said(answer: &Answer) -> Result<Said, AuthError> {
    let no_error = || {
        let status = answer.status().as_u16();
        malformed(OPERATION, format!("HTTP status {status} and no `error`"))
    };
    if !answer.status().is_client_error() {
        return Err(no_error());
    }
    let members = members(OPERATION, answer)?;
    let code = text(OPERATION, &members, "error")?.ok_or_else(no_error)?;
    let message = text(OPERATION, &members, "error_description")?;
    Ok(Said {
        code: code.to_owned(),
        message: message.unwrap_or_default().to_owned(),
        request_id: answer
            .headers()
            .get("x-amzn-requestid")
            .and_then(|id| id.to_str().ok())
            .map(str::to_owned),
    })
}

#[cfg(test)]
#[path = "token_endpoint_tests.rs"]
mod tests;
