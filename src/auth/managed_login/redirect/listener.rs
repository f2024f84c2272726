//! CallbackListener: waits on loopback for the browser to come back, and tells it how the sign-in ended.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::response::Response;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::callback::{Callback, NoCallback};
use super::loopback::Loopback;
use super::page::Page;
use super::sockets::Sockets;
use crate::secret::SecretString;

/// The longest wait for a browser to take its page before the port is closed.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// A server at the redirect URI. Dropped, it stops, and a browser that waits is told so.
#[derive(Debug)]
pub(in crate::auth::managed_login) struct CallbackListener {
    arrived: oneshot::Receiver<Arrival>,
    outcome: watch::Sender<Option<Page>>,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

/// What a browser brings back: the answer to this sign-in, or something else in its place.
type Arrival = Result<Callback, NoCallback>;

/// What every request is held against.
#[derive(Debug)]
struct Desk {
    path: String,
    state: SecretString,
    /// Taken by the first who brings an answer: a code is good for one exchange.
    first: Mutex<Option<oneshot::Sender<Arrival>>>,
    /// The page for whoever brings one, once it is known.
    outcome: watch::Receiver<Option<Page>>,
}

impl CallbackListener {
    /// Listens. From now on a browser may come.
    pub(in crate::auth::managed_login) async fn bind(
        loopback: &Loopback,
        state: &SecretString,
    ) -> io::Result<Self> {
        let sockets = Sockets::bind(loopback).await?;
        let (first, arrived) = oneshot::channel();
        let (outcome, page) = watch::channel(None);
        let (stop, stopped) = oneshot::channel::<()>();
        let desk = Desk {
            path: loopback.path.clone(),
            state: state.clone(),
            first: Mutex::new(Some(first)),
            outcome: page,
        };
        let router = Router::new().fallback(answer).with_state(Arc::new(desk));
        let serving = axum::serve(sockets, router).with_graceful_shutdown(async {
            // Told to stop, or dropped.
            let _ = stopped.await;
        });
        let server = tokio::spawn(async move {
            // It does not fail: what a connection does wrong ends that connection.
            let _ = serving.await;
        });
        Ok(Self {
            arrived,
            outcome,
            stop,
            server,
        })
    }

    /// Waits for the one visit that brings a code or an error. One without the state of this sign-in is a failure;
    /// whatever else is asked meanwhile ends nothing.
    pub(in crate::auth::managed_login) async fn arrived(&mut self) -> Arrival {
        match (&mut self.arrived).await {
            Ok(arrival) => arrival,
            // Without its server nobody comes, and the time-out ends the wait.
            Err(_) => std::future::pending().await,
        }
    }

    /// Shows the outcome to the browser, and closes the port once it is shown.
    pub(in crate::auth::managed_login) async fn close(self, page: Page) {
        let Self {
            arrived,
            outcome,
            stop,
            mut server,
        } = self;
        drop(arrived);
        outcome.send_replace(Some(page));
        // The server cannot be gone before it is told to.
        let _ = stop.send(());
        if timeout(LAST_WORDS, &mut server).await.is_err() {
            server.abort();
        }
    }
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let page = if request.uri().path() != desk.path {
        Page::not_found()
    } else if request.method() != Method::GET {
        Page::wrong_method()
    } else {
        match Callback::read(request.uri().query().unwrap_or_default(), &desk.state) {
            Err(NoCallback::Empty) => Page::not_this_sign_in(),
            arrival => desk.outcome(arrival).await,
        }
    };
    page.into_response()
}

impl Desk {
    /// Hands over what the first one brings, and returns what became of it. Whoever reloads the page sees the same.
    async fn outcome(&self, arrival: Arrival) -> Page {
        let belongs = arrival.is_ok();
        let first = self
            .first
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(first) = first {
            // Nobody waits any more: the outcome says so.
            let _ = first.send(arrival);
        } else if !belongs {
            return Page::not_this_sign_in();
        }
        let mut outcome = self.outcome.clone();
        match outcome.wait_for(Option::is_some).await {
            Ok(page) => page.clone().unwrap_or_else(Page::abandoned),
            Err(_) => Page::abandoned(),
        }
    }
}

#[cfg(test)]
#[path = "listener_tests.rs"]
mod tests;
