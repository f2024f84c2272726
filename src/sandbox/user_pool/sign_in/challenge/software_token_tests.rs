//! Codes of an authenticator app at a sign-in.

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, epoch_seconds, sign_in};
use crate::sandbox::totp::TotpKey;

const SECRET: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn start() -> Sandbox {
    test_client::start(&format!(
        "[user_pool]\nmfa = \"on\"\n[[user]]\nname = \"tim\"\npassword = \"tim-Passw0rd!\"\nmfa = [\"totp\"]\ntotp_secret = \"{SECRET}\"\ntotp_device_name = \"Tim's phone\"\n"
    ))
}

fn ask(sandbox: &Sandbox) -> Reply {
    sign_in(sandbox, "tim", "tim-Passw0rd!")
}

fn code(seconds: i64) -> String {
    let key = TotpKey::from_base32(SECRET).unwrap();
    key.code_at(epoch_seconds().checked_add_signed(seconds).unwrap())
}

#[test]
fn the_code_of_now_completes_a_sign_in_once() {
    let sandbox = start();
    let asked = ask(&sandbox);
    assert_eq!(asked.challenge(), "SOFTWARE_TOKEN_MFA");
    assert_eq!(asked.parameter("FRIENDLY_DEVICE_NAME"), "Tim's phone");
    let code_of_now = code(0);
    asked
        .answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", &code_of_now)
        .token("IdToken");
    let asked = ask(&sandbox);
    for used_or_older in [code_of_now, code(-30)] {
        let again = asked.answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", &used_or_older);
        assert_eq!(
            again.error(),
            (
                "ExpiredCodeException",
                "Your software token has already been used once."
            )
        );
    }
    // The next code is good already, and the session is still open.
    asked
        .answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", &code(30))
        .token("IdToken");
}

#[test]
fn a_wrong_code_leaves_the_session_open_until_there_were_five() {
    let sandbox = start();
    let asked = ask(&sandbox);
    let wrong = if code(0) == "000000" {
        "000001"
    } else {
        "000000"
    };
    for attempt in [wrong, "", "abcdef", "99999999"] {
        let reply = asked.answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", attempt);
        let expected = if attempt.is_empty() {
            "InvalidParameterException"
        } else {
            "CodeMismatchException"
        };
        assert_eq!(reply.error().0, expected, "{attempt}");
    }
    for _ in 0..2 {
        let reply = asked.answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", wrong);
        assert_eq!(reply.error().0, "CodeMismatchException");
    }
    let dead = asked.answer(&sandbox, "tim", "SOFTWARE_TOKEN_MFA_CODE", &code(0));
    assert_eq!(
        dead.error(),
        ("NotAuthorizedException", "Invalid session for the user.")
    );
}
