//! The terminal device: a line typed by a person, with its echo off where it is a secret, and back on however it ends.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetwinsize, tcsetattr,
};
use zeroize::Zeroizing;

use super::echo::Echo;
use crate::auth::PromptError;
use crate::secret::SecretString;

/// The name of the device, whatever stdin and stdout are.
const DEVICE: &str = "/dev/tty";

/// The longest line that is read. Terminals cut lines at 4,095 bytes themselves.
const LONGEST_LINE: usize = 4096;

/// Returns how wide the terminal is, if it tells.
pub(super) fn columns() -> Option<usize> {
    let device = File::open(DEVICE).ok()?;
    let size = tcgetwinsize(&device).ok()?;
    (size.ws_col > 0).then_some(usize::from(size.ws_col))
}

/// Shows a label and reads one line.
///
/// The thread stays free meanwhile, so that a signal can end the command: dropping this future gives the terminal its echo
/// back.
pub(super) async fn ask(label: &str, echo: Echo) -> Result<SecretString, PromptError> {
    let mut device = OpenOptions::new().read(true).write(true).open(DEVICE)?;
    // Silence before the label: whoever answers at once finds it in place. Signals are heard by the runtime.
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
    let line = reading.await.map_err(io::Error::other)?;
    unanswered.answered = line.is_ok();
    Ok(line?)
}

/// A question behind which the cursor still stands. Whatever ends the wait, the next words begin on a line of their own.
struct Unanswered {
    device: File,
    answered: bool,
}

impl Drop for Unanswered {
    fn drop(&mut self) {
        if !self.answered {
            // A terminal that is gone shows nothing.
            let _ = self.device.write_all(b"\n");
        }
    }
}

/// Reads what the terminal hands over as one line, and nothing behind it.
fn read_line(device: &mut impl Read) -> io::Result<SecretString> {
    let mut line = Zeroizing::new(vec![0; LONGEST_LINE]);
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
struct Silence {
    device: File,
    before: Termios,
}

impl Silence {
    fn over(device: File) -> io::Result<Self> {
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

impl Drop for Silence {
    fn drop(&mut self) {
        // A terminal that is gone has nothing left to restore.
        let _ = tcsetattr(&self.device, OptionalActions::Now, &self.before);
    }
}
