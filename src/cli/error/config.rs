//! What to do when the configuration cannot be used.

use super::command_error::{CommandError, Kind};
use crate::config::ConfigError;
use crate::ids::IdError;
use crate::transport::TransportError;

impl From<ConfigError> for CommandError {
    fn from(error: ConfigError) -> Self {
        let hint = hint(&error);
        Self::new(Kind::Usage, error).hinted(hint)
    }
}

impl From<IdError> for CommandError {
    fn from(error: IdError) -> Self {
        Self::new(Kind::Usage, error).hinted("correct what was typed")
    }
}

impl From<TransportError> for CommandError {
    fn from(error: TransportError) -> Self {
        let hint = transport_hint(&error);
        Self::new(Kind::Usage, error).hinted(hint)
    }
}

/// Returns what to do about a configuration that cannot be used.
pub(super) fn hint(error: &ConfigError) -> String {
    let text = match error {
        ConfigError::Missing { key, variable } => {
            return format!(
                "set `{key}` in the profile, or {variable}; `sigcall --sandbox …` needs neither"
            );
        }
        ConfigError::UnknownProfile { .. } => "name a profile with `--profile` or SIGCALL_PROFILE",
        ConfigError::NotAvailable { .. } => {
            "choose another value: the README lists what this version offers"
        }
        ConfigError::File { .. } => {
            "correct the file at that place: the README's section on configuration shows every key"
        }
        ConfigError::Variable { .. } => "correct the variable, or unset it",
        ConfigError::Unreadable { .. } => "check the path and who may read it",
        ConfigError::Secret { .. } => {
            "set what the reference names, or write another one: `env:NAME`, `file:PATH` or `command:…`"
        }
        ConfigError::EndpointConflict { .. } => "unset one of the two",
    };
    text.to_owned()
}

/// Returns what to do about connection settings that cannot be used.
pub(super) fn transport_hint(error: &TransportError) -> &'static str {
    match error {
        TransportError::Roots { .. } => {
            "it must hold certificates in PEM form; look at --cacert, `ca_bundle`, AWS_CA_BUNDLE and SSL_CERT_FILE"
        }
        TransportError::Proxy { .. } => "look at HTTPS_PROXY, http_proxy and ALL_PROXY",
        TransportError::TooLong { .. } => {
            "what answered may not be Cognito: check the endpoint URL"
        }
        TransportError::Tls(_) | TransportError::Client(_) => {
            "please report this with the command, without its secrets"
        }
    }
}
