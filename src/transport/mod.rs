//! One TLS stack for everything that goes over the network. Knows no Cognito, no requests, no files.

mod client;
mod error;
mod exchange;
mod sdk;
#[cfg(test)]
pub(crate) mod stub_server;
mod tls;
mod tls_fault;

pub use client::{ClientOptions, Proxies, client};
pub use error::TransportError;
pub use exchange::{Exchange, Observer};
pub use sdk::SdkHttpClient;
pub use tls::{Roots, Verification};
pub use tls_fault::{TlsFault, causes};
