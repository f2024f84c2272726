//! What to do when Cognito refuses a user.

use crate::auth::Refusal;

/// Returns what to do about a refusal.
pub(super) fn hint(kind: Refusal) -> &'static str {
    match kind {
        Refusal::WrongPassword => {
            "check the user name and the password; an unknown user may be answered the same, and so is, by SRP, the `user_pool_id` of another pool"
        }
        Refusal::WrongOldPassword => {
            "check the old password (SIGCALL_PASSWORD with SIGCALL_USERNAME, the first line with `--password-stdin`, or at the prompt)"
        }
        Refusal::UnknownUser => {
            "check the user name, and that `user_pool_id` and `client_id` are those of the user's pool"
        }
        Refusal::TooManyAttempts => {
            "too many wrong passwords: the account is locked for a while, up to 15 minutes; wait, then try once"
        }
        Refusal::Disabled => "an administrator of the user pool must enable the account",
        Refusal::NotConfirmed => {
            "the code sent at sign-up was never entered: confirm the account first"
        }
        Refusal::PasswordResetRequired => {
            "reset the password with a code that is sent to you: `sigcall password reset USERNAME`"
        }
        Refusal::TemporaryPasswordExpired => "an administrator must send the invitation again",
        Refusal::NewPasswordNotAllowed | Refusal::NewPasswordUsedBefore => {
            "choose another new password (`SIGCALL_NEW_PASSWORD`, `--new-password-stdin`, or at the prompt)"
        }
        Refusal::AttributeNotAllowed => "give another value with `--attribute NAME=VALUE`",
        Refusal::WrongCode => {
            "start over and give the newest code; a code that is computed (SIGCALL_TOTP_SECRET) needs the right secret and this machine's clock to be right"
        }
        Refusal::WrongAnswer => {
            "the user pool's own questions were not answered right: check the answers (`--answer NAME=VALUE`, one a round, in order); so are answered an unknown user and a wrong name"
        }
        Refusal::WrongResetCode => {
            "give the newest code that was sent (`--code`); `sigcall password reset USERNAME` sends another one"
        }
        Refusal::UsedCode => {
            "every code is good once: wait half a minute for the next one (with SIGCALL_TOTP_SECRET that goes by itself)"
        }
        Refusal::ExpiredCode => {
            "the code is too old, or was used: start over, which sends another one (`password reset` without `--code`)"
        }
        Refusal::CodeNotSent => {
            "the user pool could not send the code: its owner finds the reason in the settings for e-mail and SMS"
        }
        Refusal::NoContact => {
            "an administrator must set and verify an e-mail address or a telephone number, or set a password"
        }
        Refusal::AttemptLimit => "too many attempts for this user: wait an hour, then try once",
        Refusal::SecondFactorMissing => {
            "set up a second factor for the user in the application first"
        }
        Refusal::Trigger => {
            "a Lambda trigger of the user pool refused or failed: its owner finds the reason in its log"
        }
        Refusal::Blocked => {
            "a web ACL (AWS WAF) on the user pool blocked the request: try from an allowed network"
        }
        Refusal::Other => {
            "`-vv` shows the exchange with its request id, for whoever owns the user pool"
        }
    }
}
