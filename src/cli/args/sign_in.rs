//! How to sign in. Secrets never stand on the command line: they come from a prompt, a variable or stdin.

use clap::Args;

/// The sign-in options of `login`.
#[derive(Debug, Clone, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(next_help_heading = "Sign-in options")]
pub struct SignInArgs {
    /// Sign-in flow: srp, password, user-auth, custom or web [default: srp]
    #[arg(long, value_name = "FLOW")]
    pub flow: Option<String>,
    /// Sign in with the browser, the same as --flow web
    #[arg(long, conflicts_with = "flow")]
    pub web: bool,
    /// Identity provider to begin at in the browser, by its name in the pool: SAML, OIDC or social
    #[arg(long, value_name = "NAME")]
    pub identity_provider: Option<String>,
    /// Open no browser: print the address, and read the one at which a browser elsewhere ends
    #[arg(long)]
    pub no_browser: bool,
    /// How long to wait for the browser [default: 300]
    #[arg(long, value_name = "SECONDS")]
    pub browser_timeout: Option<String>,
    /// What to show first with --flow user-auth: password, password-srp, email-otp or sms-otp
    #[arg(long, value_name = "FACTOR")]
    pub first_factor: Option<String>,
    /// Second factor to use, or to set up, where the pool offers several: sms, totp or email
    #[arg(long, value_name = "FACTOR")]
    pub mfa: Option<String>,
    /// One-time code, for the first question that wants one
    #[arg(long, value_name = "CODE")]
    pub mfa_code: Option<String>,
    /// Answer to the pool's own question, mostly ANSWER=VALUE (can be repeated, one a round, in order)
    #[arg(long, value_name = "NAME=VALUE")]
    pub answer: Vec<String>,
    /// Read the password from a line of stdin
    #[arg(long)]
    pub password_stdin: bool,
    /// Read the new password, where one is required, from a line of stdin (after the password's, if both are given)
    #[arg(long)]
    pub new_password_stdin: bool,
    /// Read the secret of the authenticator app (Base32) from a line of stdin (after the passwords', if given)
    #[arg(long)]
    pub totp_secret_stdin: bool,
    /// Attribute to set where the pool requires it with a new password (can be repeated)
    #[arg(long, value_name = "NAME=VALUE")]
    pub attribute: Vec<String>,
    /// Have the pool remember this device, so that it need not ask for the second factor again
    #[arg(long)]
    pub remember_device: bool,
    /// Role to take: an ARN, a role name, or a group name
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
}
