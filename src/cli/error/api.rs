//! What to do when a request cannot be built, or the API gives no answer.

use super::command_error::{CommandError, Kind};
use super::config;
use super::session;
use crate::api::ApiError;
use crate::call::CallError;
use crate::transport::TlsFault;

impl From<ApiError> for CommandError {
    fn from(error: ApiError) -> Self {
        let kind = kind(&error);
        let hint = hint(&error);
        Self::new(kind, error).hinted(hint)
    }
}

impl From<CallError> for CommandError {
    fn from(error: CallError) -> Self {
        let (kind, hints) = (call_kind(&error), call_hints(&error));
        Self::new(kind, error).all_hinted(hints)
    }
}

/// Returns which kind of failure an unanswered call is.
pub fn call_kind(error: &CallError) -> Kind {
    match error {
        CallError::Session(error) => session::kind(error),
        CallError::Api(error) => kind(error),
        CallError::Config(_) | CallError::HostNotAllowed { .. } => Kind::Usage,
    }
}

/// Returns what to do about an unanswered call.
pub fn call_hints(error: &CallError) -> Vec<String> {
    match error {
        CallError::Session(error) => session::hints(error),
        CallError::Api(error) => vec![hint(error).to_owned()],
        CallError::Config(error) => vec![config::hint(error)],
        CallError::HostNotAllowed { host, .. } => vec![
            format!(
                "if it may, say `--allow-host {host}`, or list it in the profile's `allow_hosts`"
            ),
            "`--auth none` sends neither signature nor token".to_owned(),
        ],
    }
}

fn kind(error: &ApiError) -> Kind {
    match error {
        ApiError::NoApiUrl { .. }
        | ApiError::InvalidUrl { .. }
        | ApiError::InvalidApiUrl { .. }
        | ApiError::InvalidEscape { .. }
        | ApiError::InvalidHeader { .. }
        | ApiError::ReservedHeader { .. }
        | ApiError::Unsignable { .. } => Kind::Usage,
        ApiError::Resolve { .. }
        | ApiError::Connect { .. }
        | ApiError::Tls { .. }
        | ApiError::ConnectTimeout { .. }
        | ApiError::Timeout { .. }
        | ApiError::NoAnswer { .. }
        | ApiError::BodyTruncated { .. } => Kind::NoAnswer,
    }
}

fn hint(error: &ApiError) -> &'static str {
    match error {
        ApiError::NoApiUrl { .. } => "set `api_url` (SIGCALL_API_URL), or give the whole URL",
        ApiError::InvalidApiUrl { .. } => {
            "it looks like https://abc123.execute-api.eu-central-1.amazonaws.com/prod"
        }
        ApiError::InvalidEscape { .. } => "write a percent sign itself as `%25`",
        ApiError::Resolve { .. } => {
            "check the host's name in `api_url` or the URL, and the network"
        }
        ApiError::Connect { .. } => "check the host, the port and the proxy variables",
        ApiError::Tls {
            reason: TlsFault::UntrustedIssuer,
            ..
        } => {
            "name the company's roots with `--cacert FILE` or `ca_bundle`; `-k` skips the check for the API alone"
        }
        ApiError::Tls {
            reason: TlsFault::OutsideValidity,
            ..
        } => "check this machine's clock, then the certificate's dates",
        ApiError::Tls {
            reason: TlsFault::WrongName,
            ..
        } => "call the host by the name in its certificate",
        ApiError::Tls {
            reason: TlsFault::AuthorityAsServer,
            ..
        } => {
            "make the server's certificate with `basicConstraints=CA:FALSE` (openssl: -addext), or skip the check for the API with `-k`"
        }
        ApiError::Tls { .. } => {
            "is it an https port? `-k` skips the check of the certificate for the API alone"
        }
        ApiError::ConnectTimeout { .. } => {
            "check the host and the network, or allow more with `--connect-timeout`"
        }
        ApiError::Timeout { .. } => {
            "allow more with `-m`; an integration of API Gateway may take 30 seconds and longer"
        }
        ApiError::NoAnswer { .. } => "check that the port speaks http or https as the URL says",
        ApiError::InvalidUrl { .. } => {
            "give a path below `api_url`, or a whole URL that begins with https:// or http://"
        }
        ApiError::InvalidHeader { .. } => {
            "write `Name: value`; `Name;` sends it empty, `Name:` leaves it out, @FILE reads lines"
        }
        ApiError::ReservedHeader { .. } => {
            "leave it out; with `--auth none` an `Authorization` header is yours to give"
        }
        ApiError::Unsignable { .. } => {
            "change the part that is named; `--auth none` sends it unsigned"
        }
        ApiError::BodyTruncated { .. } => {
            "the server, or a proxy on the way, closed the connection early: try again"
        }
    }
}
