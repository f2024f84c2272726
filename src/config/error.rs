//! Why no settings could be made of what the user wrote.

use std::path::PathBuf;

use crate::config::nearest::suggestion;
use crate::config::secret_ref::SecretError;

/// A configuration that cannot be used. Each variant is put right in another place.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Something in the file is wrong, at one place of it.
    #[error("{}:{line}:{column}: {problem}", path.display())]
    File {
        /// The file as it was named or found.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The column in characters, counted from 1.
        column: usize,
        /// What is wrong, and the nearest valid key or word where there is one.
        problem: String,
    },
    /// A variable holds something it cannot.
    #[error("`{name}`: {problem}")]
    Variable {
        /// The variable's name.
        name: String,
        /// What is wrong.
        problem: String,
    },
    /// A file that was named, or found at its usual place, cannot be read.
    #[error("cannot read `{}`", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: std::io::Error,
    },
    /// A profile was asked for that the file does not hold.
    #[error("there is no profile `{name}`{}", among(name, known))]
    UnknownProfile {
        /// What was asked for.
        name: String,
        /// The profiles there are, in order.
        known: Vec<String>,
    },
    /// A value is needed that nothing tells.
    #[error("`{key}` is not set")]
    Missing {
        /// The key of the profile.
        key: &'static str,
        /// The variable that would tell it.
        variable: String,
    },
    /// A value is valid, but what it stands for does not exist yet.
    #[error("{key} `{value}` is not available in this version")]
    NotAvailable {
        /// The key or option.
        key: &'static str,
        /// Its value.
        value: String,
    },
    /// A secret that a key refers to cannot be had.
    #[error("the secret of `{key}` cannot be had")]
    Secret {
        /// The key, as in `client_secret` or `users.bob.password`.
        key: String,
        /// Why not.
        #[source]
        source: SecretError,
    },
    /// An endpoint of one's own and a variant of AWS's endpoints exclude each other (AWS SDKs and Tools Reference Guide,
    /// "Service-specific endpoints").
    #[error(
        "`{endpoint}` and `{variable}` exclude each other: a custom endpoint has no FIPS or dual-stack form"
    )]
    EndpointConflict {
        /// The key or variable that names the endpoint.
        endpoint: String,
        /// The variable that asks for the variant.
        variable: &'static str,
    },
}

fn among(name: &str, known: &[String]) -> String {
    if known.is_empty() {
        return "; no profile is configured".to_owned();
    }
    let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let suggestion = suggestion(name, known.iter().map(String::as_str));
    format!(" among {}{suggestion}", listed.join(", "))
}
