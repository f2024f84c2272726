//! Expectation: which statuses count as the right answer. Shared by suites and by `--expect`; knows neither.

use std::fmt;

/// One or several statuses or classes of statuses, any of which is right: `403`, `2xx`, `200,204`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation(Vec<Pattern>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Status(u16),
    Class(u16),
}

/// Text that names no status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a status: expected one as in `403`, a class as in `2xx`, or several as in `200,204`"
)]
pub struct ExpectationError(
    /// What was written.
    pub String,
);

impl Expectation {
    /// Parses `403`, `2xx` or a list of them joined by commas. Statuses run from 100 to 599 (RFC 9110, section 15).
    pub fn parse(text: &str) -> Result<Self, ExpectationError> {
        text.split(',')
            .map(|part| Pattern::parse(part.trim()))
            .collect::<Option<Vec<_>>>()
            .map(Self)
            .ok_or_else(|| ExpectationError(text.to_owned()))
    }

    /// Returns whether `status` is one of those expected.
    pub fn matches(&self, status: u16) -> bool {
        self.0.iter().any(|pattern| match *pattern {
            Pattern::Status(expected) => status == expected,
            Pattern::Class(hundreds) => status / 100 == hundreds,
        })
    }
}

impl Pattern {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_suffix("xx").unwrap_or(text);
        // `u16::from_str` takes a sign and any number of leading zeros.
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let number: u16 = digits.parse().ok()?;
        match (digits.len(), text.len()) {
            (3, 3) if (100..=599).contains(&number) => Some(Self::Status(number)),
            (1, 3) if (1..=5).contains(&number) => Some(Self::Class(number)),
            _ => None,
        }
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pattern) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            match pattern {
                Pattern::Status(status) => write!(f, "{status}")?,
                Pattern::Class(hundreds) => write!(f, "{hundreds}xx")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_a_class_or_a_list_of_them_is_understood_and_printed_as_written() {
        for (text, right, wrong) in [
            ("403", 403, 404),
            ("2xx", 204, 301),
            ("200,204", 204, 202),
            ("404,5xx", 503, 403),
        ] {
            let expectation = Expectation::parse(text).unwrap();
            assert!(expectation.matches(right), "{text}");
            assert!(!expectation.matches(wrong), "{text}");
            assert_eq!(expectation.to_string(), text);
        }
        assert_eq!(
            Expectation::parse(" 200, 2xx ").unwrap().to_string(),
            "200,2xx"
        );
    }

    #[test]
    fn text_that_names_no_status_is_refused() {
        for text in [
            "", "20", "2000", "99", "600", "0xx", "6xx", "xx", "2x", "2XX", "+20", "200,", ",",
            "ok", "20x", "-1",
        ] {
            assert_eq!(
                Expectation::parse(text),
                Err(ExpectationError(text.to_owned())),
                "{text}"
            );
        }
    }
}
