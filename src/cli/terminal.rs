//! The terminal device: a line typed by a person, with its echo off where it is a secret, and back on however it ends.

use std::io::{self, ErrorKind};

use crate::auth::PromptError;
use crate::secret::SecretString;

/// What the terminal shows of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Echo {
    /// As it is typed.
    On,
    /// Nothing but the end of the line.
    Off,
}

/// The name of the device, whatever stdin and stdout are.
#[cfg(unix)]
const DEVICE: &str = "/dev/tty";

/// The longest line that is read. Terminals cut lines at 4,095 bytes themselves.
#[cfg(unix)]
const LONGEST_LINE: usize = 4096;

/// Shows a label and reads one line.
///
/// The thread stays free meanwhile: Ctrl-C ends the command, dropping this future gives the terminal its echo back.
#[cfg(unix)]
pub(super) async fn ask(label: &str, echo: Echo) -> Result<SecretString, PromptError> {
    use std::fs::OpenOptions;
    use std::io::Write;
    use tokio::signal::unix::{SignalKind, signal};

    let mut device = OpenOptions::new().read(true).write(true).open(DEVICE)?;
    // Handlers first, then silence, then the label: whoever answers or interrupts at once finds all in place.
    let mut terminated = signal(SignalKind::terminate())?;
    let _silence = match echo {
        Echo::On => None,
        Echo::Off => Some(Silence::over(device.try_clone()?)?),
    };
    device.write_all(label.as_bytes())?;
    let mut unanswered = Unanswered {
        device: device.try_clone()?,
        answered: false,
    };
    let reading = tokio::task::spawn_blocking(move || read_line(&mut device));
    tokio::select! {
        line = reading => {
            let line = line.map_err(io::Error::other)?;
            unanswered.answered = true;
            Ok(line?)
        }
        _ = terminated.recv() => Err(PromptError::Interrupted),
    }
}

/// A question behind which the cursor still stands. Whatever ends the wait, the next words begin on a line of their own.
#[cfg(unix)]
struct Unanswered {
    device: std::fs::File,
    answered: bool,
}

#[cfg(unix)]
impl Drop for Unanswered {
    fn drop(&mut self) {
        use std::io::Write;
        if !self.answered {
            // A terminal that is gone shows nothing.
            let _ = self.device.write_all(b"\n");
        }
    }
}

/// Reads what the terminal hands over as one line, and nothing behind it.
#[cfg(unix)]
fn read_line(device: &mut impl io::Read) -> io::Result<SecretString> {
    let mut line = zeroize::Zeroizing::new(vec![0; LONGEST_LINE]);
    let length = loop {
        match device.read(&mut line) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => break other?,
        }
    };
    let typed = std::str::from_utf8(&line[..length])
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
    match typed.strip_suffix('\n') {
        Some(answer) => Ok(SecretString::from(answer)),
        None => Err(io::Error::new(
            ErrorKind::UnexpectedEof,
            "the terminal was closed before the line ended",
        )),
    }
}

/// A terminal without echo, as long as this lives.
#[cfg(unix)]
struct Silence {
    device: std::fs::File,
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Silence {
    fn over(device: std::fs::File) -> io::Result<Self> {
        use rustix::termios::{
            LocalModes, OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr,
        };
        /// Switches a key off.
        const DISABLED: u8 = 0;
        let before = tcgetattr(&device)?;
        let mut modes = before.clone();
        modes.local_modes.remove(LocalModes::ECHO);
        modes
            .local_modes
            .insert(LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG);
        // To be suspended or dumped here would leave the shell without its echo.
        modes.special_codes[SpecialCodeIndex::VSUSP] = DISABLED;
        modes.special_codes[SpecialCodeIndex::VQUIT] = DISABLED;
        tcsetattr(&device, OptionalActions::Now, &modes)?;
        Ok(Self { device, before })
    }
}

#[cfg(unix)]
impl Drop for Silence {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone has nothing left to restore.
        let _ = tcsetattr(&self.device, OptionalActions::Now, &self.before);
    }
}

/// Shows a label and reads one line.
#[cfg(not(unix))]
pub(super) async fn ask(label: &str, echo: Echo) -> Result<SecretString, PromptError> {
    let label = label.to_owned();
    let config = rpassword::ConfigBuilder::new();
    let config = match echo {
        Echo::On => config.password_feedback_partial_mask('*', usize::MAX),
        Echo::Off => config.password_feedback_hide(),
    };
    let reading = tokio::task::spawn_blocking(move || {
        rpassword::prompt_password_with_config(label, config.build())
    });
    match reading.await.map_err(io::Error::other)? {
        Ok(text) => Ok(SecretString::new(text)),
        Err(error) if error.kind() == ErrorKind::Interrupted => Err(PromptError::Interrupted),
        Err(error) => Err(PromptError::Io(error)),
    }
}
