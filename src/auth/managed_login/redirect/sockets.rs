//! Sockets: the loopback addresses of one redirect URI, listened at as if they were one.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};

use super::loopback::Loopback;

/// One or two listening sockets.
#[derive(Debug)]
pub(super) struct Sockets {
    first: TcpListener,
    second: Option<TcpListener>,
}

impl Sockets {
    /// Listens at all the addresses.
    ///
    /// A machine without IPv6 (or without IPv4) has one of the two of `localhost`. A port that is in use on either is a
    /// failure all the same: the browser may choose that one, and bring the code to whoever listens there.
    pub(super) async fn bind(loopback: &Loopback) -> io::Result<Self> {
        let mut bound = Vec::new();
        let mut absent = None;
        for address in &loopback.addresses {
            match TcpListener::bind(address).await {
                Ok(socket) => bound.push(socket),
                Err(error)
                    if matches!(
                        error.kind(),
                        ErrorKind::AddrInUse | ErrorKind::PermissionDenied
                    ) =>
                {
                    return Err(error);
                }
                Err(error) => absent = Some(error),
            }
        }
        let mut bound = bound.into_iter();
        match (bound.next(), absent) {
            (Some(first), _) => Ok(Self {
                first,
                second: bound.next(),
            }),
            (None, Some(error)) => Err(error),
            (None, None) => Err(ErrorKind::AddrNotAvailable.into()),
        }
    }
}

impl Listener for Sockets {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        match &mut self.second {
            None => Listener::accept(&mut self.first).await,
            Some(second) => tokio::select! {
                accepted = Listener::accept(&mut self.first) => accepted,
                accepted = Listener::accept(second) => accepted,
            },
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.first.local_addr()
    }
}
