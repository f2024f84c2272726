//! ApiClient: sends one request and brings back the answer. Adds nothing to what it sends and follows no redirect.

use std::error::Error;
use std::time::{Duration, SystemTime};

use http::{StatusCode, Version};

use super::error::{ApiError, Cause, TlsFault};
use super::outgoing::{Authorization, Outgoing};
use super::request::ApiRequest;
use super::response::ApiResponse;
use crate::clock::Clock;

/// Sends requests over one client, whose connections are used again.
#[derive(Debug, Clone)]
pub struct ApiClient {
    client: reqwest::Client,
    clock: Clock,
}

impl ApiClient {
    /// Wraps a client of `transport`.
    pub fn new(client: reqwest::Client, clock: Clock) -> Self {
        Self { client, clock }
    }

    /// Signs or otherwise authorizes the request, sends it and reads the whole answer. Any status is an answer.
    pub async fn send(
        &self,
        request: &ApiRequest,
        authorization: Authorization<'_>,
    ) -> Result<ApiResponse, ApiError> {
        self.send_prepared(&Outgoing::prepare(request, authorization)?)
            .await
    }

    /// Sends what was prepared, as it stands, and reads the whole answer.
    pub async fn send_prepared(&self, outgoing: &Outgoing<'_>) -> Result<ApiResponse, ApiError> {
        let attempt = Attempt {
            host: outgoing.request().url.host_and_port(),
            name: outgoing.request().url.host().to_owned(),
            clock: self.clock,
            began: self.clock.now(),
        };
        let request = self
            .build(outgoing)
            .map_err(|error| attempt.unsendable(error))?;
        let mut response = self
            .client
            .execute(request)
            .await
            .map_err(|error| attempt.failed(error))?;
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| attempt.broke_off(error, body.len()))?
        {
            body.extend_from_slice(&chunk);
        }
        Ok(ApiResponse {
            status: response.status().as_u16(),
            reason: reason(response.version(), response.status()),
            version: response.version(),
            headers: response.headers().clone(),
            body,
            sent: outgoing.headers().to_vec(),
            elapsed: attempt.elapsed(),
        })
    }

    /// The URL is parsed once more on its way into the client; `RequestUrl` holds the form that parsing leaves alone.
    fn build(&self, outgoing: &Outgoing<'_>) -> reqwest::Result<reqwest::Request> {
        let request = outgoing.request();
        let builder = self
            .client
            .request(request.method.clone(), request.url.as_str());
        outgoing
            .headers()
            .iter()
            .fold(builder, |builder, (name, value)| {
                builder.header(name, value)
            })
            .body(request.body.clone())
            .build()
    }
}

fn reason(version: Version, status: StatusCode) -> String {
    if version >= Version::HTTP_2 {
        return String::new();
    }
    status.canonical_reason().unwrap_or_default().to_owned()
}

/// One try, for what an error has to say about it.
struct Attempt {
    host: String,
    name: String,
    clock: Clock,
    began: SystemTime,
}

impl Attempt {
    fn elapsed(&self) -> Duration {
        self.clock
            .now()
            .duration_since(self.began)
            .unwrap_or_default()
    }

    fn unsendable(&self, error: reqwest::Error) -> ApiError {
        ApiError::InvalidUrl {
            url: self.host.clone(),
            reason: innermost(&error.without_url()),
        }
    }

    /// What went wrong before the head of an answer.
    fn failed(&self, error: reqwest::Error) -> ApiError {
        // Security: a query may hold secrets, and the message of the client's error quotes the URL.
        let error = error.without_url();
        let (host, after) = (self.host.clone(), self.elapsed());
        if error.is_dns() {
            return ApiError::Resolve {
                host: self.name.clone(),
                source: error.into(),
            };
        }
        if let Some(reason) = tls_fault(&error) {
            return ApiError::Tls {
                host,
                reason,
                source: error.into(),
            };
        }
        match (error.is_connect(), error.is_timeout()) {
            (true, true) => ApiError::ConnectTimeout {
                host,
                after,
                source: error.into(),
            },
            (true, false) => ApiError::Connect {
                host,
                source: error.into(),
            },
            (false, true) => ApiError::Timeout {
                host,
                after,
                source: error.into(),
            },
            (false, false) => ApiError::NoAnswer {
                host,
                source: error.into(),
            },
        }
    }

    fn broke_off(&self, error: reqwest::Error, received: usize) -> ApiError {
        let host = self.host.clone();
        let timed_out = error.is_timeout();
        let source: Cause = error.without_url().into();
        if timed_out {
            return ApiError::Timeout {
                host,
                after: self.elapsed(),
                source,
            };
        }
        ApiError::BodyTruncated {
            host,
            received,
            source,
        }
    }
}

/// Finds the TLS stack's own error in the chain.
fn tls_fault(error: &(dyn Error + 'static)) -> Option<TlsFault> {
    use rustls::{CertificateError as Certificate, Error as Tls};
    let found = chain(error).find_map(|error| {
        error.downcast_ref::<Tls>().or_else(|| {
            // An I/O error hands out the source of what it wraps, but not what it wraps.
            error
                .downcast_ref::<std::io::Error>()?
                .get_ref()?
                .downcast_ref::<Tls>()
        })
    })?;
    Some(match found {
        Tls::InvalidCertificate(Certificate::UnknownIssuer) => TlsFault::UntrustedIssuer,
        Tls::InvalidCertificate(
            Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. },
        ) => TlsFault::OutsideValidity,
        Tls::InvalidCertificate(
            Certificate::NotValidForName | Certificate::NotValidForNameContext { .. },
        ) => TlsFault::WrongName,
        Tls::InvalidCertificate(_) => TlsFault::Certificate,
        _ => TlsFault::Handshake,
    })
}

fn innermost(error: &(dyn Error + 'static)) -> String {
    chain(error).last().unwrap_or(error).to_string()
}

fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| (*error).source())
}
