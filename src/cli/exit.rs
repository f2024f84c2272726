//! Exit status: every code is a documented constant here. This room decides what errors and HTTP statuses map to; what a
//! command alone can judge, such as `--expect` or a suite's verdict, it maps itself.

/// Final status below 400, or it matched `--expect`, or every case passed.
pub const OK: u8 = 0;
/// It ran and the answer was no: `--expect` did not match, a suite case failed.
pub const NO: u8 = 1;
/// Usage, configuration, or a suite or scenario file that is not valid.
pub const USAGE: u8 = 2;
/// Sign-in needed or refused, no role, or a question with nobody to ask.
pub const SIGN_IN: u8 = 3;
/// Final HTTP status 4xx.
pub const CLIENT_ERROR: u8 = 4;
/// Final HTTP status 5xx.
pub const SERVER_ERROR: u8 = 5;
/// No usable answer: DNS, connection, TLS, time-out, throttling after the retries, a malformed answer.
pub const NO_ANSWER: u8 = 6;
/// HTTP status 400 or above under `-f` or `--fail-with-body`, as in curl.
pub const FAIL: u8 = 22;
/// A defect of sigcall.
pub const DEFECT: u8 = 70;
/// Interrupted.
pub const INTERRUPTED: u8 = 130;

/// What the user wants the exit status of a request to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusCheck {
    /// 4 or 5 by the status's class.
    ByClass,
    /// 22 from 400 on (`-f`, `--fail-with-body`).
    Fail,
    /// Always 0 (`--no-check-status`).
    Never,
}

/// Returns the exit status for the final HTTP status of a request.
pub fn of_status(status: u16, check: StatusCheck) -> u8 {
    match check {
        StatusCheck::Fail if status >= 400 => FAIL,
        StatusCheck::ByClass if status >= 500 => SERVER_ERROR,
        StatusCheck::ByClass if status >= 400 => CLIENT_ERROR,
        StatusCheck::Never | StatusCheck::Fail | StatusCheck::ByClass => OK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_decides_unless_told_otherwise() {
        let by_class = [
            (200, OK),
            (304, OK),
            (399, OK),
            (400, CLIENT_ERROR),
            (499, CLIENT_ERROR),
            (500, SERVER_ERROR),
        ];
        for (status, code) in by_class {
            assert_eq!(of_status(status, StatusCheck::ByClass), code, "{status}");
        }
        assert_eq!(of_status(403, StatusCheck::Fail), FAIL);
        assert_eq!(of_status(302, StatusCheck::Fail), OK);
        assert_eq!(of_status(503, StatusCheck::Never), OK);
    }
}
