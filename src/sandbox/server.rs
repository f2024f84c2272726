//! Sandbox: the server, on a loopback port and a thread of its own.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::serve::ListenerExt;
use tokio::sync::oneshot;

use super::aws_json::{self, ServiceError};
use super::clock::ServerClock;
use super::error::SandboxError;
use super::exchange::{Answer, Received};
use super::jwt;
use super::request_log::{ReceivedLine, RequestLog};
use super::router;
use super::scenario::{Scenario, User};
use super::world::World;

/// What API Gateway takes at most (Amazon API Gateway Developer Guide, "Quotas").
const LARGEST_BODY: usize = 10 * 1024 * 1024;

/// A running sandbox. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    url: String,
    scenario: Arc<Scenario>,
    log: Arc<RequestLog>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What every request needs.
#[derive(Clone)]
struct Shared {
    world: Arc<World>,
    log: Arc<RequestLog>,
}

impl Sandbox {
    /// Serves a scenario on a loopback address; port 0 is any that is free.
    pub fn start(scenario: Scenario, listen: SocketAddr) -> Result<Self, SandboxError> {
        if !listen.ip().is_loopback() {
            return Err(SandboxError::NotLoopback { address: listen });
        }
        let (listener, address) = bind(listen).map_err(|source| match source.kind() {
            io::ErrorKind::AddrInUse => SandboxError::PortInUse { address: listen },
            _ => SandboxError::Listen {
                address: listen,
                source,
            },
        })?;
        jwt::make_keys();
        let url = format!("http://{address}");
        let scenario = Arc::new(scenario);
        let log = Arc::<RequestLog>::default();
        let shared = Shared {
            world: Arc::new(World::new(Arc::clone(&scenario), url.clone())),
            log: Arc::clone(&log),
        };
        let (stop, stopped) = oneshot::channel();
        let thread = spawn(listener, shared, stopped).map_err(SandboxError::Serve)?;
        Ok(Self {
            url,
            scenario,
            log,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Returns where everything is served, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the region of its services.
    pub fn region(&self) -> &str {
        &self.scenario.region
    }

    /// Returns the id of the user pool.
    pub fn user_pool_id(&self) -> &str {
        &self.scenario.user_pool.id
    }

    /// Returns the id of the app client.
    pub fn client_id(&self) -> &str {
        &self.scenario.client.id
    }

    /// Returns the secret of the app client, where it has one.
    pub fn client_secret(&self) -> Option<&str> {
        let secret = self.scenario.client.secret.as_ref()?;
        Some(secret.reveal())
    }

    /// Returns the id of the identity pool.
    pub fn identity_pool_id(&self) -> &str {
        &self.scenario.identity_pool.id
    }

    /// Returns where the API is served, its stage included.
    pub fn api_url(&self) -> String {
        format!("{}{}", self.url, self.scenario.api.base_path())
    }

    /// Returns where managed login is served.
    pub fn domain(&self) -> &str {
        &self.url
    }

    /// Returns the users, in the scenario's order.
    pub fn users(&self) -> &[User] {
        &self.scenario.users
    }

    /// Returns the scenario's own suite (TOML), where it has one.
    pub fn suite(&self) -> Option<&str> {
        self.scenario.suite.as_deref()
    }

    /// Returns the variables that point sigcall and other AWS tools at the sandbox.
    pub fn env(&self) -> Vec<(String, String)> {
        let api_url = self.api_url();
        let variables = [
            ("SIGCALL_REGION", Some(self.region())),
            ("SIGCALL_USER_POOL_ID", Some(self.user_pool_id())),
            ("SIGCALL_CLIENT_ID", Some(self.client_id())),
            ("SIGCALL_CLIENT_SECRET", self.client_secret()),
            ("SIGCALL_IDENTITY_POOL_ID", Some(self.identity_pool_id())),
            ("SIGCALL_API_URL", Some(api_url.as_str())),
            ("AWS_REGION", Some(self.region())),
            ("AWS_DEFAULT_REGION", Some(self.region())),
            ("AWS_ENDPOINT_URL", Some(self.url())),
        ];
        variables
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect()
    }

    /// Returns what was received so far, oldest first; of a very long run the last ten thousand.
    pub fn requests(&self) -> Vec<ReceivedLine> {
        self.log.lines()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The thread may have ended by itself.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn bind(listen: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Starts the thread and waits until it serves.
fn spawn(
    listener: TcpListener,
    shared: Shared,
    stopped: oneshot::Receiver<()>,
) -> io::Result<JoinHandle<()>> {
    let (report, reported) = mpsc::channel();
    let thread = thread::Builder::new()
        .name("sandbox".to_owned())
        .spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .enable_time()
                .build();
            match runtime {
                Ok(runtime) => {
                    let _ = report.send(Ok(()));
                    runtime.block_on(serve(listener, shared, stopped));
                    // Whoever drops a sandbox does not wait for a password that is still being verified.
                    runtime.shutdown_background();
                }
                Err(error) => {
                    let _ = report.send(Err(error));
                }
            }
        })?;
    reported.recv().map_err(io::Error::other)??;
    Ok(thread)
}

async fn serve(listener: TcpListener, shared: Shared, stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    let listener = listener.tap_io(|connection| {
        // Small answers are not held back; where that cannot be had, they are only slower.
        let _ = connection.set_nodelay(true);
    });
    let service = Router::new()
        .fallback(receive)
        .with_state(shared)
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::select! {
        _ = axum::serve(listener, service) => {}
        _ = stopped => {}
    }
}

async fn receive(
    State(shared): State<Shared>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response<Body> {
    let clock = shared.world.clock;
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return response(too_long(), clock);
    };
    let headers: Vec<(String, Vec<u8>)> = head
        .headers
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec()))
        .collect();
    let target = head
        .uri
        .path_and_query()
        .map_or("/", |target| target.as_str())
        .to_owned();
    // Passwords and signatures take long to compute; other connections are served meanwhile.
    let answer = tokio::task::spawn_blocking(move || {
        let received = Received {
            method: head.method.as_str(),
            target: &target,
            headers: &headers,
            body: &body,
        };
        shared.log.add(log_line(&received));
        router::answer(&shared.world, &received, from.ip())
    })
    .await
    .unwrap_or_else(|_| aws_json::answer(Err(ServiceError::internal())));
    response(answer, clock)
}

fn log_line(received: &Received<'_>) -> ReceivedLine {
    ReceivedLine {
        method: received.method.to_owned(),
        target: received.target.to_owned(),
        operation: router::operation(received),
        headers: received
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), String::from_utf8_lossy(value).into_owned()))
            .collect(),
    }
}

fn too_long() -> Answer {
    Answer {
        status: 413,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: br#"{"message":"Request Too Long"}"#.to_vec(),
    }
}

fn response(answer: Answer, clock: ServerClock) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in answer.headers {
        // A text that quotes what the caller sent may not be fit for a header; the body has it all the same.
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(value.as_bytes()),
        ) {
            headers.append(name, value);
        }
    }
    if let Some(Ok(date)) = clock.http_date().map(HeaderValue::try_from) {
        headers.insert(header::DATE, date);
    }
    response
}

#[cfg(test)]
#[path = "server_tests.rs"]
mod tests;
