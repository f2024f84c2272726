//! Callback: what a browser brings back, read from the query of the redirect URI.

use url::form_urlencoded;

use crate::auth::error::{AuthError, Said};
use crate::auth::managed_login::attempt::same;
use crate::auth::managed_login::problem::ManagedLoginProblem;
use crate::auth::managed_login::refusal::OAuthRefusal;
use crate::secret::SecretString;

/// What came back for this very sign-in.
#[derive(Debug)]
pub(in crate::auth::managed_login) enum Callback {
    /// A code that the token endpoint takes once.
    Code(SecretString),
    /// The sign-in was refused in the browser.
    Refused(Said),
}

/// A query that is no answer to this sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::auth::managed_login) enum NoCallback {
    /// It has neither a code nor an error.
    Empty,
    /// It has a code or an error, but not the state of any sign-in.
    NoState,
    /// Its state is another sign-in's.
    OtherState,
    /// A parameter stands in it twice.
    Ambiguous,
}

impl From<NoCallback> for ManagedLoginProblem {
    fn from(fault: NoCallback) -> Self {
        let reason = match fault {
            NoCallback::OtherState => return Self::OtherSignIn,
            NoCallback::Empty => "there is neither a `code` nor an `error` in it",
            NoCallback::NoState => "its `state` is missing",
            NoCallback::Ambiguous => "a parameter stands in it twice",
        };
        Self::NotTheAddress { reason }
    }
}

/// The parameters that count (RFC 6749, 4.1.2). Anything else is passed over, as the RFC demands.
#[derive(Debug, Default)]
struct Parameters {
    code: Option<SecretString>,
    state: Option<SecretString>,
    error: Option<String>,
    description: Option<String>,
}

impl Callback {
    /// Reads the query that a browser sent, which must carry the state.
    pub(super) fn read(query: &str, state: &SecretString) -> Result<Self, NoCallback> {
        let parameters = Parameters::read(query)?;
        match &parameters.state {
            _ if parameters.is_empty() => Err(NoCallback::Empty),
            None => Err(NoCallback::NoState),
            Some(given) if same(given, state) => parameters.into_callback(),
            Some(_) => Err(NoCallback::OtherState),
        }
    }

    /// Reads the query that a person pasted. An error without a state is believed: Cognito's own error page has none.
    pub(super) fn read_pasted(query: &str, state: &SecretString) -> Result<Self, NoCallback> {
        let parameters = Parameters::read(query)?;
        if parameters.error.is_some() && parameters.state.is_none() {
            return parameters.into_callback();
        }
        Self::read(query, state)
    }

    /// Returns the code, or what the refusal means.
    pub(in crate::auth::managed_login) fn code(self) -> Result<SecretString, AuthError> {
        match self {
            Self::Code(code) => Ok(code),
            Self::Refused(said) => Err(AuthError::OAuthRefused {
                kind: OAuthRefusal::at_callback(&said.code),
                said,
            }),
        }
    }
}

impl Parameters {
    fn read(query: &str) -> Result<Self, NoCallback> {
        let mut found = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let twice = match &*name {
                "code" => found.code.replace(value.into_owned().into()).is_some(),
                "state" => found.state.replace(value.into_owned().into()).is_some(),
                "error" => found.error.replace(value.into_owned()).is_some(),
                "error_description" => found.description.replace(value.into_owned()).is_some(),
                _ => false,
            };
            if twice {
                return Err(NoCallback::Ambiguous);
            }
        }
        found.code = found.code.filter(|code| !code.expose().is_empty());
        found.error = found.error.filter(|error| !error.is_empty());
        Ok(found)
    }

    fn is_empty(&self) -> bool {
        self.code.is_none() && self.error.is_none()
    }

    /// An error counts before a code: whoever sends both has not let anybody in.
    fn into_callback(self) -> Result<Callback, NoCallback> {
        match (self.error, self.code) {
            (Some(error), _) => Ok(Callback::Refused(Said {
                code: error,
                message: self.description.unwrap_or_default(),
                request_id: None,
            })),
            (None, Some(code)) => Ok(Callback::Code(code)),
            (None, None) => Err(NoCallback::Empty),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> String {
        told(Callback::read(query, &"S-1".into()))
    }

    fn told(read: Result<Callback, NoCallback>) -> String {
        match read {
            Ok(Callback::Code(code)) => format!("code {}", code.expose()),
            Ok(Callback::Refused(said)) => format!("refused {said}"),
            Err(fault) => format!("{fault:?}"),
        }
    }

    #[test]
    fn a_query_is_read_to_the_letter() {
        for (query, meaning) in [
            ("code=C&state=S-1", "code C"),
            ("state=S-1&x=y&code=a%2Fb%3D+c&session=1", "code a/b= c"),
            ("code=C&state=S-2", "OtherState"),
            ("code=C&state=S-", "OtherState"),
            ("code=C&state=", "OtherState"),
            ("code=C&State=S-1", "NoState"),
            ("code=C", "NoState"),
            ("error=access_denied", "NoState"),
            ("error=access_denied&state=x", "OtherState"),
            ("state=S-1", "Empty"),
            ("code=&state=S-1", "Empty"),
            ("", "Empty"),
            ("&&=&%ff%zz", "Empty"),
            ("code=C&code=D&state=S-1", "Ambiguous"),
            ("code=C&state=S-1&state=S-2", "Ambiguous"),
            (
                "error=access_denied&error_description=User+cancelled&state=S-1",
                "refused User cancelled (access_denied)",
            ),
            (
                "code=C&error=server_error&state=S-1",
                "refused server_error",
            ),
        ] {
            assert_eq!(read(query), meaning, "{query}");
        }
    }

    #[test]
    fn a_pasted_error_needs_no_state_and_a_pasted_code_does() {
        for (query, meaning) in [
            (
                "error=redirect_mismatch&client_id=1example",
                "refused redirect_mismatch",
            ),
            ("error=access_denied&state=other", "OtherState"),
            ("code=C", "NoState"),
            ("code=C&state=S-1", "code C"),
        ] {
            let state = "S-1".into();
            assert_eq!(
                told(Callback::read_pasted(query, &state)),
                meaning,
                "{query}"
            );
        }
    }

    #[test]
    fn each_error_of_the_browser_has_a_meaning() {
        for (code, meaning) in [
            ("access_denied", OAuthRefusal::AccessDenied),
            ("invalid_request", OAuthRefusal::SignInRequest),
            ("unauthorized_client", OAuthRefusal::UnauthorizedClient),
            ("invalid_scope", OAuthRefusal::InvalidScope),
            ("server_error", OAuthRefusal::ServerError),
            ("login_required", OAuthRefusal::LoginRequired),
            ("something_new", OAuthRefusal::Other),
        ] {
            let query = format!("error={code}&state=S-1");
            let error = Callback::read(&query, &"S-1".into()).unwrap().code();
            match error {
                Err(AuthError::OAuthRefused { kind, said }) => {
                    assert_eq!((kind, said.code.as_str()), (meaning, code));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn debug_shows_no_code() {
        let callback = Callback::read("code=C0DE&state=S-1", &"S-1".into());
        assert!(!format!("{callback:?}").contains("C0DE"));
    }
}
