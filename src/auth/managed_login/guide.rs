//! BrowserGuide: what shows the person an address to open, and takes back the one that the browser ended at.

use std::io;
use std::pin::Pin;

use crate::secret::SecretString;

/// Whoever leads a person to the browser and back: a terminal, as a rule.
pub trait BrowserGuide: Send {
    /// Returns whether the person means to open the address elsewhere, so that nothing is opened here and the address that
    /// the browser ends at is expected to be pasted. A port that is in use is then no failure.
    fn elsewhere(&self) -> bool;

    /// Shows the address of the sign-in page, and opens it unless it is to be opened elsewhere.
    fn open<'a>(&'a mut self, url: &'a str) -> PendingOpening<'a>;

    /// Returns the address that the browser ended at, as the person pastes it; another one where there is something `wrong` with
    /// the one before, or [`GuideError::NobodyToAsk`] where there is no other. Dropped when the browser comes back by itself.
    fn pasted<'a>(&'a mut self, wrong: Option<&'a str>) -> PendingPaste<'a>;
}

/// A browser that is being started.
pub type PendingOpening<'a> = Pin<Box<dyn Future<Output = Result<Opened, GuideError>> + Send + 'a>>;

/// An address that a person may take their time to paste.
pub type PendingPaste<'a> =
    Pin<Box<dyn Future<Output = Result<SecretString, GuideError>> + Send + 'a>>;

/// Where the sign-in page is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// In a browser of this machine: it will come back by itself.
    Here,
    /// Wherever the person opens it: the address may be pasted.
    Elsewhere,
}

/// A person who cannot be led.
#[derive(Debug, thiserror::Error)]
pub enum GuideError {
    /// No browser could be started, and there is nobody who could open the address elsewhere.
    #[error("no browser can be opened: {reason}")]
    NoBrowser {
        /// Why not.
        reason: String,
    },

    /// An address is to be pasted, and there is nobody to ask for it.
    #[error("the address that the browser ended at is needed and there is nobody to ask")]
    NobodyToAsk,

    /// The person ended the program instead of pasting.
    #[error("interrupted")]
    Interrupted,

    /// The address did not fit into a line of the terminal, which cuts it without a word.
    #[error("the pasted address is longer than the {limit} bytes of a terminal's line")]
    CutByTerminal {
        /// The longest line of a terminal, in bytes.
        limit: usize,
    },

    /// The terminal or stdin failed, or ended before anything was pasted.
    #[error("the address that the browser ended at cannot be read")]
    Io(#[from] io::Error),
}
