//! Returned: a browser that has come back, and is not yet told how the sign-in ended.

use super::redirect::{CallbackListener, Page};
use crate::auth::tokens::Tokens;

/// A browser that has come back and brought tokens, and waits to be told what became of them.
#[derive(Debug)]
pub struct Returned {
    /// The tokens.
    pub tokens: Tokens,
    /// The page that the browser waits for.
    pub page: PendingPage,
}

/// A page that a browser may be waiting for.
#[derive(Debug)]
pub struct PendingPage(Option<CallbackListener>);

impl PendingPage {
    pub(super) fn new(listener: Option<CallbackListener>) -> Self {
        Self(listener)
    }

    /// Tells the browser that the user is signed in, and closes the port.
    pub async fn signed_in(self) {
        self.close(Page::signed_in()).await;
    }

    /// Tells the browser that the sign-in came to nothing, and why, and closes the port.
    pub async fn failed(self, reason: &str) {
        self.close(Page::failed(reason)).await;
    }

    async fn close(self, page: Page) {
        if let Some(listener) = self.0 {
            listener.close(page).await;
        }
    }
}
