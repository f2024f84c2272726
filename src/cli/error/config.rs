//! What to do when the configuration cannot be used.

use super::command_error::{CommandError, Kind};
use crate::config::ConfigError;
use crate::ids::IdError;
use crate::transport::TransportError;

impl From<ConfigError> for CommandError {
    fn from(error: ConfigError) -> Self {
        let hint = hint(&error);
        Self::new(Kind::Usage, error).maybe_hinted(hint)
    }
}

impl From<IdError> for CommandError {
    fn from(error: IdError) -> Self {
        Self::new(Kind::Usage, error)
    }
}

impl From<TransportError> for CommandError {
    fn from(error: TransportError) -> Self {
        let hint = transport_hint(&error);
        Self::new(Kind::Usage, error).maybe_hinted(hint)
    }
}

/// Returns what to do about a configuration that cannot be used.
pub(super) fn hint(error: &ConfigError) -> Option<String> {
    match error {
        ConfigError::Missing { key, variable } => Some(format!(
            "set `{key}` in the profile, or {variable}; `sigcall --sandbox …` needs neither"
        )),
        ConfigError::UnknownProfile { .. } => {
            Some("name a profile with `--profile` or SIGCALL_PROFILE".to_owned())
        }
        ConfigError::NotAvailable { .. }
        | ConfigError::File { .. }
        | ConfigError::Variable { .. }
        | ConfigError::Unreadable { .. }
        | ConfigError::Secret { .. }
        | ConfigError::EndpointConflict { .. } => None,
    }
}

/// Returns what to do about connection settings that cannot be used.
pub(super) fn transport_hint(error: &TransportError) -> Option<String> {
    let text = match error {
        TransportError::Roots { .. } => {
            "it must hold certificates in PEM form; look at --cacert, `ca_bundle`, AWS_CA_BUNDLE and SSL_CERT_FILE"
        }
        TransportError::Proxy { .. } => "look at HTTPS_PROXY, http_proxy and ALL_PROXY",
        TransportError::Tls(_) | TransportError::Client(_) | TransportError::TooLong { .. } => {
            return None;
        }
    };
    Some(text.to_owned())
}
