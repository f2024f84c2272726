//! RequestLog: what the server received, for whoever wants to see it afterwards.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// Requests that are kept; a sandbox in the foreground may run for days.
const KEPT: usize = 10_000;

/// A request as the server received it, without its body.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceivedLine {
    /// The method, as sent.
    pub method: String,
    /// The path and query, as sent.
    pub target: String,
    /// The operation that `X-Amz-Target` names, without the service, for calls of Cognito's own API.
    pub operation: Option<String>,
    /// The headers in order, names in lower case; bytes that are not UTF-8 are replaced.
    pub headers: Vec<(String, String)>,
}

// Security: a derived one would print the tokens, cookies and codes that headers and queries carry.
impl fmt::Debug for ReceivedLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.target.split('?').next().unwrap_or_default();
        let names: Vec<&String> = self.headers.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("ReceivedLine")
            .field("method", &self.method)
            .field("path", &path)
            .field("operation", &self.operation)
            .field("headers", &names)
            .finish()
    }
}

/// The requests received, oldest first.
#[derive(Debug, Default)]
pub(super) struct RequestLog(Mutex<VecDeque<ReceivedLine>>);

impl RequestLog {
    /// Adds a request and lets go of the oldest where there are too many.
    pub(super) fn add(&self, line: ReceivedLine) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == KEPT {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    /// Returns a copy of what was received so far.
    pub(super) fn lines(&self) -> Vec<ReceivedLine> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_neither_header_values_nor_the_query() {
        let line = ReceivedLine {
            method: "GET".into(),
            target: "/callback?code=c0de".into(),
            operation: None,
            headers: vec![("authorization".into(), "Bearer t0ken".into())],
        };
        let shown = format!("{line:?}");
        assert!(shown.contains("/callback") && shown.contains("authorization"));
        assert!(!shown.contains("c0de") && !shown.contains("t0ken"));
    }
}
