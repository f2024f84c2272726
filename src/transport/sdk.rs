//! Carries the AWS SDK's requests over our own client, so that both go through one TLS stack and one connection pool.
//! Knows no operation and adds no header.

use std::fmt;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;

use super::error::TransportError;
use super::exchange::{Exchange, Observer, redact};

/// The longest answer that is read: Cognito's are a few kilobytes, and memory is not a stranger's to fill.
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

/// The AWS SDK's HTTP client over one of ours. The client's own time-outs hold; the SDK's for connecting do not.
#[derive(Clone)]
pub struct SdkHttpClient {
    client: reqwest::Client,
    observer: Option<Observer>,
}

impl SdkHttpClient {
    /// Wraps a client. The observer is told of every attempt, with secrets redacted.
    pub fn new(client: reqwest::Client, observer: Option<Observer>) -> Self {
        Self { client, observer }
    }
}

impl fmt::Debug for SdkHttpClient {
    /// Written by hand because a closure has no `Debug`; the client's own is left out as noise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SdkHttpClient").finish_non_exhaustive()
    }
}

impl HttpClient for SdkHttpClient {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for SdkHttpClient {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let this = self.clone();
        HttpConnectorFuture::new(async move {
            let answer = this.send_observed(to_reqwest(request)?).await?;
            HttpResponse::try_from(answer.map(SdkBody::from))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

impl SdkHttpClient {
    /// Fetches a page that belongs to a service without being an operation of it.
    pub async fn get(&self, url: &str) -> Result<http::Response<Vec<u8>>, ConnectorError> {
        let request = self.client.get(url).build().map_err(failure)?;
        self.send_observed(request).await
    }

    async fn send_observed(
        &self,
        request: reqwest::Request,
    ) -> Result<http::Response<Vec<u8>>, ConnectorError> {
        let mut exchange = self.observer.as_ref().map(|_| asked(&request));
        let result = self.send(request, exchange.as_mut()).await;
        if let (Some(observer), Some(exchange)) = (&self.observer, &exchange) {
            observer(exchange);
        }
        result
    }

    async fn send(
        &self,
        request: reqwest::Request,
        exchange: Option<&mut Exchange>,
    ) -> Result<http::Response<Vec<u8>>, ConnectorError> {
        let mut response = self.client.execute(request).await.map_err(failure)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(failure)? {
            if body.len() + chunk.len() > LONGEST_ANSWER {
                let limit = LONGEST_ANSWER;
                return Err(ConnectorError::other(
                    TransportError::TooLong { limit }.into(),
                    None,
                ));
            }
            body.extend_from_slice(&chunk);
        }
        if let Some(exchange) = exchange {
            exchange.status = Some(response.status().as_u16());
            exchange.request_id = header(response.headers(), "x-amzn-requestid");
            exchange.response_body = redact(&body);
        }
        let mut answer = http::Response::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer)
    }
}

fn to_reqwest(request: HttpRequest) -> Result<reqwest::Request, ConnectorError> {
    let request = request
        .try_into_http1x()
        .map_err(|error| ConnectorError::user(error.into()))?;
    let (parts, body) = request.into_parts();
    let Some(bytes) = body.bytes() else {
        return Err(ConnectorError::user(
            "a request body that is a stream".into(),
        ));
    };
    reqwest::Request::try_from(http::Request::from_parts(parts, bytes.to_vec())).map_err(failure)
}

/// The SDK reports these kinds differently, and so does the room that asks.
fn failure(error: reqwest::Error) -> ConnectorError {
    if error.is_timeout() {
        ConnectorError::timeout(error.into())
    } else if error.is_builder() {
        ConnectorError::user(error.into())
    } else {
        ConnectorError::io(error.into())
    }
}

fn asked(request: &reqwest::Request) -> Exchange {
    let url = request.url();
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    Exchange {
        method: request.method().to_string(),
        operation: header(request.headers(), "x-amz-target").unwrap_or_default(),
        // Put together anew, so that a user name and password in a configured endpoint are left out.
        url: format!(
            "{}://{}{port}{}",
            url.scheme(),
            url.host_str().unwrap_or_default(),
            url.path()
        ),
        request_body: redact(
            request
                .body()
                .and_then(reqwest::Body::as_bytes)
                .unwrap_or_default(),
        ),
        status: None,
        request_id: None,
        response_body: String::new(),
    }
}

fn header(headers: &http::HeaderMap, name: &str) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}
