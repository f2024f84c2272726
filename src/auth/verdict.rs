//! What an error of Cognito means, read from its class and, where one class means many things, from its words.
//!
//! The words are those of the developer guide and of answers seen in the wild; Cognito has no finer codes.

use super::error::{AuthError, Said};
use super::reason::{Misconfiguration, Refusal};

/// What was being done when the service refused, which tells the rest where its words do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Signing in.
    SignIn,
    /// Renewing tokens.
    Renewal,
    /// Signing out.
    SignOut,
    /// Calling as the user who is signed in.
    Access,
    /// Helping somebody who has forgotten the password.
    PasswordHelp,
    /// Asking the identity pool.
    Identity,
}

/// Returns the error that the service's words stand for.
pub(super) fn verdict(step: Step, said: Said) -> AuthError {
    match said.code.as_str() {
        "NotAuthorizedException" => not_authorized(step, said),
        "ResourceNotFoundException" => not_found(step, said),
        "InvalidParameterException" => invalid_parameter(step, said),
        "UnsupportedOperationException" => unsupported(step, said),
        "RefreshTokenReuseException" | "UnauthorizedException" => AuthError::SignInAgain { said },
        "TooManyRequestsException" | "ThrottlingException" => AuthError::Throttled { said },
        "CodeMismatchException" if step == Step::PasswordHelp => AuthError::Refused {
            kind: Refusal::WrongResetCode,
            said,
        },
        "UnsupportedTokenTypeException" if step == Step::SignOut => AuthError::SignInAgain { said },
        "ExpiredCodeException" => AuthError::Refused {
            kind: expired_code(&said),
            said,
        },
        code => {
            if let Some(kind) = refusal(code) {
                AuthError::Refused { kind, said }
            } else if let Some(kind) = misconfiguration(code) {
                AuthError::Misconfigured { kind, said }
            } else {
                AuthError::ServiceError { said }
            }
        }
    }
}

/// A code that was used is not too old, whatever its class is called.
fn expired_code(said: &Said) -> Refusal {
    if contains(&said.message, "already been used") {
        Refusal::UsedCode
    } else {
        Refusal::ExpiredCode
    }
}

fn refusal(code: &str) -> Option<Refusal> {
    Some(match code {
        "UserNotFoundException" => Refusal::UnknownUser,
        "UserNotConfirmedException" => Refusal::NotConfirmed,
        "PasswordResetRequiredException" => Refusal::PasswordResetRequired,
        "InvalidPasswordException" => Refusal::NewPasswordNotAllowed,
        "PasswordHistoryPolicyViolationException" => Refusal::NewPasswordUsedBefore,
        "AliasExistsException" => Refusal::AttributeNotAllowed,
        "CodeMismatchException" | "EnableSoftwareTokenMFAException" => Refusal::WrongCode,
        "CodeDeliveryFailureException" => Refusal::CodeNotSent,
        "LimitExceededException" | "TooManyFailedAttemptsException" => Refusal::AttemptLimit,
        "MFAMethodNotFoundException" | "SoftwareTokenMFANotFoundException" => {
            Refusal::SecondFactorMissing
        }
        "UserLambdaValidationException"
        | "UnexpectedLambdaException"
        | "InvalidLambdaResponseException" => Refusal::Trigger,
        "ForbiddenException" => Refusal::Blocked,
        _ => return None,
    })
}

fn misconfiguration(code: &str) -> Option<Misconfiguration> {
    Some(match code {
        "InvalidIdentityPoolConfigurationException" => Misconfiguration::RoleTrust,
        "InvalidUserPoolConfigurationException"
        | "InvalidSmsRoleAccessPolicyException"
        | "InvalidSmsRoleTrustRelationshipException"
        | "InvalidEmailRoleAccessPolicyException" => Misconfiguration::UserPoolSetup,
        "FeatureUnavailableInTierException" => Misconfiguration::NotInPlan,
        "OperationNotEnabledException" => Misconfiguration::NotInReplica,
        _ => return None,
    })
}

/// What words of a `NotAuthorizedException` stand for.
enum Meaning {
    Refused(Refusal),
    Misconfigured(Misconfiguration),
    SignInAgain,
    IdentityForbidden,
    LoginTokenExpired,
    NoRole,
}

/// The first that is contained decides, so that narrower words stand before wider ones.
const NOT_AUTHORIZED: [(&str, Meaning); 23] = [
    (
        "Incorrect username or password",
        Meaning::Refused(Refusal::WrongPassword),
    ),
    (
        "Password attempts exceeded",
        Meaning::Refused(Refusal::TooManyAttempts),
    ),
    ("User is disabled", Meaning::Refused(Refusal::Disabled)),
    (
        "Temporary password has expired",
        Meaning::Refused(Refusal::TemporaryPasswordExpired),
    ),
    (
        "SECRET_HASH was not received",
        Meaning::Misconfigured(Misconfiguration::ClientSecretMissing),
    ),
    (
        "secret was not received",
        Meaning::Misconfigured(Misconfiguration::ClientSecretMissing),
    ),
    (
        "secret hash",
        Meaning::Misconfigured(Misconfiguration::ClientSecretWrong),
    ),
    (
        "SecretHash",
        Meaning::Misconfigured(Misconfiguration::ClientSecretWrong),
    ),
    (
        "client secret",
        Meaning::Misconfigured(Misconfiguration::ClientSecretWrong),
    ),
    ("Invalid session for the user", Meaning::SignInAgain),
    ("Invalid code or auth state", Meaning::SignInAgain),
    (
        "required scopes",
        Meaning::Misconfigured(Misconfiguration::ScopeMissing),
    ),
    ("Refresh Token", Meaning::SignInAgain),
    ("Access Token", Meaning::SignInAgain),
    ("Token expired", Meaning::LoginTokenExpired),
    (
        "not from a supported provider",
        Meaning::Misconfigured(Misconfiguration::ClientNotInIdentityPool),
    ),
    (
        "Issuer doesn't match",
        Meaning::Misconfigured(Misconfiguration::ClientNotInIdentityPool),
    ),
    (
        "Not a Cognito token",
        Meaning::Misconfigured(Misconfiguration::ClientNotInIdentityPool),
    ),
    ("Invalid login token", Meaning::SignInAgain),
    ("OpenId Connect identity token", Meaning::SignInAgain),
    ("Access to Identity", Meaning::IdentityForbidden),
    ("Logins don't match", Meaning::IdentityForbidden),
    ("ambiguous role mapping", Meaning::NoRole),
];

fn not_authorized(step: Step, said: Said) -> AuthError {
    let known = NOT_AUTHORIZED
        .iter()
        .find(|(words, _)| contains(&said.message, words))
        .map(|(_, meaning)| meaning);
    match known {
        // Who calls as the user is known already.
        Some(Meaning::Refused(Refusal::WrongPassword)) if step == Step::Access => {
            AuthError::Refused {
                kind: Refusal::WrongOldPassword,
                said,
            }
        }
        Some(Meaning::Refused(kind)) => AuthError::Refused { kind: *kind, said },
        Some(Meaning::Misconfigured(kind)) => AuthError::Misconfigured { kind: *kind, said },
        Some(Meaning::SignInAgain) => AuthError::SignInAgain { said },
        Some(Meaning::IdentityForbidden) => AuthError::IdentityForbidden { said },
        Some(Meaning::LoginTokenExpired) => AuthError::LoginTokenExpired { said },
        Some(Meaning::NoRole) => AuthError::NoRole { said },
        None => match step {
            Step::SignIn | Step::PasswordHelp => AuthError::Refused {
                kind: Refusal::Other,
                said,
            },
            Step::Renewal | Step::SignOut | Step::Access => AuthError::SignInAgain { said },
            // The words for a role that is not offered are documented nowhere; this is the only other refusal known.
            Step::Identity => AuthError::NoRole { said },
        },
    }
}

fn not_found(step: Step, said: Said) -> AuthError {
    let kind = if contains(&said.message, "client") {
        Misconfiguration::UnknownClient
    } else if contains(&said.message, "user pool") {
        Misconfiguration::UnknownUserPool
    } else if contains(&said.message, "identity '") {
        return AuthError::IdentityForbidden { said };
    } else if contains(&said.message, "device") && step != Step::Identity {
        return AuthError::DeviceForgotten { said };
    } else if step == Step::Identity {
        Misconfiguration::UnknownIdentityPool
    } else {
        Misconfiguration::UnknownClient
    };
    AuthError::Misconfigured { kind, said }
}

fn invalid_parameter(step: Step, said: Said) -> AuthError {
    let message = &said.message;
    let kind = if contains(message, "not enabled for th")
        || contains(message, "auth method not supported")
    {
        Misconfiguration::FlowNotEnabled
    } else if contains(message, "no registered/verified") {
        return AuthError::Refused {
            kind: Refusal::NoContact,
            said,
        };
    } else if contains(message, "attribute") && step == Step::SignIn {
        return AuthError::Refused {
            kind: Refusal::AttributeNotAllowed,
            said,
        };
    } else {
        Misconfiguration::Parameter
    };
    AuthError::Misconfigured { kind, said }
}

fn unsupported(step: Step, said: Said) -> AuthError {
    let kind = match step {
        Step::SignOut => Misconfiguration::RevocationNotEnabled,
        _ => Misconfiguration::FlowNotEnabled,
    };
    AuthError::Misconfigured { kind, said }
}

fn contains(text: &str, words: &str) -> bool {
    text.to_ascii_lowercase()
        .contains(&words.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(step: Step, code: &str, message: &str) -> String {
        let said = Said {
            code: code.to_owned(),
            message: message.to_owned(),
            request_id: None,
        };
        match verdict(step, said) {
            AuthError::Refused { kind, .. } => format!("{kind:?}"),
            AuthError::Misconfigured { kind, .. } => format!("{kind:?}"),
            other => format!("{other:?}")
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }

    const USER_POOL: &[(&str, &str, &str)] = &[
        (
            "NotAuthorizedException",
            "Incorrect username or password.",
            "WrongPassword",
        ),
        (
            "NotAuthorizedException",
            "Password attempts exceeded",
            "TooManyAttempts",
        ),
        ("NotAuthorizedException", "User is disabled.", "Disabled"),
        (
            "NotAuthorizedException",
            "Temporary password has expired and must be reset by an administrator.",
            "TemporaryPasswordExpired",
        ),
        (
            "NotAuthorizedException",
            "Invalid session for the user, session is expired.",
            "SignInAgain",
        ),
        (
            "NotAuthorizedException",
            "Invalid code or auth state for the user.",
            "SignInAgain",
        ),
        (
            "NotAuthorizedException",
            "Client 1example is configured with secret but SECRET_HASH was not received",
            "ClientSecretMissing",
        ),
        (
            "NotAuthorizedException",
            "Client 1example is configured for secret but secret was not received",
            "ClientSecretMissing",
        ),
        (
            "NotAuthorizedException",
            "Unable to verify secret hash for client 1example",
            "ClientSecretWrong",
        ),
        (
            "NotAuthorizedException",
            "SecretHash does not match for the client: 1example",
            "ClientSecretWrong",
        ),
        ("NotAuthorizedException", "something new", "Other"),
        (
            "UserNotFoundException",
            "User does not exist.",
            "UnknownUser",
        ),
        (
            "UserNotConfirmedException",
            "User is not confirmed.",
            "NotConfirmed",
        ),
        (
            "PasswordResetRequiredException",
            "Password reset required for the user",
            "PasswordResetRequired",
        ),
        (
            "InvalidParameterException",
            "USER_PASSWORD_AUTH flow not enabled for this client",
            "FlowNotEnabled",
        ),
        (
            "InvalidParameterException",
            "USER_SRP_AUTH is not enabled for the client.",
            "FlowNotEnabled",
        ),
        (
            "InvalidParameterException",
            "Initiate Auth method not supported.",
            "FlowNotEnabled",
        ),
        (
            "InvalidParameterException",
            "Missing required parameter USERNAME",
            "Parameter",
        ),
        (
            "ResourceNotFoundException",
            "User pool client 1example does not exist.",
            "UnknownClient",
        ),
        (
            "ResourceNotFoundException",
            "User pool eu-central-1_Ab1 does not exist.",
            "UnknownUserPool",
        ),
        (
            "InvalidPasswordException",
            "Password did not conform with policy: too short",
            "NewPasswordNotAllowed",
        ),
        (
            "PasswordHistoryPolicyViolationException",
            "",
            "NewPasswordUsedBefore",
        ),
        (
            "UserLambdaValidationException",
            "PreAuthentication failed with error no.",
            "Trigger",
        ),
        ("TooManyRequestsException", "Rate exceeded", "Throttled"),
        ("ForbiddenException", "", "Blocked"),
        ("InternalErrorException", "", "ServiceError"),
    ];

    #[test]
    fn words_of_the_user_pool_are_understood() {
        for (code, message, meaning) in USER_POOL {
            assert_eq!(
                of(Step::SignIn, code, message),
                *meaning,
                "{code}: {message}"
            );
        }
    }

    #[test]
    fn a_refused_renewal_means_to_sign_in_again() {
        for (code, message) in [
            ("NotAuthorizedException", "Invalid Refresh Token"),
            ("NotAuthorizedException", "Refresh Token has expired"),
            ("NotAuthorizedException", "Refresh Token has been revoked"),
            ("NotAuthorizedException", "something new"),
            ("RefreshTokenReuseException", ""),
        ] {
            assert_eq!(of(Step::Renewal, code, message), "SignInAgain", "{message}");
        }
        assert_eq!(
            of(Step::Renewal, "TooManyRequestsException", ""),
            "Throttled"
        );
        assert_eq!(
            of(
                Step::Access,
                "NotAuthorizedException",
                "Incorrect username or password."
            ),
            "WrongOldPassword"
        );
        assert_eq!(
            of(Step::SignOut, "UnauthorizedException", ""),
            "SignInAgain"
        );
        assert_eq!(
            of(Step::SignOut, "UnsupportedOperationException", ""),
            "RevocationNotEnabled"
        );
    }

    #[test]
    fn words_of_the_identity_pool_are_understood() {
        for (code, message, meaning) in [
            (
                "NotAuthorizedException",
                "Token is not from a supported provider of this identity pool.",
                "ClientNotInIdentityPool",
            ),
            (
                "NotAuthorizedException",
                "Access to Identity 'eu-central-1:1' is forbidden.",
                "IdentityForbidden",
            ),
            (
                "NotAuthorizedException",
                "Invalid login token. Token expired: 1772705288 >= 1772705287",
                "LoginTokenExpired",
            ),
            (
                "NotAuthorizedException",
                "Invalid login token. Couldn't verify signed token.",
                "SignInAgain",
            ),
            (
                "NotAuthorizedException",
                "Logins don't match. Please include at least one valid login for this identity or identity pool.",
                "IdentityForbidden",
            ),
            (
                "NotAuthorizedException",
                "The ambiguous role mapping rules denied this request",
                "NoRole",
            ),
            (
                "NotAuthorizedException",
                "Access Token has been revoked",
                "SignInAgain",
            ),
            ("NotAuthorizedException", "User is disabled.", "Disabled"),
            (
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
                "RoleTrust",
            ),
            (
                "ResourceNotFoundException",
                "IdentityPool 'eu-central-1:1' not found.",
                "UnknownIdentityPool",
            ),
            (
                "ResourceNotFoundException",
                "Identity 'eu-central-1:1' not found.",
                "IdentityForbidden",
            ),
        ] {
            assert_eq!(
                of(Step::Identity, code, message),
                meaning,
                "{code}: {message}"
            );
        }
    }
}
