//! What to do when Cognito refuses or does not answer.

use super::command_error::{CommandError, Kind};
use super::managed_login;
use super::question;
use crate::auth::{AuthError, Misconfiguration, PromptError, Refusal};
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
        AuthError::Refused { kind, .. } => refusal(*kind),
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
        AuthError::Misconfigured { kind, .. } => misconfiguration(*kind),
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

fn refusal(kind: Refusal) -> &'static str {
    match kind {
        Refusal::WrongPassword => {
            "check the user name and the password; an unknown user may be answered the same, and so is, by SRP, the `user_pool_id` of another pool"
        }
        Refusal::WrongOldPassword => {
            "check the old password (SIGCALL_PASSWORD with SIGCALL_USERNAME, the first line with `--password-stdin`, or at the prompt)"
        }
        Refusal::UnknownUser => {
            "check the user name, and that `user_pool_id` and `client_id` are those of the user's pool"
        }
        Refusal::TooManyAttempts => {
            "too many wrong passwords: the account is locked for a while, up to 15 minutes; wait, then try once"
        }
        Refusal::Disabled => "an administrator of the user pool must enable the account",
        Refusal::NotConfirmed => {
            "the code sent at sign-up was never entered: confirm the account first"
        }
        Refusal::PasswordResetRequired => {
            "reset the password with a code that is sent to you: `sigcall password reset USERNAME`"
        }
        Refusal::TemporaryPasswordExpired => "an administrator must send the invitation again",
        Refusal::NewPasswordNotAllowed | Refusal::NewPasswordUsedBefore => {
            "choose another new password (`SIGCALL_NEW_PASSWORD`, `--new-password-stdin`, or at the prompt)"
        }
        Refusal::AttributeNotAllowed => "give another value with `--attribute NAME=VALUE`",
        Refusal::WrongCode => {
            "start over and give the newest code; a code that is computed (SIGCALL_TOTP_SECRET) needs the right secret and this machine's clock to be right"
        }
        Refusal::WrongAnswer => {
            "the user pool's own questions were not answered right: check the answers (`--answer NAME=VALUE`, one a round, in order); so are answered an unknown user and a wrong name"
        }
        Refusal::WrongResetCode => {
            "give the newest code that was sent (`--code`); `sigcall password reset USERNAME` sends another one"
        }
        Refusal::UsedCode => {
            "every code is good once: wait half a minute for the next one (with SIGCALL_TOTP_SECRET that goes by itself)"
        }
        Refusal::ExpiredCode => {
            "the code is too old, or was used: start over, which sends another one (`password reset` without `--code`)"
        }
        Refusal::CodeNotSent => {
            "the user pool could not send the code: its owner finds the reason in the settings for e-mail and SMS"
        }
        Refusal::NoContact => {
            "an administrator must set and verify an e-mail address or a telephone number, or set a password"
        }
        Refusal::AttemptLimit => "too many attempts for this user: wait an hour, then try once",
        Refusal::SecondFactorMissing => {
            "set up a second factor for the user in the application first"
        }
        Refusal::Trigger => {
            "a Lambda trigger of the user pool refused or failed: its owner finds the reason in its log"
        }
        Refusal::Blocked => {
            "a web ACL (AWS WAF) on the user pool blocked the request: try from an allowed network"
        }
        Refusal::Other => {
            "`-vv` shows the exchange with its request id, for whoever owns the user pool"
        }
    }
}

fn misconfiguration(kind: Misconfiguration) -> &'static str {
    match kind {
        Misconfiguration::UnknownClient => {
            "check `client_id` (SIGCALL_CLIENT_ID), and the region: it comes from the user pool's id unless `region` says otherwise"
        }
        Misconfiguration::UnknownUserPool | Misconfiguration::OtherUserPool => {
            "check `user_pool_id` (SIGCALL_USER_POOL_ID) and its region; the client must belong to that pool"
        }
        Misconfiguration::ClientSecretMissing => {
            "the app client has a secret: set `client_secret` (SIGCALL_CLIENT_SECRET)"
        }
        Misconfiguration::ClientSecretWrong => "check `client_secret` (SIGCALL_CLIENT_SECRET)",
        Misconfiguration::FlowNotEnabled => {
            "choose another `flow`, or have the pool's owner allow this one in the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_USER_AUTH)"
        }
        Misconfiguration::UnknownIdentityPool => {
            "check `identity_pool_id` (SIGCALL_IDENTITY_POOL_ID); its region is part of it"
        }
        Misconfiguration::ClientNotInIdentityPool => {
            "the identity pool must list this user pool and this app client as an identity provider: check `identity_pool_id` and `client_id`"
        }
        Misconfiguration::RoleTrust => {
            "the role must trust cognito-identity.amazonaws.com with sts:AssumeRoleWithWebIdentity, `aud` being the identity pool's id and `amr` authenticated"
        }
        Misconfiguration::RevocationNotEnabled => {
            "the app client does not allow revoking tokens (EnableTokenRevocation); `logout --global` works all the same"
        }
        Misconfiguration::ScopeMissing => {
            "add `aws.cognito.signin.user.admin` to `scopes`, and have the app client allow it; then sign in again"
        }
        Misconfiguration::UserPoolSetup => "the owner of the user pool must repair its settings",
        Misconfiguration::NotInPlan => {
            "the feature plan of the user pool does not have this: choose another `flow`, or have its owner choose a higher plan"
        }
        Misconfiguration::NotInReplica => {
            "the region has a replica of the user pool that cannot do this: set `user_pool_id` and `region` to those of its primary region"
        }
        Misconfiguration::Endpoint => {
            "check the endpoint URL (`endpoint_url_…`, AWS_ENDPOINT_URL…)"
        }
        Misconfiguration::Parameter => {
            "check the ids of the profile, and the NAME of each `--answer` and `--attribute`; `-vv` shows the exchange"
        }
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
