//! HTTP in, HTTP out: hands each request to the router as it was received, and its answer back.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::serve::ListenerExt;
use serde_json::json;
use tokio::sync::oneshot;

use super::request_log::{ReceivedLine, RequestLog};
use super::router;
use crate::sandbox::aws_json::{self, ServiceError};
use crate::sandbox::clock::ServerClock;
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::world::World;

/// What API Gateway takes at most (Amazon API Gateway Developer Guide, "Quotas").
const LARGEST_BODY: usize = 10 * 1024 * 1024;

/// What every request needs.
#[derive(Clone)]
pub(super) struct Shared {
    /// What the services answer from.
    pub(super) world: Arc<World>,
    /// Where each request is noted.
    pub(super) log: Arc<RequestLog>,
}

/// Serves until it is told to stop.
pub(super) async fn serve(listener: TcpListener, shared: Shared, stopped: oneshot::Receiver<()>) {
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
        return response(
            Answer::json(413, &json!({"message": "Request Too Long"})),
            clock,
        );
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
