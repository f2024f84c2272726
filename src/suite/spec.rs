//! Suite: the file as it is written, before users meet requests. `parse.rs` reads it.

use http::Method;

use crate::config::{Auth, SecretRef};
use crate::ids::{ProfileName, Username};

use super::expectation::Expectation;
use super::json::Json;
use super::template::{Template, Variables};

/// One suite file.
#[derive(Debug, Clone)]
pub struct Suite {
    /// `name`: what reports call the suite.
    pub name: Option<String>,
    /// `profile`: the profile whose API is called, unless a flag or variable names another.
    pub profile: Option<ProfileName>,
    /// `vars`: what `{{ name }}` stands for.
    pub vars: Variables,
    /// `[users]`: the columns, in the order of the file.
    pub users: Vec<SuiteUser>,
    /// `[[request]]`: the rows, in the order of the file.
    pub requests: Vec<SuiteRequest>,
}

/// A column: who calls.
#[derive(Debug, Clone)]
pub struct SuiteUser {
    /// The column's name.
    pub name: String,
    /// Who signs in; none for a column with `auth = "none"`.
    pub username: Option<Username>,
    /// `password`: where the password is found, if not where the profile says.
    pub password: Option<SecretRef>,
    /// `role`: the role to take, as an ARN, a role name or a group name.
    pub role: Option<String>,
    /// `auth`: how this column's calls are authorized, whatever a request says.
    pub auth: Option<Auth>,
}

/// A row: what is called, and what each user should be answered.
#[derive(Debug, Clone)]
pub struct SuiteRequest {
    /// `name`: what reports call the row.
    pub name: Option<String>,
    /// The method: the key that holds the path.
    pub method: Method,
    /// The path or URL.
    pub path: Template,
    /// `headers`, in the order of the file.
    pub headers: Vec<(String, Template)>,
    /// `json` or `body`.
    pub body: SuiteBody,
    /// `auth`: how the row's calls are authorized where the column does not say.
    pub auth: Option<Auth>,
    /// `expect`: the statuses that are right, by user.
    pub expect: Vec<Expected>,
    /// `expect."*"`: the statuses that are right for every user not named.
    pub expect_others: Option<Expectation>,
}

/// What a request carries.
#[derive(Debug, Clone, PartialEq)]
pub enum SuiteBody {
    /// No body.
    None,
    /// `json`: a value, sent as JSON.
    Json(Json),
    /// `body`: text, sent as it is.
    Text(Template),
}

/// The statuses that are right for one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The column's name.
    pub user: String,
    /// What is right.
    pub statuses: Expectation,
}
