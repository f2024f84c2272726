//! A server for tests that answers word for word what it was told to, once each, and remembers what it was asked.

use std::fmt::Display;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with one request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// Answers with this status, these header lines and this body.
    Answer(u16, Vec<String>, Vec<u8>),
    /// Closes the connection without a word.
    Close,
    /// Says nothing for so long.
    Silence(Duration),
}

impl Reply {
    /// An answer as AWS's JSON protocol gives it.
    pub(crate) fn json(status: u16, body: impl Display) -> Self {
        let headers = vec![
            "content-type: application/x-amz-json-1.1".to_owned(),
            "x-amzn-requestid: 11111111-2222-3333-4444-555555555555".to_owned(),
        ];
        Self::Answer(status, headers, body.to_string().into_bytes())
    }

    /// An error as AWS's JSON protocol gives it.
    pub(crate) fn error(code: &str, message: &str) -> Self {
        Self::json(
            400,
            serde_json::json!({ "__type": code, "message": message }),
        )
    }
}

/// A request as it came over the wire.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The request line and the headers, in lower case.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: String,
}

impl Asked {
    /// Returns the body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// A running server. It ends with its last reply.
#[derive(Debug)]
pub(crate) struct StubServer {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl StubServer {
    /// Starts a server on loopback that gives these replies in order, each on a connection of its own. They may be made
    /// while it runs, as by the receiver of a channel.
    pub(crate) fn start(replies: impl IntoIterator<Item = Reply> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for reply in replies {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                seen.lock().unwrap().push(read(&mut stream));
                write(&mut stream, &reply);
            }
        });
        Self { address, asked }
    }

    /// Returns the server's URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns what was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn read(stream: &mut TcpStream) -> Asked {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                return Asked {
                    head,
                    body: body.to_owned(),
                };
            }
        }
        let count = stream.read(&mut buffer).unwrap();
        assert!(count > 0, "the client left in the middle of a request");
        bytes.extend_from_slice(&buffer[..count]);
    }
}

/// A client that has had enough and left is no failure of the server.
fn write(stream: &mut TcpStream, reply: &Reply) {
    match reply {
        Reply::Answer(status, headers, body) => {
            let headers = headers.join("\r\n");
            let head = format!(
                "HTTP/1.1 {status} X\r\n{headers}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes());
            let _ = stream.write_all(body);
        }
        Reply::Close => {}
        Reply::Silence(time) => thread::sleep(*time),
    }
}
