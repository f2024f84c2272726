//! Plan: users meet requests. Every template is rendered and every URL built before the first byte is sent.

use http::Method;

use crate::api::{ApiError, ApiRequest, DataPart, Headers, RequestUrl};
use crate::call::OwnHosts;
use crate::config::Auth;
use crate::secret::SecretString;

use super::error::SuiteError;
use super::expectation::Expectation;
use super::spec::{Suite, SuiteBody, SuiteRequest, SuiteUser};
use super::template::{Template, Variables};

/// What the profile says about the API that is called.
#[derive(Debug, Clone)]
pub struct Target<'a> {
    /// The URL to which paths are joined.
    pub api_url: Option<&'a str>,
    /// The hosts that may receive the headers.
    pub own_hosts: &'a OwnHosts,
}

/// How a column's calls are made where the suite does not say.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Headers of every request that does not say otherwise.
    pub headers: Vec<(String, SecretString)>,
    /// How calls are authorized where neither user nor request says.
    pub auth: Auth,
}

/// Everything that will be called.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The suite's name.
    pub name: Option<String>,
    /// The users, in the order of the file.
    pub columns: Vec<SuiteUser>,
    /// The requests, in the order of the file.
    pub rows: Vec<PlannedRow>,
}

/// One request and who makes it.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// What the row is called.
    pub label: RowLabel,
    /// A case for each column; none where nothing is expected of the user.
    pub cases: Vec<Option<Case>>,
}

/// What a row is called in the matrix and in reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLabel {
    /// The request's name, if the file gives one.
    pub name: Option<String>,
    /// The method.
    pub method: Method,
    /// The path or URL as written, its variables replaced.
    pub path: String,
}

/// One user making one request.
#[derive(Debug, Clone)]
pub struct Case {
    /// The request, with the headers of this user.
    pub request: ApiRequest,
    /// How the call is authorized.
    pub auth: Auth,
    /// Which statuses are right.
    pub expected: Expectation,
}

impl Plan {
    /// Plans the calls of a suite; `manner_of` says how a column's are made where the suite does not.
    pub fn new<E: From<SuiteError>>(
        suite: &Suite,
        target: &Target<'_>,
        mut manner_of: impl FnMut(&SuiteUser) -> Result<Manner, E>,
    ) -> Result<Self, E> {
        let mut columns = Vec::new();
        for user in &suite.users {
            columns.push((user, manner_of(user)?));
        }
        let rows = suite
            .requests
            .iter()
            .map(|request| PlannedRow::new(request, &suite.vars, &columns, target));
        Ok(Self {
            name: suite.name.clone(),
            rows: rows.collect::<Result<_, _>>()?,
            columns: suite.users.clone(),
        })
    }
}

impl PlannedRow {
    fn new(
        row: &SuiteRequest,
        variables: &Variables,
        columns: &[(&SuiteUser, Manner)],
        target: &Target<'_>,
    ) -> Result<Self, SuiteError> {
        let path = row.path.render(variables)?;
        let case = |(user, manner): &(&SuiteUser, Manner)| {
            let named = row.expect.iter().find(|named| named.user == user.name);
            let Some(expected) = named
                .map(|named| &named.statuses)
                .or(row.expect_others.as_ref())
            else {
                return Ok(None);
            };
            Ok(Some(Case {
                request: request(row, &path, variables, target, &manner.headers)?,
                // A column says who calls and how; `auth = "none"` must stay unsigned whatever the row asks for.
                auth: user.auth.or(row.auth).unwrap_or(manner.auth),
                expected: expected.clone(),
            }))
        };
        Ok(Self {
            cases: columns.iter().map(case).collect::<Result<_, _>>()?,
            label: RowLabel {
                name: row.name.clone(),
                method: row.method.clone(),
                path,
            },
        })
    }
}

fn request(
    row: &SuiteRequest,
    path: &str,
    variables: &Variables,
    target: &Target<'_>,
    defaults: &[(String, SecretString)],
) -> Result<ApiRequest, SuiteError> {
    let refused = |template: &Template| {
        let place = template.place.clone();
        |source| SuiteError::BadRequest { place, source }
    };
    let url = RequestUrl::resolve(path, target.api_url, &[]).map_err(refused(&row.path))?;
    let mut request = ApiRequest::new(row.method.clone(), url);
    for (name, template) in &row.headers {
        let value = template.render(variables)?;
        add_header(&mut request.headers, name, &value).map_err(refused(template))?;
    }
    let own = target.own_hosts.include(&request.url);
    for (name, value) in defaults.iter().filter(|_| own) {
        request
            .headers
            .add_secret_default(name, value)
            .map_err(refused(&row.path))?;
    }
    match &row.body {
        SuiteBody::None => {}
        SuiteBody::Text(text) => request.body = text.render(variables)?.into_bytes(),
        SuiteBody::Json(json) => {
            let part = DataPart {
                bytes: json.render(variables)?.into_bytes(),
                is_json: true,
            };
            request.set_data(&[part]).map_err(refused(&row.path))?;
        }
    }
    Ok(request)
}

/// An empty value means an empty header here, where curl's `Name:` would leave it out.
fn add_header(headers: &mut Headers, name: &str, value: &str) -> Result<(), ApiError> {
    if value.trim().is_empty() {
        headers.add(&format!("{name};"))
    } else {
        headers.add(&format!("{name}: {value}"))
    }
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
