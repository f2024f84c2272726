//! Which regions, endpoints, roots and proxies the settings lead to.

use crate::config::ca_bundle::CaBundle;
use crate::config::error::ConfigError;
use crate::config::network::{
    Endpoint, IDENTITY, IDENTITY_PROVIDER, Proxies, aws_region, endpoint,
};
use crate::config::place::loopback_origin;
use crate::config::settings::{Settings, required};
use crate::ids::{IdentityPoolId, Region, UserPoolId};

/// The service to sign for where nothing tells: API Gateway's.
const DEFAULT_SERVICE: &str = "execute-api";

impl Settings {
    /// Returns the region in which the user pool is asked: `region`, else the one that its id names. The two differ for a
    /// replica (Amazon Cognito Developer Guide, "Multi-Region replication").
    pub fn user_pool_region(&self) -> Result<Region, ConfigError> {
        let pool = self.user_pool_id()?;
        Ok(self.merged.region.clone().unwrap_or_else(|| pool.region()))
    }

    /// Returns the origins on this machine at which a stand-in for AWS serves Cognito and the API, if the settings lead to
    /// one.
    pub fn stand_in(&self) -> Result<Vec<String>, ConfigError> {
        let Some(endpoint) = self.user_pool_endpoint()?.url else {
            return Ok(Vec::new());
        };
        let places = [Some(endpoint.as_str()), self.api_url()];
        Ok(places
            .into_iter()
            .flatten()
            .filter_map(loopback_origin)
            .collect())
    }

    /// Returns the region that a flag or variable says to sign for, whatever the host tells.
    pub fn sign_region(&self) -> Option<&Region> {
        self.top.sign_region.as_ref()
    }

    /// Returns the region to sign for where neither flag, variable nor host tells: that of the profile, of the pools, or
    /// of AWS's variables.
    pub fn fallback_sign_region(&self) -> Result<Region, ConfigError> {
        let merged = &self.merged;
        let configured = merged
            .sign_region
            .clone()
            .or_else(|| merged.region.clone())
            .or_else(|| merged.user_pool_id.as_ref().map(UserPoolId::region))
            .or_else(|| merged.identity_pool_id.as_ref().map(IdentityPoolId::region));
        match configured {
            Some(region) => Ok(region),
            None => required("region", aws_region(&self.environment)?),
        }
    }

    /// Returns the service that a flag or variable says to sign for, whatever the host tells.
    pub fn service(&self) -> Option<&str> {
        self.top.service.as_deref()
    }

    /// Returns the service to sign for where neither flag, variable nor host tells.
    pub fn fallback_service(&self) -> &str {
        self.merged.service.as_deref().unwrap_or(DEFAULT_SERVICE)
    }

    /// Returns the endpoint of user pools.
    pub fn user_pool_endpoint(&self) -> Result<Endpoint, ConfigError> {
        let own = self
            .merged
            .endpoint_url_cognito_identity_provider
            .as_deref();
        endpoint(own, IDENTITY_PROVIDER, &self.environment)
    }

    /// Returns the endpoint of identity pools.
    pub fn identity_pool_endpoint(&self) -> Result<Endpoint, ConfigError> {
        let own = self.merged.endpoint_url_cognito_identity.as_deref();
        endpoint(own, IDENTITY, &self.environment)
    }

    /// Reads the bundle of roots, if a flag, a variable or the profile names one.
    pub fn ca_bundle(&self) -> Result<Option<CaBundle>, ConfigError> {
        let of_environment = |name| {
            let path = self.environment.variable(name)?;
            Some(self.environment.current_dir().join(path))
        };
        let configured = self
            .merged
            .ca_bundle
            .clone()
            .or_else(|| of_environment("AWS_CA_BUNDLE"))
            .or_else(|| of_environment("SSL_CERT_FILE"));
        configured.as_deref().map(CaBundle::load).transpose()
    }

    /// Returns the proxies that the environment names.
    pub fn proxies(&self) -> Proxies {
        Proxies::pick(&self.environment)
    }
}

#[cfg(test)]
#[path = "services_tests.rs"]
mod tests;
