//! Which hosts may receive what is the user's: signatures, tokens, the profile's own headers.

use super::error::CallError;
use crate::api::{ApiError, RequestUrl, is_aws_host};
use crate::config::{Auth, Settings};

/// The hosts that the user has named: that of `api_url`, and those allowed beside it.
///
/// Where there is no `api_url` to compare with, a URL typed in full names its host itself.
#[derive(Debug, Clone, Default)]
pub struct OwnHosts {
    api_url: Option<RequestUrl>,
    allowed: Vec<String>,
}

impl OwnHosts {
    /// Takes the hosts that the settings name.
    pub fn of(settings: &Settings) -> Result<Self, ApiError> {
        let api_url = settings.api_url();
        Ok(Self {
            api_url: api_url
                .map(|url| RequestUrl::resolve("", Some(url), &[]))
                .transpose()?,
            allowed: settings
                .allow_hosts()
                .map(str::to_ascii_lowercase)
                .collect(),
        })
    }

    /// Returns whether a URL leads to one of them.
    pub fn include(&self, url: &RequestUrl) -> bool {
        let Some(api_url) = &self.api_url else {
            return true;
        };
        !url.is_absolute()
            || url.same_origin(api_url)
            || self.allowed.iter().any(|entry| names(entry, url))
    }
}

/// Checks that a request may carry what `auth` says to its host; nothing may be sent otherwise.
///
/// A signature may go to AWS's own hosts as well: it is of use there alone.
pub(super) fn check(url: &RequestUrl, auth: Auth, settings: &Settings) -> Result<(), CallError> {
    let what = match auth {
        Auth::None => return Ok(()),
        Auth::Iam => "a signature",
        Auth::IdToken | Auth::AccessToken => "a token",
    };
    if OwnHosts::of(settings)?.include(url) || (auth == Auth::Iam && is_aws_host(url.host())) {
        return Ok(());
    }
    Err(CallError::HostNotAllowed {
        host: url.host_and_port(),
        what,
    })
}

/// An entry without a port stands for the host on any port.
fn names(entry: &str, url: &RequestUrl) -> bool {
    entry == url.host() || entry == format!("{}:{}", url.host(), url.port())
}
