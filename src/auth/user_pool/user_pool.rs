//! A Cognito user pool as seen by one of its app clients: the calls that need no AWS credentials. Everything goes out
//! unsigned, and nothing looks for credentials.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider as sdk;
use sdk::operation::initiate_auth::InitiateAuthOutput;
use sdk::operation::respond_to_auth_challenge::RespondToAuthChallengeOutput;
use sdk::types::{AuthFlowType, AuthenticationResultType, ChallengeNameType};

use super::secret_hash::secret_hash;
use crate::auth::error::AuthError;
use crate::auth::pool_url::check_issuer;
use crate::auth::sdk_policy::{self, OnlyAnswered};
use crate::auth::service_error::failure;
use crate::auth::tokens::{IdClaims, Tokens};
use crate::auth::verdict::Step;
use crate::clock::Clock;
use crate::ids::{ClientId, Region, UserPoolId};
use crate::secret::SecretString;
use crate::transport::SdkHttpClient;

/// Which user pool, through which app client, and where it is asked.
#[derive(Debug, Clone)]
pub struct UserPoolConfig {
    /// The user pool.
    pub pool: UserPoolId,
    /// The app client.
    pub client_id: ClientId,
    /// The app client's secret, if it has one.
    pub client_secret: Option<SecretString>,
    /// The region whose endpoint is asked. It need not be the one in the pool's id, for pools with replicas.
    pub region: Region,
    /// A URL to ask instead of AWS.
    pub endpoint: Option<String>,
    /// Ask FIPS hosts. GovCloud's are asked in any case, because Cognito has no others there.
    pub fips: bool,
    /// Ask dual-stack hosts.
    pub dual_stack: bool,
}

/// A client of one user pool.
#[derive(Debug)]
pub struct UserPool {
    pub(in crate::auth) config: UserPoolConfig,
    pub(in crate::auth) client: sdk::Client,
    pub(in crate::auth) http: SdkHttpClient,
    pub(in crate::auth) clock: Clock,
}

/// Where a sign-in stands after a call. Has no `Debug`, for it may hold a challenge.
pub(in crate::auth) enum Progress {
    /// It is complete.
    Done(Box<AuthenticationResultType>),
    /// Something is to be answered first.
    Asked(Asked),
}

/// A challenge as it came. Has no `Debug`: with the session somebody else could go on with the sign-in.
pub(in crate::auth) struct Asked {
    /// The challenge, as Cognito names it.
    pub(in crate::auth) name: ChallengeNameType,
    /// Its parameters.
    pub(in crate::auth) parameters: HashMap<String, String>,
    /// The challenges of which one is to be chosen; empty unless that is what is asked.
    pub(in crate::auth) available: Vec<String>,
    /// What ties the answer to it, if the service wants that.
    pub(in crate::auth) session: Option<String>,
}

impl UserPool {
    /// Makes a client. Sends nothing.
    pub fn new(config: UserPoolConfig, http: SdkHttpClient, clock: Clock) -> Self {
        let endpoint = sdk_policy::endpoint(config.endpoint.as_deref());
        let mut builder = sdk::Config::builder()
            .behavior_version(sdk::config::BehaviorVersion::latest())
            .region(sdk::config::Region::new(config.region.to_string()))
            .use_fips(sdk_policy::fips(config.fips, &config.region, endpoint))
            .use_dual_stack(config.dual_stack)
            .http_client(http.clone())
            .retry_config(sdk_policy::retries())
            .retry_classifier(OnlyAnswered)
            .timeout_config(sdk_policy::timeouts())
            .stalled_stream_protection(sdk::config::StalledStreamProtectionConfig::disabled());
        builder.set_endpoint_url(endpoint.map(str::to_owned));
        Self {
            client: sdk::Client::from_conf(builder.build()),
            http,
            config,
            clock,
        }
    }

    pub(in crate::auth) async fn initiate(
        &self,
        flow: AuthFlowType,
        parameters: HashMap<String, String>,
        step: Step,
    ) -> Result<Progress, AuthError> {
        self.client
            .initiate_auth()
            .client_id(self.config.client_id.as_str())
            .auth_flow(flow)
            .set_auth_parameters(Some(parameters))
            .send()
            .await
            .map_err(|error| failure(step, "InitiateAuth", error))?
            .try_into()
    }

    pub(in crate::auth) async fn respond(
        &self,
        challenge: ChallengeNameType,
        session: Option<String>,
        responses: HashMap<String, String>,
    ) -> Result<Progress, AuthError> {
        self.client
            .respond_to_auth_challenge()
            .client_id(self.config.client_id.as_str())
            .challenge_name(challenge)
            .set_session(session)
            .set_challenge_responses(Some(responses))
            .send()
            .await
            .map_err(|error| failure(Step::SignIn, "RespondToAuthChallenge", error))?
            .try_into()
    }

    /// Adds `SECRET_HASH` for a user's name, if the app client has a secret.
    pub(in crate::auth) fn prove_client(
        &self,
        parameters: &mut HashMap<String, String>,
        username: &str,
    ) {
        if let Some(secret) = &self.config.client_secret {
            let hash = secret_hash(secret, username, &self.config.client_id);
            parameters.insert("SECRET_HASH".to_owned(), hash);
        }
    }

    /// Takes the tokens out of a result, and keeps a refresh token that the answer does not replace.
    pub(in crate::auth) fn tokens(
        &self,
        result: AuthenticationResultType,
        kept: Option<&SecretString>,
    ) -> Result<Tokens, AuthError> {
        let id = SecretString::from(present(result.id_token, "IdToken")?);
        let claims = IdClaims::parse(&id)?;
        self.check_origin(&claims)?;
        Ok(Tokens {
            id,
            access: present(result.access_token, "AccessToken")?.into(),
            refresh: result
                .refresh_token
                .map(SecretString::from)
                .or_else(|| kept.cloned()),
            device_key: None,
            claims,
        })
    }

    /// A client id is enough to sign in with a password; that it belongs to another pool shows only in the token.
    fn check_origin(&self, claims: &IdClaims) -> Result<(), AuthError> {
        if claims.audience != self.config.client_id.as_str() {
            return Err(malformed("the ID token is for another app client"));
        }
        check_issuer(&claims.issuer, &self.config.pool)
    }
}

impl TryFrom<InitiateAuthOutput> for Progress {
    type Error = AuthError;

    fn try_from(answer: InitiateAuthOutput) -> Result<Self, AuthError> {
        progress(
            answer.authentication_result,
            answer.challenge_name,
            answer.challenge_parameters,
            answer.available_challenges,
            answer.session,
        )
    }
}

impl TryFrom<RespondToAuthChallengeOutput> for Progress {
    type Error = AuthError;

    fn try_from(answer: RespondToAuthChallengeOutput) -> Result<Self, AuthError> {
        progress(
            answer.authentication_result,
            answer.challenge_name,
            answer.challenge_parameters,
            answer.available_challenges,
            answer.session,
        )
    }
}

fn progress(
    result: Option<AuthenticationResultType>,
    name: Option<ChallengeNameType>,
    parameters: Option<HashMap<String, String>>,
    available: Option<Vec<ChallengeNameType>>,
    session: Option<String>,
) -> Result<Progress, AuthError> {
    match (result, name) {
        (Some(result), None) => Ok(Progress::Done(Box::new(result))),
        (_, Some(name)) => Ok(Progress::Asked(Asked {
            name,
            parameters: parameters.unwrap_or_default(),
            available: available
                .unwrap_or_default()
                .iter()
                .map(|name| name.as_str().to_owned())
                .collect(),
            session,
        })),
        (None, None) => Err(malformed("neither tokens nor a challenge")),
    }
}

fn present(token: Option<String>, name: &str) -> Result<String, AuthError> {
    token
        .filter(|token| !token.is_empty())
        .ok_or_else(|| malformed(&format!("`{name}` is missing")))
}

fn malformed(reason: &str) -> AuthError {
    AuthError::MalformedAnswer {
        operation: "sign-in",
        reason: reason.to_owned(),
        source: None,
    }
}
