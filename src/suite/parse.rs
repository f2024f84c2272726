//! Reads a suite file into a `Suite`: nothing that is written in it is passed over in silence.

use std::path::Path;

use toml::de::DeValue;

use crate::config::{Auth, SecretRef};
use crate::ids::{ProfileName, Username};

use super::document::{Document, Table, Value};
use super::error::SuiteError;
use super::parse_request::{auth, requests};
use super::spec::{Suite, SuiteUser};
use super::template::Variables;

const SUITE_KEYS: &[&str] = &["name", "profile", "vars", "users", "request"];
const USER_KEYS: &[&str] = &["as", "password", "role", "auth"];
/// A key of the profile's users that is none of a suite's yet.
const LATER_USER_KEYS: &[&str] = &["totp_secret"];

impl Suite {
    /// Parses the text of a suite file. Paths in it are meant from the folder of `file`.
    pub fn parse(file: &Path, text: &str) -> Result<Self, SuiteError> {
        let document = Document::parse(file, text)?;
        let root = document.root();
        root.allow_only(SUITE_KEYS, &[])?;
        let name = root.optional("name", Value::to_text)?;
        let profile = root.optional("profile", |value| {
            ProfileName::parse(value.text()?).map_err(|error| value.refused(error))
        })?;
        let vars = root.optional("vars", variables)?.unwrap_or_default();
        let users = users(root)?;
        let requests = requests(root, &users)?;
        Ok(Self {
            name,
            profile,
            vars,
            users,
            requests,
        })
    }
}

fn variables(value: &Value<'_>) -> Result<Variables, SuiteError> {
    let entries = value.table()?.entries();
    let pairs = entries.iter().map(|entry| {
        let text = match entry.value.raw() {
            DeValue::String(text) => text.clone().into_owned(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.to_string(),
            DeValue::Boolean(flag) => flag.to_string(),
            _ => return Err(entry.value.must_be("a string, a number or a boolean")),
        };
        Ok((entry.key.to_owned(), text))
    });
    pairs.collect()
}

fn users(root: Table<'_>) -> Result<Vec<SuiteUser>, SuiteError> {
    let users = root
        .optional("users", |value| {
            let entries = value.table()?.entries();
            entries
                .iter()
                .map(|entry| {
                    if entry.key == "*" {
                        let problem =
                            "`*` stands for the users not named and cannot be a user itself";
                        return Err(SuiteError::invalid(entry.place(), problem));
                    }
                    user(entry.key, &entry.value)
                })
                .collect::<Result<Vec<_>, _>>()
        })?
        .unwrap_or_default();
    if users.is_empty() {
        let problem = "the suite has no users: `[users]` names the columns";
        return Err(SuiteError::invalid(root.place(), problem));
    }
    Ok(users)
}

fn user(name: &str, value: &Value<'_>) -> Result<SuiteUser, SuiteError> {
    let table = value.table()?;
    table.allow_only(USER_KEYS, LATER_USER_KEYS)?;
    let auth = table.optional("auth", auth)?;
    let who = table.get("as");
    let username = match &who {
        Some(who) => {
            let text = who.text()?;
            if matches!(text, "guest" | "aws") {
                let problem = format!("`as = \"{text}\"` is not supported yet");
                return Err(SuiteError::invalid(who.place(), problem));
            }
            text
        }
        None => name,
    };
    let username = match auth {
        Some(Auth::None) => None,
        _ => Some(
            Username::parse(username)
                .map_err(|error| who.as_ref().unwrap_or(value).refused(error))?,
        ),
    };
    Ok(SuiteUser {
        name: name.to_owned(),
        username,
        password: table.optional("password", |value| {
            SecretRef::parse(value.text()?, value.folder()).map_err(|error| value.refused(error))
        })?,
        role: table.optional("role", Value::to_text)?,
        auth,
    })
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
