//! Sandbox: the server, on a loopback port and a thread of its own.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;

use super::request_log::{ReceivedLine, RequestLog};
use super::service::{self, Shared};
use crate::sandbox::error::SandboxError;
use crate::sandbox::outbox::{Message, Outbox};
use crate::sandbox::scenario::{Scenario, User};
use crate::sandbox::tokens;
use crate::sandbox::world::World;

/// A running sandbox. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    url: String,
    scenario: Arc<Scenario>,
    log: Arc<RequestLog>,
    outbox: Arc<Outbox>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Serves a scenario on a loopback address; port 0 is any that is free.
    ///
    /// Fails where the address is not loopback, is taken, or cannot be listened on, and without a thread to serve with.
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
        tokens::make_keys();
        let url = format!("http://{address}");
        let scenario = Arc::new(scenario);
        let log = Arc::<RequestLog>::default();
        let world = Arc::new(World::new(Arc::clone(&scenario), url.clone()));
        let outbox = Arc::clone(&world.outbox);
        let shared = Shared {
            world,
            log: Arc::clone(&log),
        };
        let (stop, stopped) = oneshot::channel();
        let thread = spawn(listener, shared, stopped).map_err(SandboxError::Serve)?;
        Ok(Self {
            url,
            scenario,
            log,
            outbox,
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

    /// Returns the URL in place of the user pool's domain, where managed login is served.
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
            ("SIGCALL_DOMAIN", Some(self.domain())),
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

    /// Returns the codes that were sent to users so far, oldest first; of a very long run the last ten thousand.
    pub fn messages(&self) -> Vec<Message> {
        self.outbox.messages()
    }

    /// Returns where the codes arrive that are sent to users from now on.
    pub fn incoming_messages(&self) -> UnboundedReceiver<Message> {
        self.outbox.listen()
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
                    runtime.block_on(service::serve(listener, shared, stopped));
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

#[cfg(test)]
#[path = "sandbox_tests.rs"]
mod tests;
