//! AuthorizationRequest: what an app asks of managed login, every parameter checked (Amazon Cognito Developer Guide,
//! "Authorize endpoint").

use super::callback::Callback;
use super::parameters::Parameters;
use super::paths;
use super::pkce::CodeChallenge;
use super::redirect;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::scenario::{IdentityProvider, ManagedLogin, Scenario};
use crate::sandbox::tokens::{OPENID, Scopes};

/// The scopes that mean nothing without `openid`.
const BESIDE_OPENID: [&str; 3] = ["email", "phone", "profile"];
/// The values of `prompt` (OpenID Connect Core 1.0, 3.1.2.1).
const PROMPTS: [&str; 4] = ["none", "login", "consent", "select_account"];

/// An authorization request that may go on.
#[derive(Debug, Clone)]
pub(super) struct AuthorizationRequest {
    /// Where its outcome goes.
    pub(super) callback: Callback,
    /// What it asks for, all that the client may where it names nothing.
    pub(super) scopes: Scopes,
    /// What the ID token must repeat.
    pub(super) nonce: Option<String>,
    /// What the code's verifier must meet.
    pub(super) code_challenge: Option<CodeChallenge>,
    /// The provider it goes straight to.
    pub(super) provider: Option<String>,
    /// Who is expected to sign in.
    pub(super) login_hint: Option<String>,
    /// How the user is asked.
    prompt: Vec<String>,
    /// Its parameters, as the next page takes them up again.
    pub(super) query: String,
}

/// What is told to the callback: the error and its description.
type Refusal = (&'static str, &'static str);

impl AuthorizationRequest {
    /// Reads the query of a request; fails with what the browser gets instead: the error page where the app or the callback
    /// is not known for certain, else the callback with an error.
    pub(super) fn read(scenario: &Scenario, received: &Received<'_>) -> Result<Self, Answer> {
        let parameters = Parameters::of_query(received);
        let callback = callback(scenario, &parameters)?;
        match checked(scenario, &parameters, callback.clone()) {
            Ok(request) => Ok(request),
            Err((error, description)) => Err(callback.with_error(error, description)),
        }
    }

    /// Sends the browser to the sign-in page.
    pub(super) fn begin_again(&self) -> Answer {
        redirect::to(&format!("{}?{}", paths::LOGIN, self.query), None)
    }

    /// Returns whether the user is to be asked in this way.
    pub(super) fn prompts(&self, prompt: &str) -> bool {
        self.prompt.iter().any(|given| given == prompt)
    }
}

fn callback(scenario: &Scenario, parameters: &Parameters) -> Result<Callback, Answer> {
    let client_id = parameters.get("client_id");
    let (Some(named), Some(redirect_uri)) = (client_id, parameters.get("redirect_uri")) else {
        return Err(redirect::to_error_page("invalid_request", client_id));
    };
    let client = &scenario.client;
    let mut registered = client.managed_login.callback_urls.iter();
    if client.id != named || !registered.any(|url| url == redirect_uri) {
        return Err(redirect::to_error_page("redirect_mismatch", client_id));
    }
    Ok(Callback {
        redirect_uri: redirect_uri.to_owned(),
        state: parameters.get("state").map(str::to_owned),
    })
}

fn checked(
    scenario: &Scenario,
    parameters: &Parameters,
    callback: Callback,
) -> Result<AuthorizationRequest, Refusal> {
    let client = &scenario.client.managed_login;
    if parameters.is_flawed() {
        return Err(("invalid_request", "malformed or repeated parameter"));
    }
    match parameters.get("response_type") {
        Some("code") => {}
        Some("token") => return Err(("unauthorized_client", "implicit grant is not allowed")),
        Some(_) => return Err(("invalid_request", "unsupported response_type")),
        None => return Err(("invalid_request", "response_type is missing")),
    }
    Ok(AuthorizationRequest {
        scopes: scopes(client, parameters)?,
        nonce: parameters.get("nonce").map(str::to_owned),
        code_challenge: code_challenge(parameters)?,
        provider: provider(scenario, parameters)?,
        login_hint: parameters.get("login_hint").map(str::to_owned),
        prompt: prompt(parameters)?,
        query: parameters.to_query(),
        callback,
    })
}

fn scopes(client: &ManagedLogin, parameters: &Parameters) -> Result<Scopes, Refusal> {
    let Some(asked) = parameters.get("scope") else {
        return Ok(Scopes::new(client.scopes.clone()));
    };
    let asked = Scopes::parse(asked);
    let is_allowed = |scope: &str| client.scopes.iter().any(|allowed| allowed == scope);
    if asked.iter().next().is_none() || !asked.iter().all(is_allowed) {
        return Err(("invalid_scope", "a scope that the client may not use"));
    }
    if !asked.have(OPENID) && BESIDE_OPENID.iter().any(|scope| asked.have(scope)) {
        return Err(("invalid_scope", "openid is missing"));
    }
    Ok(asked)
}

fn code_challenge(parameters: &Parameters) -> Result<Option<CodeChallenge>, Refusal> {
    let challenge = parameters.get("code_challenge");
    match (challenge, parameters.get("code_challenge_method")) {
        (None, None) => Ok(None),
        (Some(challenge), Some("S256")) => match CodeChallenge::parse(challenge) {
            Some(challenge) => Ok(Some(challenge)),
            None => Err(("invalid_request", "code_challenge is not a SHA-256 digest")),
        },
        (Some(_), Some(_)) => Err(("invalid_request", "code_challenge_method is not S256")),
        (Some(_), None) => Err(("invalid_request", "code_challenge_method is missing")),
        (None, Some(_)) => Err(("invalid_request", "code_challenge is missing")),
    }
}

fn provider(scenario: &Scenario, parameters: &Parameters) -> Result<Option<String>, Refusal> {
    let name = match (
        parameters.get("identity_provider"),
        parameters.get("idp_identifier"),
    ) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err((
                "invalid_request",
                "identity_provider and idp_identifier exclude each other",
            ));
        }
        (Some(name), None) => Some(name),
        (None, Some(identifier)) => {
            let is_meant = |provider: &&IdentityProvider| {
                provider.identifiers.iter().any(|own| own == identifier)
            };
            let provider = scenario.identity_providers.iter().find(is_meant);
            provider.map(|provider| provider.name.as_str())
        }
    };
    let supported = &scenario.client.managed_login.identity_providers;
    match name {
        Some(name) if supported.iter().any(|own| own == name) => Ok(Some(name.to_owned())),
        _ => Err((
            "invalid_request",
            "no such identity provider for this client",
        )),
    }
}

fn prompt(parameters: &Parameters) -> Result<Vec<String>, Refusal> {
    let given: Vec<String> = parameters
        .get("prompt")
        .unwrap_or_default()
        .split(' ')
        .filter(|prompt| !prompt.is_empty())
        .map(str::to_owned)
        .collect();
    if !given
        .iter()
        .all(|prompt| PROMPTS.contains(&prompt.as_str()))
    {
        return Err(("invalid_request", "unknown prompt"));
    }
    if given.len() > 1 && given.iter().any(|prompt| prompt == "none") {
        return Err(("invalid_request", "prompt none excludes every other"));
    }
    Ok(given)
}
