//! Accounts that may not sign in, and those that failed too often.

use crate::sandbox::test_client::{self, sign_in};
use crate::sandbox::user_pool::fixture::{ALICE, with_status};

#[test]
fn users_who_may_not_sign_in_are_told_why() {
    for (status, expected) in [
        (
            "enabled = false",
            ("NotAuthorizedException", "User is disabled."),
        ),
        (
            "status = \"unconfirmed\"",
            ("UserNotConfirmedException", "User is not confirmed."),
        ),
        (
            "status = \"reset-required\"",
            (
                "PasswordResetRequiredException",
                "Password reset required for the user",
            ),
        ),
        (
            "status = \"temporary-password-expired\"",
            (
                "NotAuthorizedException",
                "Temporary password has expired and must be reset by an administrator.",
            ),
        ),
    ] {
        let sandbox = with_status(status, "");
        assert_eq!(
            sign_in(&sandbox, "nina", "Temp-Passw0rd!").error(),
            expected
        );
    }
}

#[test]
fn the_sixth_attempt_after_five_wrong_ones_is_not_looked_at() {
    let sandbox = test_client::start(ALICE);
    for _ in 0..8 {
        // Each lock is over before the next wrong password could be judged, or answers in its own words.
        let reply = sign_in(&sandbox, "alice", "wrong");
        assert_eq!(reply.error().0, "NotAuthorizedException");
    }
    let reply = sign_in(&sandbox, "alice", "alice-Passw0rd!");
    assert_eq!(
        reply.error(),
        ("NotAuthorizedException", "Password attempts exceeded")
    );
}
