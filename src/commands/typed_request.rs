//! TypedRequest: what the command line says of a request, before it is known who sends it.

use http::Method;

use super::body;
use crate::api::{ApiRequest, DataPart, Headers, RequestUrl};
use crate::call::OwnHosts;
use crate::cli::{CommandError, RequestArgs};
use crate::config::Settings;

/// What the command line says of a request, its files read.
pub(super) struct TypedRequest {
    method: Method,
    query: Vec<(String, Option<String>)>,
    headers: Headers,
    data: Vec<DataPart>,
}

impl TypedRequest {
    /// Reads the options, and the files and the stdin that they name.
    pub(super) async fn read(method: &str, options: &RequestArgs) -> Result<Self, CommandError> {
        let method = method.parse().map_err(|_| {
            CommandError::usage(
                format!("`{}` is no HTTP method", method.escape_debug()),
                "as in `sigcall request PURGE /test`",
            )
        })?;
        let mut headers = Headers::default();
        body::add_headers(&mut headers, &options.headers).await?;
        Ok(Self {
            method,
            query: options.query.iter().map(|text| parameter(text)).collect(),
            headers,
            data: body::parts(&options.data.0).await?,
        })
    }

    /// Returns the final URL of a path or URL as typed.
    pub(super) fn url(
        &self,
        target: &str,
        settings: &Settings,
    ) -> Result<RequestUrl, CommandError> {
        Ok(RequestUrl::resolve(
            target,
            settings.api_url(),
            &self.query,
        )?)
    }

    /// Makes the request of it, with what the settings add.
    pub(super) fn request(
        self,
        target: &str,
        settings: &Settings,
    ) -> Result<ApiRequest, CommandError> {
        let url = self.url(target, settings)?;
        let mut request = ApiRequest::new(self.method, url);
        request.headers = self.headers;
        if OwnHosts::of(settings)?.include(&request.url) {
            for (name, value) in settings.headers()? {
                request.headers.add_secret_default(&name, &value)?;
            }
        }
        if !self.data.is_empty() {
            request.set_data(&self.data)?;
        }
        Ok(request)
    }
}

/// Reads `NAME=VALUE`, or `NAME` alone.
fn parameter(text: &str) -> (String, Option<String>) {
    match text.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
        None => (text.to_owned(), None),
    }
}
