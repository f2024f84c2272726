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
use http::HeaderValue;
use http::header::{AUTHORIZATION, CONTENT_TYPE};

use super::error::TransportError;
use super::exchange::{Exchange, Observer, redact};
use crate::secret::SecretString;

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

    /// Sends a form that is already encoded to a page of a service, with an `Authorization` header where one is given. The
    /// observer sees how long the form is and nothing of it.
    pub async fn post_form(
        &self,
        url: &str,
        form: &SecretString,
        authorization: Option<&SecretString>,
    ) -> Result<http::Response<Vec<u8>>, ConnectorError> {
        let mut request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.expose().clone());
        if let Some(authorization) = authorization {
            let mut value = HeaderValue::from_str(authorization.expose())
                .map_err(|error| ConnectorError::user(error.into()))?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        self.send_observed(request.build().map_err(failure)?).await
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

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::super::client::{ClientOptions, client};
    use super::super::stub_server::{Reply, StubServer};
    use super::*;

    #[tokio::test]
    async fn a_form_goes_out_whole_and_is_shown_to_nobody() {
        let answer = r#"{"id_token":"t0ken","error":"invalid_grant","error_description":"used"}"#;
        let server = StubServer::start(vec![Reply::json(400, answer)]);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&seen);
        let observer: Observer =
            Arc::new(move |exchange: &Exchange| keep.lock().unwrap().push(exchange.clone()));
        let http = SdkHttpClient::new(client(&ClientOptions::default()).unwrap(), Some(observer));
        let url = format!("{}/oauth2/token", server.url());
        let form = "code=c0de&x=%20".into();
        let basic = "Basic c2VjcmV0".into();
        let answer = http.post_form(&url, &form, Some(&basic)).await.unwrap();
        assert_eq!(answer.status(), 400);
        let asked = &server.asked()[0];
        assert_eq!(asked.body, "code=c0de&x=%20");
        for line in [
            "post /oauth2/token http/1.1",
            "content-type: application/x-www-form-urlencoded",
            "authorization: basic c2vjcmv0",
        ] {
            assert!(asked.head.contains(line), "{}", asked.head);
        }
        let shown = seen.lock().unwrap()[0].clone();
        assert_eq!(shown.request_body, "(15 bytes that are not JSON)");
        assert_eq!(
            shown.response_body,
            r#"{"error":"invalid_grant","error_description":"used","id_token":"(redacted)"}"#
        );
        assert!(!format!("{shown:?}").contains("c2VjcmV0"));
    }

    #[tokio::test]
    async fn a_header_that_cannot_be_sent_is_the_callers_fault() {
        let http = SdkHttpClient::new(client(&ClientOptions::default()).unwrap(), None);
        let error = http
            .post_form(
                "http://127.0.0.1:9/",
                &"a=b".into(),
                Some(&"Basic \n".into()),
            )
            .await
            .unwrap_err();
        assert!(error.is_user(), "{error}");
    }
}
