//! Question: what a user was asked, and what the answer is judged by.

use super::srp_verifier::Exchange;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::scenario::SecondFactor;
use crate::sandbox::totp::TotpKey;

/// What a user was asked.
#[derive(Debug)]
pub(in crate::sandbox) enum Question {
    /// PASSWORD_VERIFIER. The user is a made-up one where there is none and existence is hidden.
    Password(Exchange),
    /// NEW_PASSWORD_REQUIRED.
    NewPassword,
    /// SMS_MFA or EMAIL_OTP.
    Code(SentCode),
    /// SOFTWARE_TOKEN_MFA.
    SoftwareToken,
    /// SELECT_MFA_TYPE, with what there is to choose from.
    SelectMfa(Vec<SecondFactor>),
    /// MFA_SETUP.
    MfaSetup(MfaSetup),
}

/// A code that was sent with a challenge.
#[derive(Debug)]
pub(in crate::sandbox) struct SentCode {
    /// The challenge's name.
    pub(in crate::sandbox) challenge: &'static str,
    /// The code.
    pub(in crate::sandbox) code: Hidden,
    /// The address that becomes the user's with the right answer.
    pub(in crate::sandbox) new_email: Option<String>,
}

/// How far a user has come with a second factor.
#[derive(Debug)]
pub(in crate::sandbox) enum MfaSetup {
    /// They may choose one of these.
    Offered(Vec<SecondFactor>),
    /// They were given the key of an authenticator app.
    Associated(TotpKey),
    /// They showed a code of the app, which may have a name.
    Verified(TotpKey, Option<String>),
}
