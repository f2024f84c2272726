//! Factors: by which word an option names what Cognito names otherwise, and how a person reads it.

/// A factor in the words of options, of Cognito and of people.
#[derive(Debug)]
pub(super) struct FactorNames {
    /// What an option calls it.
    pub(super) word: &'static str,
    /// What Cognito calls it, which differs from page to page.
    pub(super) names: &'static [&'static str],
    /// What a person reads.
    pub(super) meaning: &'static str,
}

/// What `--first-factor` chooses from (Amazon Cognito API Reference, `InitiateAuth`, `AvailableChallenges`).
pub(super) const FIRST_FACTORS: &[FactorNames] = &[
    FactorNames {
        word: "password",
        names: &["PASSWORD"],
        meaning: "password, sent to Cognito",
    },
    FactorNames {
        word: "password-srp",
        names: &["PASSWORD_SRP"],
        meaning: "password, proved without sending it",
    },
    FactorNames {
        word: "email-otp",
        names: &["EMAIL_OTP"],
        meaning: "code by e-mail",
    },
    FactorNames {
        word: "sms-otp",
        names: &["SMS_OTP"],
        meaning: "code by text message",
    },
];

/// What `--mfa` chooses from (Amazon Cognito API Reference, `RespondToAuthChallenge`, `SELECT_MFA_TYPE`).
pub(super) const SECOND_FACTORS: &[FactorNames] = &[
    FactorNames {
        word: "sms",
        names: &["SMS_MFA"],
        meaning: "code by text message",
    },
    FactorNames {
        word: "totp",
        names: &["SOFTWARE_TOKEN_MFA"],
        meaning: "authenticator app",
    },
    FactorNames {
        word: "email",
        names: &["EMAIL_OTP", "EMAIL_MFA"],
        meaning: "code by e-mail",
    },
];

/// Returns the factor that Cognito calls so.
pub(super) fn named<'a>(factors: &'a [FactorNames], name: &str) -> Option<&'a FactorNames> {
    factors.iter().find(|factor| factor.names.contains(&name))
}
