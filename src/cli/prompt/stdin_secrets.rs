//! StdinSecrets: secrets that come as lines of stdin, in an order that the options announce.

use std::io::{self, ErrorKind};

use crate::secret::SecretString;

/// A secret that may be a line of stdin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StdinSecret {
    /// `--password-stdin`: the first line.
    Password,
    /// `--new-password-stdin`: the line after it.
    NewPassword,
    /// `--totp-secret-stdin`: the line after these.
    TotpSecret,
}

/// The lines that were announced, read when they are needed. One that is not needed need not be there, unless a later one is.
#[derive(Debug, Clone, Default)]
pub struct StdinSecrets {
    announced: Vec<StdinSecret>,
    lines: Vec<SecretString>,
}

impl StdinSecret {
    fn option(self) -> &'static str {
        match self {
            Self::Password => "--password-stdin",
            Self::NewPassword => "--new-password-stdin",
            Self::TotpSecret => "--totp-secret-stdin",
        }
    }
}

impl StdinSecrets {
    /// Notes which lines there are.
    pub fn announced(password: bool, new_password: bool, totp_secret: bool) -> Self {
        let all = [
            (password, StdinSecret::Password),
            (new_password, StdinSecret::NewPassword),
            (totp_secret, StdinSecret::TotpSecret),
        ];
        Self {
            announced: all
                .into_iter()
                .filter_map(|(given, secret)| given.then_some(secret))
                .collect(),
            lines: Vec::new(),
        }
    }

    /// Returns whether a secret is to come from stdin.
    pub fn has(&self, secret: StdinSecret) -> bool {
        self.announced.contains(&secret)
    }

    /// Returns a secret that was announced, and nothing for another.
    pub async fn take(&mut self, secret: StdinSecret) -> io::Result<Option<SecretString>> {
        let Some(position) = self.announced.iter().position(|known| *known == secret) else {
            return Ok(None);
        };
        while self.lines.len() <= position {
            let option = self.announced[self.lines.len()].option();
            let line = stdin_line().await.map_err(|error| match error.kind() {
                ErrorKind::UnexpectedEof => {
                    io::Error::new(error.kind(), format!("stdin has no line for `{option}`"))
                }
                _ => error,
            })?;
            self.lines.push(line);
        }
        Ok(self.lines.get(position).cloned())
    }
}

/// Reads a secret from the next line of stdin, without its end. An empty line is none.
///
/// On a thread of its own: whoever writes to stdin may take long, and Ctrl-C must be heard meanwhile.
pub async fn stdin_line() -> io::Result<SecretString> {
    let reading = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        io::stdin().read_line(&mut line).map(|_| line)
    });
    let mut line = reading.await.map_err(io::Error::other)??;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    if line.is_empty() {
        return Err(io::Error::new(
            ErrorKind::UnexpectedEof,
            "stdin has no further line",
        ));
    }
    Ok(SecretString::new(line))
}
