//! Which route of an API serves a request.

use super::api_definition::{ApiDefinition, ApiKind, Route};
use super::path_template::Fit;

/// Returns the path under the stage, or `None` where the path names another stage.
pub(super) fn path_under_stage<'a>(api: &ApiDefinition, path: &'a str) -> Option<&'a str> {
    let rest = path.strip_prefix(api.base_path().as_str())?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// Returns the route for a method and a path under the stage.
pub(super) fn find<'a>(api: &'a ApiDefinition, method: &str, path: &str) -> Option<&'a Route> {
    let mut fitting: Vec<(Fit, &Route)> = api
        .routes
        .iter()
        .filter_map(|route| Some((route.path.fit(path)?, route)))
        .collect();
    // A REST API settles on the resource first, so that `POST /test` does not fall through to `ANY /{proxy+}` where
    // `/test` exists; an HTTP API looks at method and path together ("Routes for HTTP APIs").
    if api.kind == ApiKind::Rest
        && let Some(closest) = fitting.iter().map(|(fit, _)| fit.clone()).min()
    {
        fitting.retain(|(fit, _)| *fit == closest);
    }
    fitting
        .into_iter()
        .filter(|(_, route)| route.method == method || route.method == "ANY")
        .min_by_key(|(fit, route)| (fit.clone(), route.method == "ANY"))
        .map(|(_, route)| route)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(kind: &str, routes: &[(&str, &str)]) -> ApiDefinition {
        let head = format!("id = \"abc123\"\nkind = \"{kind}\"\nstage = \"prod\"\n");
        let routes: Vec<String> = routes
            .iter()
            .map(|(method, path)| {
                format!("[[route]]\nmethod = \"{method}\"\npath = \"{path}\"\nauth = \"none\"\n")
            })
            .collect();
        toml::from_str(&(head + &routes.concat())).unwrap()
    }

    fn found(api: &ApiDefinition, method: &str, path: &str) -> Option<String> {
        let route = find(api, method, path)?;
        Some(format!("{} {}", route.method, route.path.as_str()))
    }

    const ROUTES: [(&str, &str); 5] = [
        ("ANY", "/{proxy+}"),
        ("GET", "/items/{id}"),
        ("ANY", "/items/{id}"),
        ("GET", "/items/first"),
        ("GET", "/"),
    ];

    #[test]
    fn the_closest_path_and_then_the_named_method_serve() {
        for kind in ["rest", "http"] {
            let api = api(kind, &ROUTES);
            let found = |method, path| found(&api, method, path).unwrap();
            assert_eq!(found("GET", "/items/first"), "GET /items/first");
            assert_eq!(found("GET", "/items/2"), "GET /items/{id}");
            assert_eq!(found("PUT", "/items/2"), "ANY /items/{id}");
            assert_eq!(found("HEAD", "/items/2"), "ANY /items/{id}");
            assert_eq!(found("DELETE", "/other/1"), "ANY /{proxy+}");
            assert_eq!(found("GET", ""), "GET /");
        }
    }

    #[test]
    fn a_missing_method_of_a_resource_falls_through_in_an_http_api_only() {
        assert_eq!(found(&api("rest", &ROUTES), "POST", "/items/first"), None);
        assert_eq!(
            found(&api("http", &ROUTES), "POST", "/items/first").as_deref(),
            Some("ANY /items/{id}")
        );
    }

    #[test]
    fn a_stage_is_a_whole_segment() {
        let api = api("rest", &[]);
        assert_eq!(path_under_stage(&api, "/prod/test"), Some("/test"));
        assert_eq!(path_under_stage(&api, "/prod"), Some(""));
        assert_eq!(path_under_stage(&api, "/production/test"), None);
        assert_eq!(path_under_stage(&api, "/test"), None);
    }
}
