//! How a sign-in begins, and what it may begin with.

/// How a sign-in begins (Amazon Cognito API Reference, `InitiateAuth`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flow {
    /// `USER_SRP_AUTH`: the password is proved, and never sent.
    #[default]
    Srp,
    /// `USER_PASSWORD_AUTH`: it is sent; must be switched on for the app client.
    Password,
    /// `USER_AUTH`: the user chooses the first factor.
    UserAuth,
    /// `CUSTOM_AUTH`: Lambda triggers of the pool ask what they like, after a proof of the password where there is one.
    Custom,
}

/// What a user shows first (`USER_AUTH`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstFactor {
    /// The password, sent.
    Password,
    /// The password, proved by SRP.
    PasswordSrp,
    /// A code sent by e-mail.
    EmailOtp,
    /// A code sent by text message.
    SmsOtp,
}

impl FirstFactor {
    /// Returns what Cognito calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::PasswordSrp => "PASSWORD_SRP",
            Self::EmailOtp => "EMAIL_OTP",
            Self::SmsOtp => "SMS_OTP",
        }
    }
}
