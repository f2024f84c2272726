//! Question: what a user was asked, and what the answer is judged by.

use super::srp_verifier::Exchange;
use crate::sandbox::hidden::Hidden;
use crate::sandbox::scenario::{FirstFactor, SecondFactor};
use crate::sandbox::totp::TotpKey;

/// What a user was asked.
///
/// Security: there is deliberately no `Debug`, which would print the secrets of an exchange and the session.
pub(in crate::sandbox) enum Question {
    /// PASSWORD_VERIFIER. The user is a made-up one where there is none and existence is hidden.
    Password {
        /// Both public values.
        exchange: Exchange,
        /// What the right proof leads to.
        leads_to: LeadsTo,
        /// What the answer must bring beside the secret block.
        session: Option<String>,
    },
    /// SELECT_CHALLENGE, among the first factors of the user.
    SelectFirst,
    /// PASSWORD, PASSWORD_SRP or WEB_AUTHN.
    First(FirstFactor),
    /// NEW_PASSWORD_REQUIRED.
    NewPassword,
    /// CUSTOM_CHALLENGE.
    Custom {
        /// Which of the user's rounds it is, from zero.
        step: usize,
        /// The wrong answers given in this round.
        wrong_answers: u32,
    },
    /// SMS_MFA, EMAIL_OTP or SMS_OTP.
    Code(SentCode),
    /// SOFTWARE_TOKEN_MFA.
    SoftwareToken,
    /// SELECT_MFA_TYPE, with what there is to choose from.
    SelectMfa(Vec<SecondFactor>),
    /// DEVICE_SRP_AUTH, of the device that the challenge names.
    DeviceSrp,
    /// DEVICE_PASSWORD_VERIFIER, of the device that the challenge names.
    DevicePassword {
        /// Both public values.
        exchange: Exchange,
        /// What the answer may bring beside the secret block.
        session: String,
    },
    /// MFA_SETUP.
    MfaSetup(MfaSetup),
}

/// What a password that is proved leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum LeadsTo {
    /// A second factor, or tokens.
    SecondFactor,
    /// The first question of a custom sign-in.
    CustomChallenge,
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
