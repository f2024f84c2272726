//! SigningScope: the region and service a signature is made for, and what a host's name tells about them.

use crate::ids::Region;

/// The domains under which AWS serves its APIs (Amazon API Gateway Developer Guide, "Invoking a private API"; AWS General
/// Reference, "Service endpoints"), the longer before the shorter.
const AWS_DOMAINS: [&str; 4] = [
    ".amazonaws.com.cn",
    ".amazonaws.com",
    ".amazonaws.eu",
    ".api.aws",
];

/// What a signature is valid for, beside its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningScope {
    /// The region of the API.
    pub region: Region,
    /// The service's signing name, as in `execute-api`.
    pub service: String,
}

impl SigningScope {
    /// Reads the scope from a host's name where the name tells it: API Gateway's own names (VPC endpoints included), Lambda
    /// function URLs and AppSync. A custom domain tells nothing.
    pub fn from_host(host: &str) -> Option<Self> {
        let host = bare(host);
        let (service, region) = lambda_url(&host).or_else(|| api_gateway_or_appsync(&host))?;
        Some(Self {
            region: Region::parse(region).ok()?,
            service: service.to_owned(),
        })
    }
}

/// Returns whether AWS itself answers under this name: an API Gateway, AppSync, Lambda or VPC Lattice name, or a service's
/// endpoint. Names of rented machines and load balancers (`compute`, `elb` …) are their tenants', not AWS's.
pub fn is_aws_host(host: &str) -> bool {
    let host = bare(host);
    SigningScope::from_host(&host).is_some() || is_lattice(&host) || is_service_endpoint(&host)
}

/// `{id}.lambda-url.{region}.on.aws`.
fn lambda_url(host: &str) -> Option<(&'static str, &str)> {
    match labels(host.strip_suffix(".on.aws")?).as_slice() {
        [_, "lambda-url", region] => Some(("lambda", region)),
        _ => None,
    }
}

/// `{api}.execute-api.{region}.…`, `{vpce}.execute-api.{region}.vpce.…` and `{id}.appsync-api.{region}.…`.
fn api_gateway_or_appsync(host: &str) -> Option<(&'static str, &str)> {
    match labels(below_aws(host)?).as_slice() {
        [_, "execute-api", region] | [_, "execute-api", region, "vpce"] => {
            Some(("execute-api", region))
        }
        [_, "appsync-api", region] => Some(("appsync", region)),
        _ => None,
    }
}

/// `{service}.{id}.vpc-lattice-svcs.{region}.on.aws`.
fn is_lattice(host: &str) -> bool {
    host.strip_suffix(".on.aws")
        .is_some_and(|below| matches!(labels(below).as_slice(), [.., "vpc-lattice-svcs", _region]))
}

/// `{service}.{region}.…` or `{service}.…`, with nothing a tenant could choose.
fn is_service_endpoint(host: &str) -> bool {
    below_aws(host).is_some_and(|below| match labels(below).as_slice() {
        [service] => !service.is_empty(),
        [service, region] => !service.is_empty() && Region::parse(region).is_ok(),
        _ => false,
    })
}

fn below_aws(host: &str) -> Option<&str> {
    AWS_DOMAINS
        .iter()
        .find_map(|domain| host.strip_suffix(domain))
}

fn labels(name: &str) -> Vec<&str> {
    name.split('.').collect()
}

/// A host without its port and without the root's dot, in lower case.
fn bare(host: &str) -> String {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_of_awss_tells_region_and_service() {
        for (host, region, service) in [
            (
                "abc123.execute-api.eu-central-1.amazonaws.com",
                "eu-central-1",
                "execute-api",
            ),
            (
                "ABC123.execute-api.eu-central-1.amazonaws.com:443",
                "eu-central-1",
                "execute-api",
            ),
            (
                "abc123.execute-api.cn-north-1.amazonaws.com.cn",
                "cn-north-1",
                "execute-api",
            ),
            (
                "abc123.execute-api.eusc-de-east-1.amazonaws.eu",
                "eusc-de-east-1",
                "execute-api",
            ),
            (
                "abc123-vpce-0a1b2c.execute-api.us-west-2.amazonaws.com",
                "us-west-2",
                "execute-api",
            ),
            (
                "vpce-0a1b2c-xyz.execute-api.us-west-2.vpce.amazonaws.com",
                "us-west-2",
                "execute-api",
            ),
            (
                "vpce-0a1b2c-xyz-us-west-2a.execute-api.us-gov-west-1.vpce.amazonaws.com",
                "us-gov-west-1",
                "execute-api",
            ),
            ("xyz.lambda-url.ap-south-1.on.aws", "ap-south-1", "lambda"),
            (
                "abcdef.appsync-api.eu-west-1.amazonaws.com",
                "eu-west-1",
                "appsync",
            ),
        ] {
            let scope = SigningScope::from_host(host).unwrap_or_else(|| panic!("{host}"));
            assert_eq!(
                (scope.region.as_str(), scope.service.as_str()),
                (region, service),
                "{host}"
            );
            assert!(is_aws_host(host), "{host}");
        }
    }

    #[test]
    fn other_hosts_tell_nothing() {
        for host in [
            "api.example.com",
            "127.0.0.1:8080",
            "[::1]:8080",
            "localhost",
            "",
            "execute-api.eu-central-1.amazonaws.com",
            "abc.execute-api.eu-central-1.amazonaws.com.example.com",
            "abc.execute-api.frankfurt.amazonaws.com",
            "abc.execute-api.eu-central-1.example.com",
            "a.b.execute-api.eu-central-1.amazonaws.com",
            "xyz.lambda-url.on.aws",
        ] {
            assert_eq!(SigningScope::from_host(host), None, "{host}");
        }
    }

    #[test]
    fn a_rented_machine_or_a_look_alike_is_not_awss_own() {
        for host in [
            "ec2-1-2-3-4.compute-1.amazonaws.com",
            "ec2-1-2-3-4.eu-west-1.compute.amazonaws.com",
            "lb-123.us-east-1.elb.amazonaws.com",
            "lb-123.elb.us-east-1.amazonaws.com",
            "bucket.s3.amazonaws.com",
            "evilamazonaws.com",
            "amazonaws.com",
            ".amazonaws.com",
            "sts.amazonaws.com.evil.example",
            "api.example.com",
        ] {
            assert!(!is_aws_host(host), "{host}");
        }
        for host in [
            "sts.eu-central-1.amazonaws.com",
            "iam.amazonaws.com",
            "a-1.b2.vpc-lattice-svcs.eu-west-1.on.aws",
        ] {
            assert!(is_aws_host(host), "{host}");
        }
    }
}
