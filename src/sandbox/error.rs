//! SandboxError: why a sandbox does not start.

use std::io;
use std::net::SocketAddr;

/// Why a scenario cannot be read or a sandbox cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The scenario's text is not valid: correct the file at the place named.
    #[error("line {line}, column {column}: {message}")]
    InvalidScenario {
        /// The line of the mistake, from one.
        line: usize,
        /// The column of the mistake, from one.
        column: usize,
        /// What is wrong.
        message: String,
    },

    /// The address can be reached from other machines, where the scenario's passwords would open it: choose a loopback address.
    #[error("`{address}` is not a loopback address")]
    NotLoopback {
        /// The address asked for.
        address: SocketAddr,
    },

    /// Another program listens there: choose another port, or 0 for any.
    #[error("port {port} is already in use", port = address.port())]
    PortInUse {
        /// The address asked for.
        address: SocketAddr,
    },

    /// The address cannot be listened on.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// The system's reason.
        #[source]
        source: io::Error,
    },

    /// The machine gives no thread or event loop to serve with.
    #[error("cannot start the server")]
    Serve(#[source] io::Error),
}
