//! ResetCode: a code that was sent to a user who forgot the password.

use subtle::ConstantTimeEq;

use crate::sandbox::hidden::Hidden;

/// How long it is good (Amazon Cognito Developer Guide, "Quotas in Amazon Cognito").
const GOOD_SECONDS: u64 = 60 * 60;

/// A code that opens an account to a new password.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct ResetCode {
    code: Hidden,
    expires_at: u64,
}

/// Why a code does not open an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum ResetProblem {
    /// It is another one.
    Wrong,
    /// It came too late.
    Expired,
}

impl ResetCode {
    /// A code that is sent now (seconds since 1970).
    pub(in crate::sandbox) fn sent(code: Hidden, now: u64) -> Self {
        Self {
            code,
            expires_at: now.saturating_add(GOOD_SECONDS),
        }
    }

    /// Judges what a user entered.
    pub(in crate::sandbox) fn judge(&self, given: &str, now: u64) -> Result<(), ResetProblem> {
        if now >= self.expires_at {
            return Err(ResetProblem::Expired);
        }
        let is_right = self.code.reveal().as_bytes().ct_eq(given.as_bytes());
        if is_right.into() {
            Ok(())
        } else {
            Err(ResetProblem::Wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_for_an_hour() {
        let code = ResetCode::sent(Hidden::new("123456".into()), 1000);
        assert_eq!(code.judge("123456", 1000 + 3599), Ok(()));
        assert_eq!(code.judge("123457", 1001), Err(ResetProblem::Wrong));
        for given in ["123456", "123457"] {
            let late = code.judge(given, 1000 + 3600);
            assert_eq!(late, Err(ResetProblem::Expired));
        }
    }
}
