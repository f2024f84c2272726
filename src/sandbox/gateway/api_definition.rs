//! The API of a scenario: what it is, and its routes as the scenario file writes them.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::path_template::PathTemplate;
use crate::sandbox::tokens::TokenUse;

/// The API that the gateway serves.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct ApiDefinition {
    /// The API's id, which resource ARNs name.
    pub(in crate::sandbox) id: String,
    /// Which kind of API Gateway API it is.
    pub(super) kind: ApiKind,
    /// The stage; `$default` of an HTTP API has no segment in the path.
    #[serde(deserialize_with = "stage")]
    pub(in crate::sandbox) stage: String,
    /// The routes, in the file's order.
    #[serde(default, rename = "route", deserialize_with = "routes")]
    pub(in crate::sandbox) routes: Vec<Route>,
}

/// The kinds of API, which refuse in different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ApiKind {
    /// A REST API.
    Rest,
    /// An HTTP API.
    Http,
}

/// One method of one path.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::sandbox) struct Route {
    /// The method in upper case; `ANY` stands for every one.
    #[serde(deserialize_with = "method")]
    pub(super) method: String,
    /// The path under the stage.
    pub(super) path: PathTemplate,
    /// Who may call it.
    pub(super) auth: RouteAuth,
    /// The groups one of which a bearer's user must be in; none means any user.
    #[serde(default)]
    pub(in crate::sandbox) groups: Vec<String>,
    /// Which token a bearer route wants.
    #[serde(default = "access")]
    pub(super) token: TokenUse,
    /// The status of its answer.
    #[serde(default = "ok", deserialize_with = "status")]
    pub(super) status: u16,
    /// The body of its answer; left out, the answer echoes the request.
    pub(super) body: Option<String>,
    /// Further headers of its answer.
    #[serde(default)]
    pub(super) headers: BTreeMap<String, String>,
}

/// How a route is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RouteAuth {
    /// By a SigV4 signature and the policies of the role that made it.
    Iam,
    /// By a token of the user pool.
    Bearer,
    /// Not at all.
    None,
}

impl ApiDefinition {
    /// Returns what every path of the API begins with: `/` and the stage, or nothing for `$default`.
    pub(in crate::sandbox) fn base_path(&self) -> String {
        if self.stage == "$default" {
            String::new()
        } else {
            format!("/{}", self.stage)
        }
    }
}

fn access() -> TokenUse {
    TokenUse::Access
}

fn ok() -> u16 {
    200
}

fn stage<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let stage = String::deserialize(deserializer)?;
    let named = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if stage == "$default" || (!stage.is_empty() && stage.bytes().all(named)) {
        Ok(stage)
    } else {
        Err(D::Error::custom(format!(
            "`{stage}` is not a stage: write letters, digits, `-` and `_`, or `$default`"
        )))
    }
}

fn method<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    const METHODS: [&str; 8] = [
        "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY",
    ];
    let method = String::deserialize(deserializer)?;
    if METHODS.contains(&method.as_str()) {
        Ok(method)
    } else {
        Err(D::Error::custom(format!(
            "`{method}` is not a method: write one of {}",
            METHODS.join(", ")
        )))
    }
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let status = u16::deserialize(deserializer)?;
    if (200..=599).contains(&status) {
        Ok(status)
    } else {
        Err(D::Error::custom(format!(
            "`{status}` is not a status: write 200 to 599"
        )))
    }
}

fn routes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Route>, D::Error> {
    let routes: Vec<Route> = Vec::deserialize(deserializer)?;
    for (index, route) in routes.iter().enumerate() {
        let name = format!("{} {}", route.method, route.path.as_str());
        if route.auth != RouteAuth::Bearer && !route.groups.is_empty() {
            return Err(D::Error::custom(format!(
                "route `{name}`: `groups` needs `auth = \"bearer\"`"
            )));
        }
        let is_same = |other: &Route| {
            other.method == route.method && other.path.as_str() == route.path.as_str()
        };
        if routes.iter().take(index).any(is_same) {
            return Err(D::Error::custom(format!(
                "route `{name}` stands there twice"
            )));
        }
    }
    Ok(routes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "id = \"abc123\"\nkind = \"rest\"\nstage = \"prod\"\n";

    fn parse(routes: &str) -> Result<ApiDefinition, String> {
        toml::from_str(&format!("{API}{routes}")).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn a_route_has_defaults_for_all_but_method_path_and_auth() {
        let api =
            parse("[[route]]\nmethod = \"GET\"\npath = \"/movies\"\nauth = \"bearer\"\n").unwrap();
        let [route] = api.routes.as_slice() else {
            panic!("{api:?}")
        };
        assert_eq!((route.status, route.token), (200, TokenUse::Access));
        assert!(route.groups.is_empty() && route.body.is_none() && route.headers.is_empty());
        assert_eq!(api.base_path(), "/prod");
    }

    #[test]
    fn the_default_stage_has_no_segment() {
        let api: ApiDefinition =
            toml::from_str("id = \"abc123\"\nkind = \"http\"\nstage = \"$default\"\n").unwrap();
        assert_eq!(api.base_path(), "");
    }

    #[test]
    fn what_the_gateway_could_not_serve_is_refused() {
        let route = |rest: &str| parse(&format!("[[route]]\n{rest}\n")).unwrap_err();
        for (text, message) in [
            (
                "method = \"get\"\npath = \"/\"\nauth = \"iam\"",
                "`get` is not a method",
            ),
            (
                "method = \"GET\"\npath = \"x\"\nauth = \"iam\"",
                "`x` is not a path",
            ),
            (
                "method = \"GET\"\npath = \"/\"\nauth = \"jwt\"",
                "unknown variant `jwt`",
            ),
            (
                "method = \"GET\"\npath = \"/\"\nauth = \"iam\"\nstatus = 99",
                "`99` is not a status",
            ),
            (
                "method = \"GET\"\npath = \"/\"\nauth = \"iam\"\ngroups = [\"a\"]",
                "`groups` needs",
            ),
            (
                "method = \"GET\"\npath = \"/\"\nauth = \"iam\"\nrole = \"x\"",
                "unknown field `role`",
            ),
        ] {
            let error = route(text);
            assert!(error.contains(message), "{error}");
        }
        let one = "[[route]]\nmethod = \"GET\"\npath = \"/\"\nauth = \"iam\"\n";
        assert!(parse(&one.repeat(2)).unwrap_err().contains("twice"));
        let bad_stage = API.replace("prod", "a/b");
        assert!(toml::from_str::<ApiDefinition>(&bad_stage).is_err());
    }
}
