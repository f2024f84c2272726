//! What to do when a sign-in by the browser came to nothing.

use super::command_error::Kind;
use crate::auth::{GuideError, IdTokenFault, ManagedLoginProblem, OAuthRefusal};

/// Returns which kind of failure it is.
pub(super) fn kind(problem: &ManagedLoginProblem) -> Kind {
    match problem {
        ManagedLoginProblem::NoDomain
        | ManagedLoginProblem::Domain { .. }
        | ManagedLoginProblem::Redirect { .. }
        | ManagedLoginProblem::NoOpenId
        | ManagedLoginProblem::PortInUse { .. }
        | ManagedLoginProblem::Listen { .. } => Kind::Usage,
        ManagedLoginProblem::Guide(GuideError::Interrupted) => Kind::Interrupted,
        ManagedLoginProblem::TimedOut { .. }
        | ManagedLoginProblem::OtherSignIn
        | ManagedLoginProblem::NotTheAddress { .. }
        | ManagedLoginProblem::Guide(_) => Kind::SignIn,
        ManagedLoginProblem::IdToken(_) => Kind::NoAnswer,
    }
}

/// Returns which kind of failure a refusal of the OAuth 2.0 endpoints is.
pub(super) fn refusal_kind(refusal: OAuthRefusal) -> Kind {
    match refusal {
        OAuthRefusal::UnauthorizedClient
        | OAuthRefusal::InvalidScope
        | OAuthRefusal::RedirectMismatch
        | OAuthRefusal::InvalidClient { .. }
        | OAuthRefusal::TokenRequest
        | OAuthRefusal::UnsupportedGrant => Kind::Usage,
        OAuthRefusal::AccessDenied
        | OAuthRefusal::SignInRequest
        | OAuthRefusal::ServerError
        | OAuthRefusal::LoginRequired
        | OAuthRefusal::InvalidGrant
        | OAuthRefusal::Other => Kind::SignIn,
    }
}

/// Returns what to do about it.
pub(super) fn hint(problem: &ManagedLoginProblem) -> Option<String> {
    let text = match problem {
        ManagedLoginProblem::NoDomain => {
            "set `domain` (SIGCALL_DOMAIN) to the base URL of the pool's managed login, as https://example.auth.eu-central-1.amazoncognito.com; a pool that has none needs one from its owner"
        }
        ManagedLoginProblem::Domain { .. } => {
            "check `domain` (SIGCALL_DOMAIN): it looks like https://example.auth.eu-central-1.amazoncognito.com"
        }
        ManagedLoginProblem::Redirect { .. } => {
            "check `redirect_uri` (SIGCALL_REDIRECT_URI): it looks like http://localhost:8976/callback, and must be registered with the app client to the letter"
        }
        ManagedLoginProblem::NoOpenId => "add `openid` to `scopes` (SIGCALL_SCOPES)",
        ManagedLoginProblem::PortInUse { port, .. } => {
            return Some(format!(
                "end what listens on port {port}, or register another callback URL with the app client and set `redirect_uri` to it; `--no-browser` needs no port"
            ));
        }
        ManagedLoginProblem::Listen { .. } => {
            "register a callback URL with a port above 1023 and set `redirect_uri` to it; `--no-browser` needs no port"
        }
        ManagedLoginProblem::TimedOut { redirect_uri, .. } => {
            return Some(format!(
                "where the browser says `redirect_mismatch`, `{redirect_uri}` must be registered with the app client as a callback URL, to the letter; where the browser is on another machine, use `--no-browser`; otherwise start over with `sigcall login --web`"
            ));
        }
        ManagedLoginProblem::OtherSignIn => {
            "each run has an address of its own: start over, and go on from the newest one that is shown, in a tab of its own"
        }
        ManagedLoginProblem::NotTheAddress { .. } => {
            "start over; what is pasted with `--no-browser` is the whole text of the browser's address bar once the page cannot be loaded, which ends in `?code=…&state=…`"
        }
        ManagedLoginProblem::Guide(error) => return guide(error),
        ManagedLoginProblem::IdToken(fault) => id_token(fault),
    };
    Some(text.to_owned())
}

fn guide(error: &GuideError) -> Option<String> {
    let text = match error {
        GuideError::NoBrowser { .. } => {
            "open the address that is shown in any browser, with `--no-browser`, and give the address it ends at in a line of stdin"
        }
        GuideError::NobodyToAsk => {
            "run it on a terminal, or give the address in a line of stdin with `--no-browser`"
        }
        GuideError::CutByTerminal { .. } => {
            "put the address into a file and give that on stdin: `sigcall login --web --no-browser < FILE`"
        }
        GuideError::Io(_) => {
            "run it on a terminal, or give the address that the browser ends at in a line of stdin"
        }
        GuideError::Interrupted => return None,
    };
    Some(text.to_owned())
}

fn id_token(fault: &IdTokenFault) -> &'static str {
    match fault {
        IdTokenFault::Expired | IdTokenFault::NotYetMade => {
            "set this machine's clock, then sign in again"
        }
        IdTokenFault::UnknownKey { .. }
        | IdTokenFault::Issuer { .. }
        | IdTokenFault::Audience { .. } => {
            "check that `domain`, `user_pool_id` and `client_id` belong together, and the endpoint URL"
        }
        IdTokenFault::Algorithm { .. }
        | IdTokenFault::NoKeyId
        | IdTokenFault::Signature
        | IdTokenFault::Nonce => {
            "somebody may be in between: check `domain`, the endpoint URL and any proxy on the way, then sign in again"
        }
    }
}

/// Returns what to do about a refusal of the OAuth 2.0 endpoints.
pub(super) fn refusal(refusal: OAuthRefusal) -> &'static str {
    match refusal {
        OAuthRefusal::AccessDenied => {
            "the sign-in was cancelled, or the identity provider let the user in nowhere: start over with `sigcall login --web`"
        }
        OAuthRefusal::SignInRequest => {
            "where the words name the identity provider (IdP), it failed or is set up wrongly: its owner must look; otherwise check `identity_provider`, `scopes` and `client_id`"
        }
        OAuthRefusal::UnauthorizedClient => {
            "have the pool's owner allow the app client the flow `authorization code grant` (AllowedOAuthFlows: code)"
        }
        OAuthRefusal::InvalidScope => {
            "check `scopes` (SIGCALL_SCOPES) against those that the app client allows (AllowedOAuthScopes)"
        }
        OAuthRefusal::ServerError => {
            "Cognito failed, or a Lambda trigger of the user pool refused: its owner finds the reason in its log"
        }
        OAuthRefusal::LoginRequired => {
            "nobody is signed in in the browser: start over with `sigcall login --web`"
        }
        OAuthRefusal::RedirectMismatch => {
            "register the profile's `redirect_uri` (SIGCALL_REDIRECT_URI) with the app client as a callback URL, to the letter: scheme, host, port, path and final slash"
        }
        OAuthRefusal::InvalidClient { with_secret: true } => {
            "check `client_id` (SIGCALL_CLIENT_ID) and `client_secret` (SIGCALL_CLIENT_SECRET)"
        }
        OAuthRefusal::InvalidClient { with_secret: false } => {
            "check `client_id` (SIGCALL_CLIENT_ID); where the app client has a secret, set `client_secret` (SIGCALL_CLIENT_SECRET)"
        }
        OAuthRefusal::InvalidGrant => {
            "the code holds once and for a few minutes: start over with `sigcall login --web`; if it stays, check that `redirect_uri` is the registered one and that the client may read the attributes of its scopes"
        }
        OAuthRefusal::TokenRequest => {
            "check `client_secret` and `redirect_uri`; `-vv` shows the exchange"
        }
        OAuthRefusal::UnsupportedGrant => {
            "what answered may not be Cognito: check `domain` (SIGCALL_DOMAIN)"
        }
        OAuthRefusal::Other => {
            "start over with `sigcall login --web`; `-vv` shows the exchange, for whoever owns the user pool"
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::time::Duration;

    use super::super::command_error::CommandError;
    use super::*;
    use crate::auth::{AuthError, Said};

    #[test]
    fn each_problem_has_its_exit_status_and_a_hint() {
        let uri = || "http://localhost:8976/callback".to_owned();
        let io = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let domain = || ManagedLoginProblem::Domain {
            url: "http://example.com".to_owned(),
            reason: "x".to_owned(),
        };
        for (problem, code, words) in [
            (ManagedLoginProblem::NoDomain, 2, "set `domain`"),
            (domain(), 2, "check `domain`"),
            (
                ManagedLoginProblem::Redirect {
                    uri: uri(),
                    reason: "x".to_owned(),
                },
                2,
                "check `redirect_uri`",
            ),
            (ManagedLoginProblem::NoOpenId, 2, "add `openid`"),
            (
                ManagedLoginProblem::PortInUse {
                    redirect_uri: uri(),
                    port: 8976,
                },
                2,
                "port 8976",
            ),
            (
                ManagedLoginProblem::Listen {
                    redirect_uri: uri(),
                    source: io(),
                },
                2,
                "above 1023",
            ),
            (
                ManagedLoginProblem::TimedOut {
                    redirect_uri: uri(),
                    after: Duration::from_mins(5),
                },
                3,
                "`http://localhost:8976/callback` must be registered",
            ),
            (ManagedLoginProblem::OtherSignIn, 3, "the newest one"),
            (
                ManagedLoginProblem::NotTheAddress { reason: "x" },
                3,
                "address bar",
            ),
            (
                GuideError::NoBrowser {
                    reason: "x".to_owned(),
                }
                .into(),
                3,
                "--no-browser",
            ),
            (GuideError::NobodyToAsk.into(), 3, "--no-browser"),
            (GuideError::Io(io()).into(), 3, "line of stdin"),
            (
                GuideError::CutByTerminal { limit: 4095 }.into(),
                3,
                "--no-browser < FILE",
            ),
            (IdTokenFault::Expired.into(), 6, "clock"),
            (IdTokenFault::NotYetMade.into(), 6, "clock"),
            (IdTokenFault::NoKeyId.into(), 6, "proxy"),
            (IdTokenFault::Signature.into(), 6, "proxy"),
            (IdTokenFault::Nonce.into(), 6, "proxy"),
        ] {
            let error = CommandError::from(AuthError::from(problem));
            assert_eq!(error.kind.exit_code(), code, "{error}");
            assert!(
                error.hints.iter().any(|hint| hint.contains(words)),
                "{error}: {:?}",
                error.hints
            );
        }
        let interrupted = ManagedLoginProblem::Guide(GuideError::Interrupted);
        let error = CommandError::from(AuthError::from(interrupted));
        assert_eq!((error.kind, error.hints.len()), (Kind::Interrupted, 0));
    }

    #[test]
    fn each_refusal_has_its_exit_status_and_a_hint() {
        for (kind, code, words) in [
            (OAuthRefusal::AccessDenied, 3, "cancelled"),
            (OAuthRefusal::SignInRequest, 3, "identity provider"),
            (OAuthRefusal::UnauthorizedClient, 2, "authorization code"),
            (OAuthRefusal::InvalidScope, 2, "`scopes`"),
            (OAuthRefusal::ServerError, 3, "Lambda trigger"),
            (OAuthRefusal::LoginRequired, 3, "start over"),
            (OAuthRefusal::RedirectMismatch, 2, "`redirect_uri`"),
            (
                OAuthRefusal::InvalidClient { with_secret: true },
                2,
                "check `client_id`",
            ),
            (
                OAuthRefusal::InvalidClient { with_secret: false },
                2,
                "set `client_secret`",
            ),
            (OAuthRefusal::InvalidGrant, 3, "holds once"),
            (OAuthRefusal::TokenRequest, 2, "`client_secret`"),
            (OAuthRefusal::UnsupportedGrant, 2, "check `domain`"),
            (OAuthRefusal::Other, 3, "-vv"),
        ] {
            let said = Said {
                code: "some_code".to_owned(),
                ..Said::default()
            };
            let error = CommandError::from(AuthError::OAuthRefused { kind, said });
            assert_eq!(error.kind.exit_code(), code, "{kind:?}");
            assert!(error.to_string().contains("some_code"), "{error}");
            assert!(error.hints[0].contains(words), "{:?}", error.hints);
        }
    }
}
