//! One-time codes from a secret, as an authenticator app shows them (RFC 6238: SHA-1, six digits, 30 seconds).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use totp_rs::{Builder, Secret, Totp};

use crate::secret::SecretString;

/// How long a code is shown.
const STEP: u64 = 30;

/// Somebody else may use the same secret at the same time; a server that says so again and again is wrong.
const MOST_USED_UP: u32 = 3;

/// A secret that is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the TOTP secret is not Base32 (letters and the digits 2 to 7)")]
pub struct NotBase32;

/// An authenticator for one user. It remembers which code it gave last: a server takes each once.
pub struct Authenticator {
    totp: Totp,
    used_step: Option<u64>,
    used_up: u32,
}

/// What an authenticator has to say now.
#[derive(Debug, PartialEq, Eq)]
pub enum NextCode {
    /// A code that was not given before.
    Code(SecretString),
    /// The code of this moment was given before: the next one comes after so long.
    After(Duration),
    /// The server holds every code for used: there is no sense in another one.
    Never,
}

impl std::fmt::Debug for Authenticator {
    /// Written by hand because the library's would show the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authenticator").finish_non_exhaustive()
    }
}

impl Authenticator {
    /// Takes a secret in Base32 (RFC 4648, section 6) as people copy it: in either case, with spaces, hyphens or padding.
    pub fn new(secret: &SecretString) -> Result<Self, NotBase32> {
        let digits: String = secret
            .expose()
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '='))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if digits.is_empty() {
            return Err(NotBase32);
        }
        let secret = Secret::try_from_base32(&digits).map_err(|_| NotBase32)?;
        // Cognito's secrets are long enough for the RFC, but whoever has a shorter one has no choice.
        let totp = Builder::new().with_secret(secret).build_noncompliant();
        Ok(Self {
            totp,
            used_step: None,
            used_up: 0,
        })
    }

    /// Returns the code of a moment, or how long to wait for one that was not given before.
    pub fn next(&mut self, now: SystemTime) -> NextCode {
        if self.used_up > MOST_USED_UP {
            return NextCode::Never;
        }
        let seconds = epoch_seconds(now);
        let step = seconds / STEP;
        if self.used_step.is_some_and(|used| step <= used) {
            let used = self.used_step.unwrap_or(step);
            return NextCode::After(Duration::from_secs((used + 1) * STEP - seconds));
        }
        self.used_step = Some(step);
        NextCode::Code(SecretString::new(self.totp.generate(seconds).to_string()))
    }

    /// Notes that the server has seen the code of a moment, from us or from somebody else.
    pub fn is_used_up(&mut self, now: SystemTime) {
        self.used_up += 1;
        let step = epoch_seconds(now) / STEP;
        self.used_step = Some(self.used_step.map_or(step, |used| used.max(step)));
    }
}

fn epoch_seconds(now: SystemTime) -> u64 {
    now.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn authenticator(secret: &str) -> Authenticator {
        Authenticator::new(&secret.into()).unwrap()
    }

    /// RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
    #[test]
    fn the_codes_of_the_rfc_come_out() {
        // "12345678901234567890"
        let mut rfc = authenticator("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(rfc.next(at(seconds)), NextCode::Code(code.into()));
        }
    }

    #[test]
    fn a_code_is_given_once_and_the_next_one_after_its_window() {
        let mut app = authenticator("JBSWY3DPEHPK3PXP");
        assert!(matches!(app.next(at(61)), NextCode::Code(_)));
        assert_eq!(app.next(at(61)), NextCode::After(Duration::from_secs(29)));
        assert_eq!(app.next(at(89)), NextCode::After(Duration::from_secs(1)));
        assert!(matches!(app.next(at(90)), NextCode::Code(_)));
        // A clock that was set back does not bring an old code again.
        assert_eq!(app.next(at(59)), NextCode::After(Duration::from_secs(61)));
    }

    #[test]
    fn a_code_that_somebody_else_used_is_passed_over() {
        let mut app = authenticator("JBSWY3DPEHPK3PXP");
        app.is_used_up(at(10));
        assert_eq!(app.next(at(10)), NextCode::After(Duration::from_secs(20)));
    }

    #[test]
    fn a_server_that_holds_every_code_for_used_is_given_no_more() {
        let mut app = authenticator("JBSWY3DPEHPK3PXP");
        for step in 0..=u64::from(MOST_USED_UP) {
            assert!(matches!(app.next(at(step * STEP)), NextCode::Code(_)));
            app.is_used_up(at(step * STEP));
        }
        assert_eq!(app.next(at(1_000)), NextCode::Never);
    }

    #[test]
    fn a_secret_may_stand_as_people_copy_it() {
        let mut plain = authenticator("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
        let code = plain.next(at(1_234_567_890));
        for written in [
            "jbswy3dpehpk3pxpjbswy3dpehpk3pxp",
            "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
            " jbsw-y3dp-ehpk-3pxp-jbsw-y3dp-ehpk-3pxp==\n",
        ] {
            assert_eq!(authenticator(written).next(at(1_234_567_890)), code);
        }
        for bad in ["", "  ", "====", "JBSWY3D1", "0189", "ü", "otpauth://x"] {
            assert_eq!(
                Authenticator::new(&bad.into()).unwrap_err(),
                NotBase32,
                "{bad}"
            );
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(
            format!("{:?}", authenticator("JBSWY3DPEHPK3PXP")),
            "Authenticator { .. }"
        );
    }
}
