//! Clock: the only way to learn the time.

use std::time::SystemTime;

/// A source of the current time, handed to whatever needs to know it.
#[derive(Debug, Clone, Copy)]
pub struct Clock(Source);

#[derive(Debug, Clone, Copy)]
enum Source {
    System,
    Fixed(SystemTime),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still, for vectors and tests.
    pub fn fixed(at: SystemTime) -> Self {
        Self(Source::Fixed(at))
    }

    /// Returns the current time.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    pub fn now(&self) -> SystemTime {
        match self.0 {
            Source::System => SystemTime::now(),
            Source::Fixed(at) => at,
        }
    }
}
