//! The server's clock: the machine's, put forward or back as the scenario says.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that differs from the machine's by a fixed time.
#[derive(Debug, Clone, Copy)]
pub(super) struct ServerClock {
    offset_seconds: i32,
}

impl ServerClock {
    /// A clock this many seconds ahead of the machine's; negative is behind.
    pub(super) fn ahead_by(offset_seconds: i32) -> Self {
        Self { offset_seconds }
    }

    /// Returns the server's time.
    #[expect(
        clippy::disallowed_methods,
        reason = "the sandbox shares nothing with the program it judges, so it asks the machine itself, here alone"
    )]
    pub(super) fn now(self) -> SystemTime {
        let machine = SystemTime::now();
        let offset = Duration::from_secs(u64::from(self.offset_seconds.unsigned_abs()));
        if self.offset_seconds < 0 {
            machine.checked_sub(offset).unwrap_or(UNIX_EPOCH)
        } else {
            machine.checked_add(offset).unwrap_or(machine)
        }
    }

    /// Returns the server's time in whole seconds since 1970.
    pub(super) fn epoch_seconds(self) -> u64 {
        self.now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs())
    }

    /// Returns the server's time as the `Date` header carries it (RFC 9110, 5.6.7).
    pub(super) fn http_date(self) -> Option<String> {
        let now = jiff::Timestamp::try_from(self.now()).ok()?;
        Some(now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
    }
}
