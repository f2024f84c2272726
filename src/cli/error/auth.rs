//! What to do when Cognito refuses or does not answer.

use super::command_error::{CommandError, Kind};
use super::managed_login;
use super::misconfiguration;
use super::question;
use super::refusal;
use crate::auth::{AuthError, PromptError};
use crate::transport::TlsFault;

impl From<AuthError> for CommandError {
    fn from(error: AuthError) -> Self {
        let kind = kind(&error);
        let hint = hint(&error);
        Self::new(kind, error).maybe_hinted(hint)
    }
}

impl From<PromptError> for CommandError {
    fn from(error: PromptError) -> Self {
        AuthError::Prompt(error).into()
    }
}

/// Returns which kind of failure an error of Cognito's is.
pub(super) fn kind(error: &AuthError) -> Kind {
    match error {
        AuthError::Prompt(PromptError::Interrupted) => Kind::Interrupted,
        AuthError::Misconfigured { .. } | AuthError::Prompt(PromptError::Source(_)) => Kind::Usage,
        AuthError::Refused { .. }
        | AuthError::SignInAgain { .. }
        | AuthError::DeviceForgotten { .. }
        | AuthError::UnsupportedChallenge { .. }
        | AuthError::Prompt(_)
        | AuthError::NoRole { .. }
        | AuthError::RoleNotOffered { .. }
        | AuthError::IdentityForbidden { .. }
        | AuthError::LoginTokenExpired { .. } => Kind::SignIn,
        AuthError::ManagedLogin(problem) => managed_login::kind(problem),
        AuthError::OAuthRefused { kind, .. } => managed_login::refusal_kind(*kind),
        AuthError::Throttled { .. }
        | AuthError::Unreachable { .. }
        | AuthError::TimedOut { .. }
        | AuthError::MalformedAnswer { .. }
        | AuthError::ServiceError { .. } => Kind::NoAnswer,
        AuthError::NoRandomness(_) => Kind::Defect,
    }
}

/// Returns what to do about an error of Cognito's.
pub(super) fn hint(error: &AuthError) -> Option<String> {
    let text = match error {
        AuthError::Refused { kind, .. } => refusal::hint(*kind),
        AuthError::SignInAgain { .. } | AuthError::LoginTokenExpired { .. } => {
            "sign in again with `sigcall login`"
        }
        AuthError::DeviceForgotten { .. } => {
            "sign in again with `sigcall login`, and with `--remember-device` to have it remembered anew"
        }
        AuthError::UnsupportedChallenge { name } => unsupported(name),
        AuthError::Prompt(error) => return question::hint(error),
        AuthError::ManagedLogin(problem) => return managed_login::hint(problem),
        AuthError::OAuthRefused { kind, .. } => managed_login::refusal(*kind),
        AuthError::NoRole { .. } => {
            "put the user into a group that carries a role, or name one of the user's roles with `--role`; calls with `--auth id-token` or `--auth access-token` need no role"
        }
        AuthError::RoleNotOffered {
            offered, groups, ..
        } => return Some(offered_roles(offered, groups)),
        AuthError::Misconfigured { kind, .. } => misconfiguration::hint(*kind),
        AuthError::IdentityForbidden { .. } => {
            "check that `identity_pool_id` belongs to the user pool, then sign in again with `sigcall login`"
        }
        AuthError::Throttled { .. } => {
            "Cognito limits the requests of an account; wait a little and try again"
        }
        AuthError::Unreachable { source, .. } => match TlsFault::of(&**source) {
            Some(fault) => tls(fault),
            None => {
                "check the network, the proxy variables and the endpoint URL; the region comes from the pool's id unless `region` says otherwise"
            }
        },
        AuthError::TimedOut { .. } => "check the network and the proxy variables, then try again",
        AuthError::MalformedAnswer { .. } => {
            "what answered may not be Cognito: check the endpoint URL, and any proxy on the way; `-vv` shows the exchange"
        }
        AuthError::ServiceError { .. } => "try again; `-vv` shows the exchange with its request id",
        AuthError::NoRandomness(_) => {
            "please report this: the operating system should never refuse"
        }
    };
    Some(text.to_owned())
}

fn tls(fault: TlsFault) -> &'static str {
    match fault {
        TlsFault::UntrustedIssuer => {
            "name the company's roots with `ca_bundle` (SIGCALL_CA_BUNDLE, AWS_CA_BUNDLE); Cognito is never called unchecked"
        }
        TlsFault::OutsideValidity => "check this machine's clock, then the certificate's dates",
        TlsFault::WrongName => {
            "call Cognito by the name in its certificate: check the endpoint URL"
        }
        TlsFault::AuthorityAsServer => {
            "make the server's certificate with `basicConstraints=CA:FALSE` (openssl: -addext)"
        }
        TlsFault::Certificate | TlsFault::Handshake => {
            "is it an https port? check the endpoint URL and the proxy variables"
        }
    }
}

fn unsupported(name: &str) -> &'static str {
    match name {
        "WEB_AUTHN" => {
            "a passkey needs a browser: sign in with `sigcall login --web`, or by a password or code where the user has one"
        }
        "ADMIN_NO_SRP_AUTH" => "this flow is for administrators alone: choose another `flow`",
        name if name.starts_with("MFA_SETUP") => {
            "this factor is set up in the application, or by an administrator; or sign in with `sigcall login --web`"
        }
        _ => "sign in with the browser, which knows what your pool asks: `sigcall login --web`",
    }
}

fn offered_roles(offered: &[String], groups: &[String]) -> String {
    if offered.is_empty() {
        return "the user's ID token offers no role at all: put the user into a group that carries one".to_owned();
    }
    format!(
        "offered: {} (groups: {})",
        offered.join(", "),
        groups.join(", ")
    )
}
