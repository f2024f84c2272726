//! Why Cognito refused, as far as its words tell.

/// Why a user was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The password is wrong, or the user does not exist in a pool that hides who does.
    WrongPassword,
    /// The password that was to be replaced is wrong.
    WrongOldPassword,
    /// The pool says that there is no such user.
    UnknownUser,
    /// Too many wrong passwords; the account is locked for a while, and trying does not prolong it.
    TooManyAttempts,
    /// An administrator switched the account off.
    Disabled,
    /// The code sent at sign-up was never entered.
    NotConfirmed,
    /// The password must be reset before the next sign-in.
    PasswordResetRequired,
    /// The temporary password of an invitation has expired.
    TemporaryPasswordExpired,
    /// The new password does not follow the pool's policy.
    NewPasswordNotAllowed,
    /// The new password was used before.
    NewPasswordUsedBefore,
    /// An attribute's value was refused, as an e-mail address that another user has.
    AttributeNotAllowed,
    /// An answer to the pool's own question was wrong.
    WrongAnswer,
    /// A code was wrong.
    WrongCode,
    /// The code that resets a password was wrong.
    WrongResetCode,
    /// A code was right, and used before.
    UsedCode,
    /// A code was too old.
    ExpiredCode,
    /// A code could not be sent.
    CodeNotSent,
    /// The user has neither an e-mail address nor a telephone number that a code could be sent to.
    NoContact,
    /// The user's own limit of attempts at this is reached for now.
    AttemptLimit,
    /// The pool demands a second factor that the user has not set up.
    SecondFactorMissing,
    /// A Lambda trigger of the pool refused or broke.
    Trigger,
    /// A firewall rule of the pool blocked the request.
    Blocked,
    /// The service gives a reason that is not known here.
    Other,
}

/// What is configured wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misconfiguration {
    /// The app client does not exist in this region.
    UnknownClient,
    /// The user pool does not exist in this region.
    UnknownUserPool,
    /// The app client belongs to another user pool than the one configured.
    OtherUserPool,
    /// The app client has a secret, and none is configured.
    ClientSecretMissing,
    /// The configured client secret is not the app client's.
    ClientSecretWrong,
    /// The sign-in flow is not switched on for the app client.
    FlowNotEnabled,
    /// Token revocation is not switched on for the app client.
    RevocationNotEnabled,
    /// The identity pool does not exist in this region.
    UnknownIdentityPool,
    /// The identity pool does not list the user pool and this app client as a login provider.
    ClientNotInIdentityPool,
    /// The identity pool's role is missing, deleted, or does not trust the pool.
    RoleTrust,
    /// The tokens were given without the scope that the call needs.
    ScopeMissing,
    /// The user pool's own set-up is broken; its owner must act.
    UserPoolSetup,
    /// The user pool's plan does not have the feature.
    NotInPlan,
    /// The operation is to be had in the user pool's primary region alone.
    NotInReplica,
    /// The endpoint's address cannot be used.
    Endpoint,
    /// The service holds a parameter for wrong.
    Parameter,
}
