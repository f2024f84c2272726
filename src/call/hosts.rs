//! Which hosts may receive a user's signature or token.

use super::error::CallError;
use crate::api::{RequestUrl, is_aws_host};
use crate::config::{Auth, Settings};

/// Checks that a request may carry what `auth` says to its host; nothing may be sent otherwise.
///
/// A path goes to `api_url` by definition. A URL typed in full goes to another host only if the user listed that host,
/// if it is AWS's own and gets a signature (which is of use there alone), or if there is no `api_url` to compare with.
pub(super) fn check(url: &RequestUrl, auth: Auth, settings: &Settings) -> Result<(), CallError> {
    let what = match auth {
        Auth::None => return Ok(()),
        Auth::Iam => "a signature",
        Auth::IdToken | Auth::AccessToken => "a token",
    };
    let Some(api_url) = settings.api_url() else {
        return Ok(());
    };
    let ours = RequestUrl::resolve("", Some(api_url), &[])?;
    let aws = auth == Auth::Iam && is_aws_host(url.host());
    if !url.is_absolute()
        || url.same_origin(&ours)
        || aws
        || settings.allow_hosts().any(|entry| names(entry, url))
    {
        return Ok(());
    }
    Err(CallError::HostNotAllowed {
        host: url.host_and_port(),
        what,
    })
}

/// An entry without a port stands for the host on any port.
fn names(entry: &str, url: &RequestUrl) -> bool {
    let entry = entry.to_ascii_lowercase();
    entry == url.host() || entry == format!("{}:{}", url.host(), url.port())
}
