//! Reads the `[[request]]` tables of a suite file.

use http::Method;
use toml::de::DeValue;

use crate::config::Auth;

use super::document::{Table, Value};
use super::error::SuiteError;
use super::expectation::Expectation;
use super::json::Json;
use super::spec::{Expected, SuiteBody, SuiteRequest, SuiteUser};
use super::template::Template;

const REQUEST_KEYS: &[&str] = &[
    "name", "get", "post", "put", "patch", "delete", "head", "options", "headers", "json", "body",
    "auth", "expect",
];
/// Keys of the file format behind which there is nothing yet. To ignore one would let a suite pass that checks less
/// than it says.
const LATER_REQUEST_KEYS: &[&str] = &[
    "assert",
    "capture",
    "controls",
    "denied_by",
    "tag",
    "schema",
];

pub(super) const METHODS: &[(&str, Method)] = &[
    ("get", Method::GET),
    ("post", Method::POST),
    ("put", Method::PUT),
    ("patch", Method::PATCH),
    ("delete", Method::DELETE),
    ("head", Method::HEAD),
    ("options", Method::OPTIONS),
];

/// Reads the rows; `users` are the columns that they may name.
pub(super) fn requests(
    root: Table<'_>,
    users: &[SuiteUser],
) -> Result<Vec<SuiteRequest>, SuiteError> {
    let requests = root
        .optional("request", |value| {
            value
                .array()?
                .iter()
                .map(|row| request(row.table()?, users))
                .collect::<Result<Vec<_>, _>>()
        })?
        .unwrap_or_default();
    if requests.is_empty() {
        let problem = "the suite has no requests: each `[[request]]` is a row";
        return Err(SuiteError::invalid(root.place(), problem));
    }
    Ok(requests)
}

fn request(table: Table<'_>, users: &[SuiteUser]) -> Result<SuiteRequest, SuiteError> {
    table.allow_only(REQUEST_KEYS, LATER_REQUEST_KEYS)?;
    let (method, path) = method_and_path(table)?;
    let Some(expect) = table.get("expect") else {
        let problem = "the request expects nothing: `expect = { USER = STATUS }` is missing";
        return Err(SuiteError::invalid(table.place(), problem));
    };
    let (expect, expect_others) = expectations(&expect, users)?;
    Ok(SuiteRequest {
        name: table.optional("name", Value::to_text)?,
        method,
        path,
        headers: table.optional("headers", headers)?.unwrap_or_default(),
        body: body(table)?,
        auth: table.optional("auth", auth)?,
        expect,
        expect_others,
    })
}

fn method_and_path(table: Table<'_>) -> Result<(Method, Template), SuiteError> {
    let mut found = None;
    for entry in table.entries() {
        let Some((_, method)) = METHODS.iter().find(|(key, _)| *key == entry.key) else {
            continue;
        };
        if found.is_some() {
            let problem = format!("a request has one method, and `{}` is a second", entry.key);
            return Err(SuiteError::invalid(entry.place(), problem));
        }
        found = Some((method.clone(), template(&entry.value)?));
    }
    found.ok_or_else(|| {
        let problem = "the request has no method: `get = \"/path\"` or the like is missing";
        SuiteError::invalid(table.place(), problem)
    })
}

fn headers(value: &Value<'_>) -> Result<Vec<(String, Template)>, SuiteError> {
    let entries = value.table()?.entries();
    let pairs = entries
        .iter()
        .map(|entry| Ok((entry.key.to_owned(), template(&entry.value)?)));
    pairs.collect()
}

fn body(table: Table<'_>) -> Result<SuiteBody, SuiteError> {
    match (table.get("json"), table.get("body")) {
        (None, None) => Ok(SuiteBody::None),
        (Some(json), None) => Ok(SuiteBody::Json(Json::read(&json)?)),
        (None, Some(text)) => Ok(SuiteBody::Text(template(&text)?)),
        (Some(_), Some(text)) => Err(SuiteError::invalid(
            text.place(),
            "a request has one body: `json` or `body`, not both",
        )),
    }
}

type Expectations = (Vec<Expected>, Option<Expectation>);

fn expectations(value: &Value<'_>, users: &[SuiteUser]) -> Result<Expectations, SuiteError> {
    let mut named = Vec::new();
    let mut others = None;
    for entry in value.table()?.entries() {
        let statuses = expectation(&entry.value)?;
        if entry.key == "*" {
            others = Some(statuses);
            continue;
        }
        let mut columns = users.iter().map(|user| user.name.as_str());
        if !columns.clone().any(|column| column == entry.key) {
            return Err(entry.unknown("no such user", &mut columns));
        }
        named.push(Expected {
            user: entry.key.to_owned(),
            statuses,
        });
    }
    if named.is_empty() && others.is_none() {
        let problem = "the request expects nothing: name a user, or `\"*\"` for all";
        return Err(SuiteError::invalid(value.place(), problem));
    }
    Ok((named, others))
}

fn expectation(value: &Value<'_>) -> Result<Expectation, SuiteError> {
    let parsed = match value.raw() {
        DeValue::Integer(number) => Expectation::parse(&number.to_string()),
        DeValue::String(text) => Expectation::parse(text),
        _ => return Err(value.must_be("a status")),
    };
    parsed.map_err(|error| value.refused(error))
}

/// Reads an `auth` key.
pub(super) fn auth(value: &Value<'_>) -> Result<Auth, SuiteError> {
    Auth::parse(value.text()?).map_err(|problem| value.refused(problem))
}

fn template(value: &Value<'_>) -> Result<Template, SuiteError> {
    Ok(Template {
        text: value.to_text()?,
        place: value.place(),
    })
}
