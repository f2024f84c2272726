//! ApiResponse: the answer as it came, with what was sent to get it.

use http::{HeaderMap, HeaderName, HeaderValue, Version};

use super::redact;

/// A shorter header value is too likely to be a word of the message.
const SHORTEST_SECRET: usize = 8;

/// One answer. The body is the server's, byte for byte.
#[derive(Debug, Clone)]
pub struct ApiResponse {
    /// The status code.
    pub status: u16,
    /// The usual words for the status under HTTP/1; empty under HTTP/2, which sends none.
    pub reason: String,
    /// The protocol version that was spoken.
    pub version: Version,
    /// The headers, in the order in which their names first came.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Vec<u8>,
    /// Every header of the request as it was sent. Values that are secret are marked as sensitive.
    pub sent: Vec<(HeaderName, HeaderValue)>,
}

impl ApiResponse {
    /// Returns a header as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the request's headers as text to be shown, with their secrets left out.
    pub fn sent_redacted(&self) -> Vec<(String, String)> {
        redact::headers(self.sent.iter().map(|(name, value)| (name, value)))
    }

    /// Returns the answer's headers as text to be shown, with the secrets left out, those that were sent and came back
    /// included.
    pub fn received_redacted(&self) -> Vec<(String, String)> {
        redact::headers(self.headers.iter())
            .into_iter()
            .map(|(name, value)| (name, self.without_secrets(value)))
            .collect()
    }

    /// Returns a text of the server's with every secret left out that was sent, and whatever else looks like one.
    pub fn without_secrets(&self, mut text: String) -> String {
        let sent = self.sent.iter().map(|(_, value)| value);
        for value in sent.filter(|value| value.is_sensitive()) {
            let value = String::from_utf8_lossy(value.as_bytes());
            let secret = ["Signature=", "Bearer ", "Basic "]
                .iter()
                .find_map(|before| Some(value.split_once(before)?.1));
            let secret = secret.unwrap_or(&value);
            if secret.len() >= SHORTEST_SECRET {
                text = text.replace(secret, redact::REDACTED);
            }
        }
        redact::text(&text)
    }
}
