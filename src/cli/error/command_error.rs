//! CommandError, its kinds, and the exit status of each.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

use crate::cli::exit;

/// Why a command could not do what it was asked to.
#[derive(Debug)]
pub struct CommandError {
    /// What kind of failure it is, which decides the exit status.
    pub kind: Kind,
    source: Box<dyn Error + Send + Sync>,
    /// What to do about it, one sentence a remedy.
    pub hints: Vec<String>,
}

/// Kinds of failure, by exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command line, the configuration, or a file that was named is wrong.
    Usage,
    /// Sign-in is needed or was refused, or there is no role.
    SignIn,
    /// No usable answer came.
    NoAnswer,
    /// sigcall itself is wrong.
    Defect,
    /// The user ended it.
    Interrupted,
    /// The reader of stdout is gone: nothing is left to say.
    ClosedPipe,
}

#[derive(Debug, thiserror::Error)]
#[error("cannot {act} `{path}`")]
struct FileError {
    act: &'static str,
    path: String,
    #[source]
    source: io::Error,
}

impl Kind {
    /// Returns the exit status.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Usage => exit::USAGE,
            Self::SignIn => exit::SIGN_IN,
            Self::NoAnswer => exit::NO_ANSWER,
            Self::Defect => exit::DEFECT,
            Self::Interrupted => exit::INTERRUPTED,
            Self::ClosedPipe => exit::OK,
        }
    }
}

impl CommandError {
    /// Makes an error of a kind from what caused it.
    pub fn new(kind: Kind, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            kind,
            source: source.into(),
            hints: Vec::new(),
        }
    }

    /// A command line or file that is wrong, in words of ours, and what to do about it.
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message.into()).hinted(hint)
    }

    /// A file named on the command line that cannot be read or written; `act` is the verb.
    pub fn file(act: &'static str, path: impl AsRef<Path>, source: io::Error) -> Self {
        let path = path.as_ref().display().to_string();
        Self::new(Kind::Usage, FileError { act, path, source })
            .hinted("check the path and who may use it")
    }

    /// Adds a remedy.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds remedies.
    #[must_use]
    pub fn all_hinted(mut self, hints: Vec<String>) -> Self {
        self.hints.extend(hints);
        self
    }

    /// Replaces the remedies by the one that fits the situation.
    #[must_use]
    pub fn only_hinted(mut self, hint: impl Into<String>) -> Self {
        self.hints.clear();
        self.hinted(hint)
    }

    /// Adds a remedy if there is one.
    #[must_use]
    pub fn maybe_hinted(self, hint: Option<impl Into<String>>) -> Self {
        match hint {
            Some(hint) => self.hinted(hint),
            None => self,
        }
    }

    /// A failure to write the result. A closed pipe is the reader's choice, not a failure.
    pub fn output(error: io::Error) -> Self {
        let kind = if error.kind() == io::ErrorKind::BrokenPipe {
            Kind::ClosedPipe
        } else {
            Kind::Usage
        };
        Self::new(kind, error).hinted("see that stdout has room, or write elsewhere")
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}

impl Error for CommandError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.source()
    }
}
