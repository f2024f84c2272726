//! AttemptLimit: how often a user may try what is limited by the hour (Amazon Cognito Developer Guide, "Quotas in Amazon
//! Cognito").

/// Attempts within an hour. AWS grants between five and twenty, depending on the operation and the risk.
const PER_HOUR: u32 = 5;
const HOUR_SECONDS: u64 = 60 * 60;

/// What is limited, each by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::sandbox) enum LimitedAct {
    /// Having a code sent for a forgotten password.
    SendResetCode,
    /// Entering a wrong code for a forgotten password.
    EnterResetCode,
    /// Entering a wrong password to change it.
    ChangePassword,
}

/// The attempts of one user at one act.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AttemptLimit {
    first_at: u64,
    attempts: u32,
}

impl AttemptLimit {
    /// Returns whether one more attempt at this time (seconds since 1970) would be too many.
    pub(super) fn is_reached(self, now: u64) -> bool {
        self.attempts >= PER_HOUR && !self.is_over(now)
    }

    /// Counts an attempt; an hour after the first the count begins anew.
    pub(super) fn count(&mut self, now: u64) {
        if self.attempts == 0 || self.is_over(now) {
            *self = Self {
                first_at: now,
                attempts: 0,
            };
        }
        self.attempts = self.attempts.saturating_add(1);
    }

    fn is_over(self, now: u64) -> bool {
        now >= self.first_at.saturating_add(HOUR_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_attempts_are_free_until_an_hour_after_the_first() {
        let mut limit = AttemptLimit::default();
        for second in 0..5 {
            assert!(!limit.is_reached(1000 + second));
            limit.count(1000 + second);
        }
        assert!(limit.is_reached(1005));
        assert!(limit.is_reached(1000 + 3599));
        assert!(!limit.is_reached(1000 + 3600));
        limit.count(1000 + 3600);
        assert!(!limit.is_reached(1000 + 3601));
    }
}
