//! Freshness: how early is too late to use a token or credentials. Pure.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// An ID token is renewed when it has less than this left, so that it outlives the calls made with it.
pub(super) const TOKEN_WINDOW: Duration = Duration::from_mins(2);
/// Credentials are renewed when they have less than this left, so that a suite can run on them.
pub(super) const CREDENTIALS_WINDOW: Duration = Duration::from_mins(5);

/// Returns whether what expires at `expires_at` has more than `window` left.
pub(super) fn is_fresh(expires_at: Timestamp, window: Duration, now: SystemTime) -> bool {
    SystemTime::from(expires_at)
        .duration_since(now)
        .is_ok_and(|left| left > window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_within_the_window_is_not_fresh() {
        let expires_at = Timestamp::from_second(1_000).unwrap();
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert!(is_fresh(expires_at, TOKEN_WINDOW, at(879)));
        assert!(!is_fresh(expires_at, TOKEN_WINDOW, at(880)));
        assert!(!is_fresh(expires_at, CREDENTIALS_WINDOW, at(879)));
        assert!(!is_fresh(expires_at, Duration::ZERO, at(1_001)));
    }
}
