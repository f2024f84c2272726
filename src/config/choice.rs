//! Choices: the keys whose value is one of a few words, and which of these words work already.

use crate::config::nearest::suggestion;

/// How a request is authorized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Auth {
    /// Signed with the role's credentials (AWS Signature Version 4).
    #[default]
    Iam,
    /// The ID token as bearer token.
    IdToken,
    /// The access token as bearer token.
    AccessToken,
    /// Neither signature nor token.
    None,
}

/// How a user signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SignInFlow {
    /// `USER_SRP_AUTH`: the password never leaves the machine.
    #[default]
    Srp,
    /// `USER_PASSWORD_AUTH`: the password is sent to Cognito over TLS.
    Password,
    /// `USER_AUTH`: the user chooses what to show first.
    UserAuth,
    /// `CUSTOM_AUTH`: Lambda triggers of the pool ask what they like.
    Custom,
    /// Managed login in a browser (authorization code with PKCE).
    Web,
}

/// What a user shows first, where the flow leaves a choice.
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

/// Which second factor to use or to set up, where the pool offers several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// A code sent by text message.
    Sms,
    /// A code of an authenticator app.
    Totp,
    /// A code sent by e-mail.
    Email,
}

/// Where sessions are kept between runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StoreKind {
    /// In files that only their owner can read.
    #[default]
    File,
    /// Nowhere: each run signs in anew.
    None,
}

/// How an ID token is exchanged for credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IdentityFlow {
    /// `GetCredentialsForIdentity` (Amazon Cognito Developer Guide, "Identity pools authentication flow").
    #[default]
    Enhanced,
}

/// A word that the interface knows: one that works, or one that is valid but has nothing behind it yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice<T> {
    /// It works.
    Offered(T),
    /// It is accepted in a file, so that a shared file does not break, and refused where it is used.
    Later(&'static str),
}

impl Auth {
    /// Parses the word of the file, the variable and the flag. The error names the nearest word.
    pub fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("iam", Self::Iam),
                ("id-token", Self::IdToken),
                ("access-token", Self::AccessToken),
                ("none", Self::None),
            ],
        )
    }
}

impl SignInFlow {
    /// Parses the word of the file, the variable and the flag. The error names the nearest word.
    pub fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("srp", Self::Srp),
                ("password", Self::Password),
                ("user-auth", Self::UserAuth),
                ("custom", Self::Custom),
                ("web", Self::Web),
            ],
        )
    }
}

impl FirstFactor {
    /// Parses the word of the variable and the flag. The error names the nearest word.
    pub fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("password", Self::Password),
                ("password-srp", Self::PasswordSrp),
                ("email-otp", Self::EmailOtp),
                ("sms-otp", Self::SmsOtp),
            ],
        )
    }
}

impl SecondFactor {
    /// Parses the word of the variable and the flag. The error names the nearest word.
    pub fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("sms", Self::Sms),
                ("totp", Self::Totp),
                ("email", Self::Email),
            ],
        )
    }
}

impl Choice<StoreKind> {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("file", Self::Offered(StoreKind::File)),
                ("keyring", Self::Later("keyring")),
                ("none", Self::Offered(StoreKind::None)),
            ],
        )
    }
}

impl Choice<IdentityFlow> {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        pick(
            text,
            &[
                ("enhanced", Self::Offered(IdentityFlow::Enhanced)),
                ("basic", Self::Later("basic")),
            ],
        )
    }
}

fn pick<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Result<T, String> {
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Ok(*value);
    }
    let names = || words.iter().map(|(word, _)| *word);
    let listed: Vec<String> = names().map(|word| format!("`{word}`")).collect();
    Err(format!(
        "`{}` is not one of {}{}",
        text.escape_debug(),
        listed.join(", "),
        suggestion(text, names())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_the_interface_is_known() {
        assert_eq!(Auth::parse("access-token"), Ok(Auth::AccessToken));
        assert_eq!(SignInFlow::parse("password"), Ok(SignInFlow::Password));
        for (word, flow) in [
            ("user-auth", SignInFlow::UserAuth),
            ("custom", SignInFlow::Custom),
            ("web", SignInFlow::Web),
        ] {
            assert_eq!(SignInFlow::parse(word), Ok(flow));
        }
        assert_eq!(FirstFactor::parse("sms-otp"), Ok(FirstFactor::SmsOtp));
        assert_eq!(SecondFactor::parse("totp"), Ok(SecondFactor::Totp));
        assert_eq!(
            Choice::<StoreKind>::parse("keyring"),
            Ok(Choice::Later("keyring"))
        );
        assert_eq!(
            Choice::<IdentityFlow>::parse("basic"),
            Ok(Choice::Later("basic"))
        );
    }

    #[test]
    fn another_word_is_refused_with_the_nearest() {
        assert_eq!(
            Auth::parse("idtoken").unwrap_err(),
            "`idtoken` is not one of `iam`, `id-token`, `access-token`, `none`; did you mean `id-token`?"
        );
    }
}
