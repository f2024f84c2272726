//! Lock-out after failed sign-ins (Amazon Cognito Developer Guide, "Lockout behavior for failed sign-in attempts").

/// The failure that brings the first lock.
const FIRST_LOCKING_FAILURE: u32 = 5;
/// The longest lock.
const LONGEST_LOCK_SECONDS: u64 = 15 * 60;

/// The failed sign-ins of one user since the last good one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lockout {
    failures: u32,
    locked_until: u64,
}

impl Lockout {
    /// Returns whether a sign-in at this time (seconds since 1970) is refused without looking at the password.
    pub(super) fn is_locked(&self, now: u64) -> bool {
        now < self.locked_until
    }

    /// Notes a wrong password: the fifth locks for one second, each further one for twice as long as the one before.
    pub(super) fn fail(&mut self, now: u64) {
        self.failures = self.failures.saturating_add(1);
        if let Some(doublings) = self.failures.checked_sub(FIRST_LOCKING_FAILURE) {
            let seconds = 1_u64.checked_shl(doublings).unwrap_or(LONGEST_LOCK_SECONDS);
            self.locked_until = now.saturating_add(seconds.min(LONGEST_LOCK_SECONDS));
        }
    }

    /// Notes a right password, which clears the count.
    pub(super) fn succeed(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: u32) -> Lockout {
        let mut lockout = Lockout::default();
        for _ in 0..failures {
            lockout.fail(1000);
        }
        lockout
    }

    #[test]
    fn four_failures_do_not_lock() {
        assert!(!after(4).is_locked(1000));
    }

    #[test]
    fn the_fifth_failure_locks_for_a_second_and_each_further_one_for_twice_as_long() {
        for (failures, seconds) in [(5, 1), (6, 2), (7, 4), (10, 32)] {
            assert!(after(failures).is_locked(1000 + seconds - 1), "{failures}");
            assert!(!after(failures).is_locked(1000 + seconds), "{failures}");
        }
    }

    #[test]
    fn no_lock_is_longer_than_a_quarter_of_an_hour() {
        for failures in [16, 70, 1000] {
            assert!(after(failures).is_locked(1000 + 899), "{failures}");
            assert!(!after(failures).is_locked(1000 + 900), "{failures}");
        }
    }

    #[test]
    fn a_good_sign_in_clears_the_count() {
        let mut lockout = after(8);
        lockout.succeed();
        lockout.fail(1000);
        assert!(!lockout.is_locked(1000));
    }
}
