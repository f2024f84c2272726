//! The `TIMESTAMP` of PASSWORD_VERIFIER: `EEE MMM d HH:mm:ss z yyyy` in English.

use std::time::{Duration, SystemTime};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// How far a client's clock may be off. AWS publishes no number for this; it is the one of signatures.
const TOLERANCE: Duration = Duration::from_mins(5);

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A time that a client stated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timestamp(DateTime);

impl Timestamp {
    /// Reads a text as leniently as Cognito does: what it is not lenient about is the signature, which is over the
    /// canonical form, so that `05` for the day is read here and fails there.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let [weekday, month, day, time, "UTC" | "GMT", year] =
            text.split(' ').collect::<Vec<_>>()[..]
        else {
            return None;
        };
        position(&WEEKDAYS, weekday)?;
        let month = position(&MONTHS, month)? + 1;
        let [hour, minute, second] = time.split(':').collect::<Vec<_>>()[..] else {
            return None;
        };
        DateTime::new(
            digits(year, 4..=4)?,
            i8::try_from(month).ok()?,
            i8::try_from(digits(day, 1..=2)?).ok()?,
            i8::try_from(digits(hour, 2..=2)?).ok()?,
            i8::try_from(digits(minute, 2..=2)?).ok()?,
            i8::try_from(digits(second, 2..=2)?).ok()?,
            0,
        )
        .ok()
        .map(Self)
    }

    /// Returns the form that is signed: the true weekday, the day without padding, UTC.
    pub(super) fn canonical(self) -> String {
        self.0.strftime("%a %b %-d %H:%M:%S UTC %Y").to_string()
    }

    /// Returns whether the time is near enough to the server's.
    pub(super) fn is_fresh(self, now: SystemTime) -> bool {
        let Ok(stated) = self.0.to_zoned(TimeZone::UTC) else {
            return false;
        };
        let stated = SystemTime::from(stated.timestamp());
        let apart = now
            .duration_since(stated)
            .unwrap_or_else(|ahead| ahead.duration());
        apart <= TOLERANCE
    }
}

fn position(names: &[&str], text: &str) -> Option<usize> {
    names
        .iter()
        .position(|name| name.eq_ignore_ascii_case(text))
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let is_number = length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_well_formed_time_is_its_own_canonical_form() {
        for text in [
            "Thu Mar 5 09:08:07 UTC 2026",
            "Sat Nov 21 23:00:05 UTC 2026",
            "Mon Feb 10 18:30:12 UTC 2025",
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().canonical(), text);
        }
    }

    #[test]
    fn a_padded_day_or_a_wrong_weekday_has_another_canonical_form() {
        for text in [
            "Thu Mar 05 09:08:07 UTC 2026",
            "Fri Mar 5 09:08:07 UTC 2026",
        ] {
            let canonical = Timestamp::parse(text).unwrap().canonical();
            assert_eq!(canonical, "Thu Mar 5 09:08:07 UTC 2026");
        }
    }

    #[test]
    fn other_forms_are_not_read() {
        for text in [
            "",
            "Thu Mar  5 09:08:07 UTC 2026",
            "Thu Mar 5 9:08:07 UTC 2026",
            "Thu Mar 5 09:08 UTC 2026",
            "Thu Mar 5 09:08:07 CET 2026",
            "Thu Mar 5 09:08:07 2026",
            "Thu Feb 30 09:08:07 UTC 2026",
            "Do Mär 5 09:08:07 UTC 2026",
            "2026-03-05T09:08:07Z",
            "Thu Mar +5 09:08:07 UTC 2026",
            "Thu Mar 5 09:08:07 UTC 02026",
        ] {
            assert!(Timestamp::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn five_minutes_either_side_are_fresh() {
        let timestamp = Timestamp::parse("Thu Mar 5 09:08:07 UTC 2026").unwrap();
        let stated = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_701_687);
        assert!(timestamp.is_fresh(stated + TOLERANCE));
        assert!(timestamp.is_fresh(stated - TOLERANCE));
        assert!(!timestamp.is_fresh(stated + TOLERANCE + Duration::from_secs(1)));
        assert!(!timestamp.is_fresh(stated - TOLERANCE - Duration::from_secs(1)));
    }
}
