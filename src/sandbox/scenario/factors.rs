//! Factors: what users prove who they are with.

use serde::Deserialize;

use crate::sandbox::hidden::Hidden;
use crate::sandbox::outbox::Medium;
use crate::sandbox::totp::TotpKey;

/// Whether a pool asks for a second factor (Amazon Cognito Developer Guide, "Adding MFA to a user pool").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum Mfa {
    /// Of nobody.
    #[default]
    Off,
    /// Of users who have one.
    Optional,
    /// Of everybody; who has none must set one up.
    On,
}

/// A second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::sandbox) enum SecondFactor {
    /// An authenticator app.
    Totp,
    /// A code by SMS.
    Sms,
    /// A code by e-mail.
    Email,
}

/// What a user may prove first in a `USER_AUTH` sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(in crate::sandbox) enum FirstFactor {
    /// The password, sent in clear.
    #[serde(rename = "PASSWORD")]
    Password,
    /// The password, proved by SRP.
    #[serde(rename = "PASSWORD_SRP")]
    PasswordSrp,
    /// A code by e-mail.
    #[serde(rename = "EMAIL_OTP")]
    EmailOtp,
    /// A code by SMS.
    #[serde(rename = "SMS_OTP")]
    SmsOtp,
    /// A passkey, which nobody can show a sandbox.
    #[serde(rename = "WEB_AUTHN")]
    WebAuthn,
}

/// What a user has beside the password, and what stands in its place.
#[derive(Debug, Clone)]
pub(in crate::sandbox) struct Factors {
    /// What they may prove first.
    pub(in crate::sandbox) first: Vec<FirstFactor>,
    /// The second factors that are active.
    pub(in crate::sandbox) second: Vec<SecondFactor>,
    /// The one that is asked for without a choice.
    pub(in crate::sandbox) preferred: Option<SecondFactor>,
    /// Whether who has no second factor must set one up.
    pub(in crate::sandbox) required: bool,
    /// The key of their authenticator app, where they have one.
    pub(in crate::sandbox) totp: Option<TotpKey>,
    /// What the app's device is called.
    pub(in crate::sandbox) totp_device_name: Option<String>,
    /// The code of every message to them; without it each is random.
    pub(in crate::sandbox) code: Option<Hidden>,
}

impl FirstFactor {
    const ALL: [Self; 5] = [
        Self::Password,
        Self::PasswordSrp,
        Self::EmailOtp,
        Self::SmsOtp,
        Self::WebAuthn,
    ];

    /// Returns its name in the user pool, which is that of its challenge.
    pub(in crate::sandbox) fn name(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::PasswordSrp => "PASSWORD_SRP",
            Self::EmailOtp => "EMAIL_OTP",
            Self::SmsOtp => "SMS_OTP",
            Self::WebAuthn => "WEB_AUTHN",
        }
    }

    /// Returns the factor with this name.
    pub(in crate::sandbox) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|factor| factor.name() == name)
    }

    /// Returns how its codes travel; others have none.
    pub(in crate::sandbox) fn medium(self) -> Option<Medium> {
        match self {
            Self::EmailOtp => Some(Medium::Email),
            Self::SmsOtp => Some(Medium::Sms),
            Self::Password | Self::PasswordSrp | Self::WebAuthn => None,
        }
    }
}

impl SecondFactor {
    /// Returns its name in lists of the user pool, which is that of its challenge.
    pub(in crate::sandbox) fn name(self) -> &'static str {
        match self {
            Self::Totp => "SOFTWARE_TOKEN_MFA",
            Self::Sms => "SMS_MFA",
            Self::Email => "EMAIL_OTP",
        }
    }

    /// Returns how its codes travel; an app needs none.
    pub(in crate::sandbox) fn medium(self) -> Option<Medium> {
        match self {
            Self::Totp => None,
            Self::Sms => Some(Medium::Sms),
            Self::Email => Some(Medium::Email),
        }
    }
}
