//! ApiClient: sends one request and brings back the answer. Adds nothing but the host, and follows no redirect.

use std::error::Error;
use std::time::{Duration, SystemTime};

use http::header::HOST;
use http::{StatusCode, Version};

use super::error::{ApiError, Cause};
use super::outgoing::{Authorization, Outgoing};
use super::request::ApiRequest;
use super::response::ApiResponse;
use crate::clock::Clock;
use crate::transport::{TlsFault, causes};

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
    async fn send_prepared(&self, outgoing: &Outgoing<'_>) -> Result<ApiResponse, ApiError> {
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
        })
    }

    /// The URL is parsed once more on its way into the client; `RequestUrl` holds the form that parsing leaves alone.
    fn build(&self, outgoing: &Outgoing<'_>) -> reqwest::Result<reqwest::Request> {
        let request = outgoing.request();
        let builder = self
            .client
            .request(request.method.clone(), request.url.as_str());
        // The client writes the host itself, of the same URL: as `host` to HTTP/1.1 and as `:authority` to HTTP/2, which
        // takes no `host` beside it (RFC 9113 8.3.1).
        let written_here = outgoing.headers().iter().filter(|(name, _)| *name != HOST);
        written_here
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
        if let Some(reason) = TlsFault::of(&error) {
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

fn innermost(error: &(dyn Error + 'static)) -> String {
    causes(error).last().unwrap_or(error).to_string()
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpListener};
    use std::thread::JoinHandle;

    use http::Method;
    use proptest::prelude::*;

    use super::*;
    use crate::api::url::RequestUrl;

    /// A server for one connection: takes one request, writes `answer` as it stands, closes, and gives what it received.
    fn serve(answer: &'static [u8]) -> (SocketAddr, JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut received = Vec::new();
            let mut buffer = [0; 4096];
            while !is_whole(&received) {
                let read = stream.read(&mut buffer).unwrap();
                if read == 0 {
                    break;
                }
                received.extend_from_slice(&buffer[..read]);
            }
            stream.write_all(answer).unwrap();
            received
        });
        (address, server)
    }

    fn is_whole(received: &[u8]) -> bool {
        // A TLS handshake waits for its answer.
        if received.first() == Some(&0x16) {
            return true;
        }
        let text = String::from_utf8_lossy(received);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            return false;
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        body.len() >= length.map_or(0, |length| length.parse().unwrap())
    }

    fn reqwest_client() -> reqwest::ClientBuilder {
        // Another test may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder()
            .no_proxy()
            .tls_backend_preconfigured(
                rustls::ClientConfig::builder()
                    .with_root_certificates(rustls::RootCertStore::empty())
                    .with_no_client_auth(),
            )
    }

    fn client() -> ApiClient {
        ApiClient::new(reqwest_client().build().unwrap(), Clock::system())
    }

    fn request(method: Method, url: &str) -> ApiRequest {
        ApiRequest::new(method, RequestUrl::resolve(url, None, &[]).unwrap())
    }

    fn send_with(client: &ApiClient, request: &ApiRequest) -> Result<ApiResponse, ApiError> {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(client.send(request, Authorization::None))
    }

    fn send(request: &ApiRequest) -> Result<ApiResponse, ApiError> {
        send_with(&client(), request)
    }

    #[test]
    fn what_was_prepared_goes_over_the_wire_and_nothing_else() {
        let (address, server) =
            serve(b"HTTP/1.1 404 Not Found\r\nx-b: 1\r\nset-cookie: a\r\nx-a: 2\r\nset-cookie: b\r\ncontent-length: 3\r\n\r\n\x00\xff!");
        let mut request = request(
            Method::POST,
            &format!("http://{address}/a%2fb//c'd*?q=a+b&e&q='"),
        );
        request.headers.add("X-Twice: 1").unwrap();
        request.headers.add("X-Twice: 2").unwrap();
        request.body = b"body".to_vec();
        let response = send(&request).unwrap();
        assert_eq!(
            (response.status, response.reason.as_str()),
            (404, "Not Found")
        );
        assert_eq!(response.body, b"\x00\xff!");
        assert_eq!(response.header("x-b"), Some("1"));
        assert_eq!(response.headers.get_all("set-cookie").iter().count(), 2);

        let received = String::from_utf8(server.join().unwrap()).unwrap();
        let (head, body) = received.split_once("\r\n\r\n").unwrap();
        let (line, lines) = head.split_once("\r\n").unwrap();
        assert_eq!(line, "POST /a%2fb/c'd*?q=a%20b&e&q=%27 HTTP/1.1");
        assert_eq!(body, "body");
        let mut wire: Vec<String> = lines.lines().map(str::to_lowercase).collect();
        let mut sent: Vec<String> = response
            .sent_redacted()
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        wire.sort();
        sent.sort();
        assert_eq!(wire, sent);
    }

    #[test]
    fn an_empty_post_announces_its_length_and_a_get_does_not() {
        for (method, announced) in [
            (Method::POST, true),
            (Method::PUT, true),
            (Method::PATCH, true),
            (Method::GET, false),
        ] {
            let (address, server) = serve(b"HTTP/1.1 204 No Content\r\n\r\n");
            send(&request(method.clone(), &format!("http://{address}/"))).unwrap();
            let received = String::from_utf8(server.join().unwrap()).unwrap();
            assert_eq!(
                received.contains("\r\ncontent-length: 0\r\n"),
                announced,
                "{method}: {received}"
            );
            assert!(!received.contains("transfer-encoding"), "{received}");
        }
    }

    /// What the client holds is what was signed: the table of odd URLs is in `url.rs`.
    fn assert_kept(request: &ApiRequest) {
        let outgoing = Outgoing::prepare(request, Authorization::None).unwrap();
        let built = client_for_building().build(&outgoing).unwrap();
        assert_eq!(built.url().as_str(), request.url.as_str());
        assert_eq!(built.method(), request.method);
        assert!(!built.headers().contains_key(HOST));
        assert_eq!(built.headers().len() + 1, outgoing.headers().len());
        assert_eq!(
            built
                .body()
                .and_then(reqwest::Body::as_bytes)
                .unwrap_or_default(),
            request.body
        );
    }

    fn client_for_building() -> &'static ApiClient {
        static CLIENT: std::sync::OnceLock<ApiClient> = std::sync::OnceLock::new();
        CLIENT.get_or_init(client)
    }

    #[test]
    fn the_client_keeps_the_url_of_every_request_that_peers_sign_wrongly() {
        for target in [
            "/a*b(c)",
            "/a:b",
            "/a=b==",
            "/@connections/abc=",
            "/%40connections/a%3D",
            "/Citroën",
            "/a//b/",
            "/a,b",
            "/a+b",
            "/$default/x",
            "/x?v",
            "/x?a=b%3D",
            "/x?tok=abc==",
            "/x?a=b=c",
            "/x?q={\"a\":[1,2]}",
            "/x?q=!'()*",
            "/x?q=a b/c:d",
            "/x?a=1%2C2&a=0",
            "/x?",
            "/%E0%A4%A",
            "/x?q=%3a%3A",
        ] {
            let base = Some("https://abc.execute-api.eu-central-1.amazonaws.com:8443/prod");
            match RequestUrl::resolve(target, base, &[]) {
                Ok(url) => assert_kept(&ApiRequest::new(Method::GET, url)),
                Err(error) => assert!(
                    matches!(error, ApiError::InvalidEscape { .. }),
                    "{target}: {error}"
                ),
            }
        }
    }

    proptest! {
        #[test]
        fn the_client_keeps_any_url(target in "[ -~üß日\\\\\t\n/.%+&=?#]{0,40}", value in ".{0,8}") {
            let query = [("q".to_owned(), Some(value))];
            if let Ok(url) = RequestUrl::resolve(&target, Some("https://h:8443/prod"), &query) {
                assert_kept(&ApiRequest::new(Method::GET, url));
            }
        }
    }

    #[test]
    fn failures_are_told_apart_and_name_the_host() {
        let (address, server) = serve(b"");
        let closed = send(&request(
            Method::GET,
            &format!("http://{address}/?q=s3cret"),
        ))
        .unwrap_err();
        assert!(
            matches!(&closed, ApiError::NoAnswer { host, .. } if *host == address.to_string()),
            "{closed:?}"
        );
        assert!(!format!("{closed:?}").contains("s3cret"), "{closed:?}");
        server.join().unwrap();

        let (address, server) = serve(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc");
        let short = send(&request(Method::GET, &format!("http://{address}/"))).unwrap_err();
        assert!(
            matches!(short, ApiError::BodyTruncated { received: 3, .. }),
            "{short:?}"
        );
        server.join().unwrap();

        let (address, server) = serve(b"SSH-2.0-OpenSSH_9.9\r\n");
        let other = send(&request(Method::GET, &format!("http://{address}/"))).unwrap_err();
        assert!(matches!(other, ApiError::NoAnswer { .. }), "{other:?}");
        server.join().unwrap();

        let unused = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let refused = send(&request(Method::GET, &format!("http://{unused}/"))).unwrap_err();
        assert!(matches!(refused, ApiError::Connect { .. }), "{refused:?}");

        let unknown = send(&request(Method::GET, "http://no-such-host.invalid/")).unwrap_err();
        assert!(
            matches!(&unknown, ApiError::Resolve { host, .. } if host == "no-such-host.invalid"),
            "{unknown:?}"
        );

        let (address, server) = serve(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        let plain = send(&request(Method::GET, &format!("https://{address}/"))).unwrap_err();
        assert!(
            matches!(
                plain,
                ApiError::Tls {
                    reason: TlsFault::Handshake,
                    ..
                }
            ),
            "{plain:?}"
        );
        server.join().unwrap();
    }

    #[test]
    fn a_server_that_stays_silent_is_a_time_out() {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = silent.local_addr().unwrap();
        let client = reqwest_client()
            .timeout(Duration::from_millis(200))
            .build()
            .unwrap();
        let client = ApiClient::new(client, Clock::system());
        let error = send_with(
            &client,
            &request(Method::GET, &format!("http://{address}/")),
        )
        .unwrap_err();
        assert!(matches!(error, ApiError::Timeout { .. }), "{error:?}");

        let client = reqwest_client()
            .connect_timeout(Duration::from_millis(200))
            .build()
            .unwrap();
        let client = ApiClient::new(client, Clock::system());
        let error = send_with(
            &client,
            &request(Method::GET, &format!("https://{address}/")),
        )
        .unwrap_err();
        assert!(
            matches!(error, ApiError::ConnectTimeout { .. }),
            "{error:?}"
        );
    }
}
