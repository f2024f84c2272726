//! ApiRequest: one request as its caller wants it, before anything is signed.

use http::Method;

use super::body::{self, DataPart};
use super::error::ApiError;
use super::headers::Headers;
use super::url::RequestUrl;

/// One request: what the caller asked for, and nothing that is added on its way out.
#[derive(Debug, Clone)]
pub struct ApiRequest {
    /// The method, as sent and as signed.
    pub method: Method,
    /// The final URL.
    pub url: RequestUrl,
    /// The caller's headers.
    pub headers: Headers,
    /// The whole body; empty means none.
    pub body: Vec<u8>,
}

impl ApiRequest {
    /// Makes a request without headers and body.
    pub fn new(method: Method, url: RequestUrl) -> Self {
        Self {
            method,
            url,
            headers: Headers::default(),
            body: Vec::new(),
        }
    }

    /// Sets the body from curl's data options and adds the headers that they bring, unless the caller gave those.
    /// Headers of the caller must have been added before.
    pub fn set_data(&mut self, parts: &[DataPart]) -> Result<(), ApiError> {
        self.body = body::join(parts);
        body::default_headers(parts)
            .iter()
            .try_for_each(|(name, value)| self.headers.add_default(name, value))
    }
}
