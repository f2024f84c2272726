//! A Cognito identity pool: an ID token in, the credentials of a role out. Everything goes out unsigned.

use std::collections::HashMap;
use std::time::SystemTime;

use aws_sdk_cognitoidentity as sdk;

use crate::auth::error::AuthError;
use crate::auth::sdk_policy::{self, OnlyAnswered};
use crate::auth::service_error::failure;
use crate::auth::tokens::{Tokens, time};
use crate::auth::verdict::Step;
use crate::ids::{IdentityPoolId, Region};
use crate::secret::SecretString;
use crate::transport::SdkHttpClient;

const GET_ID: &str = "GetId";
const GET_CREDENTIALS: &str = "GetCredentialsForIdentity";

/// Which identity pool, and where it is asked.
#[derive(Debug, Clone)]
pub struct IdentityPoolConfig {
    /// The identity pool.
    pub pool: IdentityPoolId,
    /// The region whose endpoint is asked.
    pub region: Region,
    /// A URL to ask instead of AWS.
    pub endpoint: Option<String>,
    /// Ask FIPS hosts. GovCloud's are asked in any case, because Cognito has no others there.
    pub fips: bool,
    /// Ask dual-stack hosts.
    pub dual_stack: bool,
}

/// A client of one identity pool.
#[derive(Debug)]
pub struct IdentityPool {
    pool: IdentityPoolId,
    client: sdk::Client,
}

/// The credentials of a role, for an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleCredentials {
    /// The access key's id.
    pub access_key_id: String,
    /// The access key's secret.
    pub secret_access_key: SecretString,
    /// The session token, without which the key is nothing.
    pub session_token: SecretString,
    /// When they stop being valid, by the server's clock.
    pub expires_at: SystemTime,
    /// The identity they belong to. It may be another than was asked for, where identities were merged: this one counts.
    pub identity_id: String,
}

impl IdentityPool {
    /// Makes a client. Sends nothing.
    pub fn new(config: IdentityPoolConfig, http: SdkHttpClient) -> Self {
        let endpoint = sdk_policy::endpoint(config.endpoint.as_deref());
        let mut builder = sdk::Config::builder()
            .behavior_version(sdk::config::BehaviorVersion::latest())
            .region(sdk::config::Region::new(config.region.to_string()))
            .use_fips(sdk_policy::fips(config.fips, &config.region, endpoint))
            .use_dual_stack(config.dual_stack)
            .http_client(http)
            .retry_config(sdk_policy::retries())
            .retry_classifier(OnlyAnswered)
            .timeout_config(sdk_policy::timeouts())
            .stalled_stream_protection(sdk::config::StalledStreamProtectionConfig::disabled());
        builder.set_endpoint_url(endpoint.map(str::to_owned));
        Self {
            pool: config.pool,
            client: sdk::Client::from_conf(builder.build()),
        }
    }

    /// Returns the user's identity id. It never changes and its quota is tight, so callers keep it.
    pub async fn get_id(&self, tokens: &Tokens) -> Result<String, AuthError> {
        self.client
            .get_id()
            .identity_pool_id(self.pool.as_str())
            .set_logins(Some(logins(tokens)))
            .send()
            .await
            .map_err(|error| failure(Step::Identity, GET_ID, error))?
            .identity_id
            .filter(|id| !id.is_empty())
            .ok_or_else(|| missing(GET_ID, "IdentityId"))
    }

    /// Returns credentials of the role that the pool chooses, or of `role_arn` where the user's token offers it.
    pub async fn credentials(
        &self,
        identity_id: &str,
        tokens: &Tokens,
        role_arn: Option<&str>,
    ) -> Result<RoleCredentials, AuthError> {
        let answer = self
            .client
            .get_credentials_for_identity()
            .identity_id(identity_id)
            .set_logins(Some(logins(tokens)))
            .set_custom_role_arn(role_arn.map(str::to_owned))
            .send()
            .await
            .map_err(|error| failure(Step::Identity, GET_CREDENTIALS, error))?;
        let identity_id = present(answer.identity_id, "IdentityId")?;
        let credentials = answer
            .credentials
            .ok_or_else(|| missing(GET_CREDENTIALS, "Credentials"))?;
        Ok(RoleCredentials {
            access_key_id: present(credentials.access_key_id, "AccessKeyId")?,
            secret_access_key: present(credentials.secret_key, "SecretKey")?.into(),
            session_token: present(credentials.session_token, "SessionToken")?.into(),
            expires_at: credentials
                .expiration
                .and_then(|at| time(u64::try_from(at.secs()).ok()?))
                .ok_or_else(|| missing(GET_CREDENTIALS, "Expiration"))?,
            identity_id,
        })
    }
}

/// The key is the token's issuer without its scheme. Pools with replicas have an issuer of its own host, under which
/// identity pools do not list them.
fn logins(tokens: &Tokens) -> HashMap<String, String> {
    let issuer = &tokens.claims.issuer;
    let provider = issuer.split_once("://").map_or(&**issuer, |(_, rest)| rest);
    let provider = provider.strip_prefix("issuer-").unwrap_or(provider);
    HashMap::from([(provider.to_owned(), tokens.id.expose().clone())])
}

fn present(value: Option<String>, name: &str) -> Result<String, AuthError> {
    value
        .filter(|value| !value.is_empty())
        .ok_or_else(|| missing(GET_CREDENTIALS, name))
}

fn missing(operation: &'static str, name: &str) -> AuthError {
    AuthError::MalformedAnswer {
        operation,
        reason: format!("`{name}` is missing or makes no sense"),
        source: None,
    }
}

#[cfg(test)]
#[path = "identity_pool_tests.rs"]
mod tests;
