//! What AWS's own variables, and curl's, say of the network: regions, endpoints, proxies. They count below the profile,
//! so that a variable left over in a shell does not redirect a profile that says where it belongs.

use crate::config::error::ConfigError;
use crate::config::place::base_url;
use crate::environment::Environment;
use crate::ids::Region;
use crate::secret::SecretString;

/// Where a service of AWS is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Endpoint {
    /// A URL of one's own, instead of AWS's.
    pub url: Option<String>,
    /// The user wants AWS's FIPS host. Where there is no other, it is asked in any case.
    pub fips: bool,
    /// AWS's dual-stack host is to be asked.
    pub dual_stack: bool,
}

/// The proxies that the environment names. An entry is a URL, or `host:port`, as curl takes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proxies {
    /// For https. A password may stand in it.
    pub https: Option<SecretString>,
    /// For http. A password may stand in it.
    pub http: Option<SecretString>,
    /// Hosts to be asked directly, separated by commas.
    pub no_proxy: Option<String>,
}

impl Proxies {
    /// Picks the proxies as curl does: the lower-case name first, and `http_proxy` in lower case only, because a web
    /// server sets `HTTP_PROXY` from a client's `Proxy:` header (CVE-2016-5385).
    pub(crate) fn pick(environment: &Environment) -> Self {
        let first = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| environment.variable(name))
                .map(str::to_owned)
        };
        Self {
            https: first(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
                .map(SecretString::new),
            http: first(&["http_proxy", "all_proxy", "ALL_PROXY"]).map(SecretString::new),
            no_proxy: first(&["no_proxy", "NO_PROXY"]),
        }
    }
}

/// The names under which one service's endpoint is configured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EndpointNames {
    /// The key of the profile.
    pub(crate) key: &'static str,
    /// AWS's variable.
    pub(crate) variable: &'static str,
}

/// User pools.
pub(crate) const IDENTITY_PROVIDER: EndpointNames = EndpointNames {
    key: "endpoint_url_cognito_identity_provider",
    variable: "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
};

/// Identity pools.
pub(crate) const IDENTITY: EndpointNames = EndpointNames {
    key: "endpoint_url_cognito_identity",
    variable: "AWS_ENDPOINT_URL_COGNITO_IDENTITY",
};

/// The order of AWS's variables, and the variants, are those of the AWS SDKs and Tools Reference Guide
/// ("Service-specific endpoints", "Dual-stack and FIPS endpoints").
pub(crate) fn endpoint(
    own: Option<&str>,
    names: EndpointNames,
    environment: &Environment,
) -> Result<Endpoint, ConfigError> {
    let fips = flag(environment, "AWS_USE_FIPS_ENDPOINT")?;
    let dual_stack = flag(environment, "AWS_USE_DUALSTACK_ENDPOINT")?;
    let (name, url) = match own {
        Some(url) => (names.key, url.to_owned()),
        None => match configured_for_aws(names.variable, environment)? {
            Some(found) => found,
            None => {
                return Ok(Endpoint {
                    url: None,
                    fips,
                    dual_stack,
                });
            }
        },
    };
    let conflict = |variable| ConfigError::EndpointConflict {
        endpoint: name.to_owned(),
        variable,
    };
    if fips {
        return Err(conflict("AWS_USE_FIPS_ENDPOINT"));
    }
    if dual_stack {
        return Err(conflict("AWS_USE_DUALSTACK_ENDPOINT"));
    }
    Ok(Endpoint {
        url: Some(url),
        fips: false,
        dual_stack: false,
    })
}

fn configured_for_aws(
    variable: &'static str,
    environment: &Environment,
) -> Result<Option<(&'static str, String)>, ConfigError> {
    if flag(environment, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")? {
        return Ok(None);
    }
    for name in [variable, "AWS_ENDPOINT_URL"] {
        if let Some(url) = environment.variable(name) {
            let url = base_url(url).map_err(|problem| invalid(name, problem))?;
            return Ok(Some((name, url)));
        }
    }
    Ok(None)
}

/// Returns the region of `AWS_REGION`, or of `AWS_DEFAULT_REGION`.
pub(crate) fn aws_region(environment: &Environment) -> Result<Option<Region>, ConfigError> {
    for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
        if let Some(region) = environment.variable(name) {
            return Region::parse(region)
                .map(Some)
                .map_err(|problem| invalid(name, problem.to_string()));
        }
    }
    Ok(None)
}

fn flag(environment: &Environment, name: &'static str) -> Result<bool, ConfigError> {
    match environment.variable(name) {
        None => Ok(false),
        Some(text) if text.eq_ignore_ascii_case("true") => Ok(true),
        Some(text) if text.eq_ignore_ascii_case("false") => Ok(false),
        Some(text) => Err(invalid(
            name,
            format!("`{}` is neither `true` nor `false`", text.escape_debug()),
        )),
    }
}

fn invalid(name: &str, problem: String) -> ConfigError {
    ConfigError::Variable {
        name: name.to_owned(),
        problem,
    }
}
