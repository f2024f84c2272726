//! Every error that Cognito documents, or was seen to give, comes to one message that says what it means and what to do.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::scripted::answering;
use crate::support::{Outcome, sigcall};

/// Where in a sign-in an error comes.
#[derive(Clone, Copy)]
enum At {
    /// The first call.
    Start,
    /// The answer to a code that was asked for.
    Code,
    /// The answer to a new password.
    NewPassword,
    /// The code that resets a password is asked for.
    Forgot,
    /// It is given.
    Reset,
}

/// When, the class, the words; then the exit status, and what the hint says.
type Row = (At, &'static str, &'static str, i32, &'static str);

/// Amazon Cognito Developer Guide, "Managing error responses", with texts as they were observed.
const ERRORS: &[Row] = &[
    (
        At::Start,
        "NotAuthorizedException",
        "Incorrect username or password.",
        3,
        "check the user name and the password",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Password attempts exceeded",
        3,
        "wait, then try once",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "User is disabled.",
        3,
        "must enable the account",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Temporary password has expired and must be reset by an administrator.",
        3,
        "send the invitation again",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Client 1example is configured with secret but SECRET_HASH was not received",
        2,
        "SIGCALL_CLIENT_SECRET",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Client 1example is configured for secret but secret was not received",
        2,
        "SIGCALL_CLIENT_SECRET",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Unable to verify secret hash for client 1example",
        2,
        "check `client_secret`",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "SecretHash does not match for the client: 1example",
        2,
        "check `client_secret`",
    ),
    (
        At::Start,
        "NotAuthorizedException",
        "Something nobody has seen yet",
        3,
        "-vv",
    ),
    (
        At::Code,
        "NotAuthorizedException",
        "Invalid session for the user.",
        3,
        "sign in again",
    ),
    (
        At::Code,
        "NotAuthorizedException",
        "Invalid session for the user, session is expired.",
        3,
        "sign in again",
    ),
    (
        At::Code,
        "NotAuthorizedException",
        "Invalid session for the user, session can only be used once.",
        3,
        "sign in again",
    ),
    (
        At::Code,
        "NotAuthorizedException",
        "Invalid code or auth state for the user.",
        3,
        "sign in again",
    ),
    (
        At::Start,
        "UserNotFoundException",
        "User does not exist.",
        3,
        "check the user name",
    ),
    (
        At::Start,
        "UserNotConfirmedException",
        "User is not confirmed.",
        3,
        "confirm the account",
    ),
    (
        At::Start,
        "PasswordResetRequiredException",
        "Password reset required for the user",
        3,
        "sigcall password reset",
    ),
    (
        At::Start,
        "InvalidParameterException",
        "USER_PASSWORD_AUTH flow not enabled for this client",
        2,
        "choose another `flow`",
    ),
    (
        At::Start,
        "InvalidParameterException",
        "Missing required parameter USERNAME",
        2,
        "check the ids",
    ),
    (
        At::Start,
        "InvalidParameterException",
        "Initiate Auth method not supported.",
        2,
        "choose another `flow`",
    ),
    (
        At::Start,
        "ResourceNotFoundException",
        "User pool client 1example does not exist.",
        2,
        "check `client_id`",
    ),
    (
        At::Start,
        "ResourceNotFoundException",
        "User pool eu-central-1_Ab1 does not exist.",
        2,
        "check `user_pool_id`",
    ),
    (
        At::Start,
        "ResourceNotFoundException",
        "Device does not exist.",
        3,
        "--remember-device",
    ),
    (
        At::Code,
        "CodeMismatchException",
        "Invalid code received for user",
        3,
        "start over",
    ),
    (
        At::Code,
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
        3,
        "start over",
    ),
    (
        At::Code,
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        3,
        "the code is too old",
    ),
    (
        At::Code,
        "ExpiredCodeException",
        "Your software token has already been used once.",
        3,
        "every code is good once",
    ),
    (
        At::NewPassword,
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough",
        3,
        "choose another new password",
    ),
    (
        At::NewPassword,
        "PasswordHistoryPolicyViolationException",
        "Password has previously been used",
        3,
        "choose another new password",
    ),
    (
        At::Start,
        "TooManyRequestsException",
        "Rate exceeded",
        6,
        "wait a little",
    ),
    (
        At::Start,
        "TooManyRequestsException",
        "Too many requests",
        6,
        "wait a little",
    ),
    (
        At::Forgot,
        "LimitExceededException",
        "Attempt limit exceeded, please try after some time.",
        3,
        "wait an hour",
    ),
    (At::Start, "ForbiddenException", "", 3, "AWS WAF"),
    (
        At::Start,
        "UserLambdaValidationException",
        "PreAuthentication failed with error no.",
        3,
        "Lambda trigger",
    ),
    (
        At::Start,
        "UnexpectedLambdaException",
        "PreAuthentication invocation failed due to error AccessDeniedException.",
        3,
        "Lambda trigger",
    ),
    (
        At::Start,
        "InvalidLambdaResponseException",
        "Unrecognizable lambda output",
        3,
        "Lambda trigger",
    ),
    (
        At::Start,
        "MFAMethodNotFoundException",
        "",
        3,
        "second factor",
    ),
    (
        At::Start,
        "SoftwareTokenMFANotFoundException",
        "Software Token MFA has not been enabled by the userPool",
        3,
        "second factor",
    ),
    (
        At::Start,
        "InvalidUserPoolConfigurationException",
        "",
        2,
        "owner of the user pool",
    ),
    (
        At::Start,
        "InvalidSmsRoleAccessPolicyException",
        "",
        2,
        "owner of the user pool",
    ),
    (
        At::Start,
        "InvalidSmsRoleTrustRelationshipException",
        "",
        2,
        "owner of the user pool",
    ),
    (
        At::Start,
        "InvalidEmailRoleAccessPolicyException",
        "",
        2,
        "owner of the user pool",
    ),
    (
        At::Start,
        "FeatureUnavailableInTierException",
        "",
        2,
        "plan",
    ),
    (
        At::Start,
        "OperationNotEnabledException",
        "",
        2,
        "primary region",
    ),
    (At::Start, "AliasExistsException", "", 3, "--attribute"),
    (
        At::Start,
        "UnsupportedOperationException",
        "",
        2,
        "choose another `flow`",
    ),
    (At::Start, "InternalErrorException", "", 6, "try again"),
    (
        At::Forgot,
        "InvalidParameterException",
        "Cannot reset password for the user as there is no registered/verified email or phone_number",
        3,
        "an administrator must set and verify",
    ),
    (
        At::Forgot,
        "UserNotFoundException",
        "User does not exist.",
        3,
        "check the user name",
    ),
    (
        At::Forgot,
        "CodeDeliveryFailureException",
        "",
        3,
        "could not send the code",
    ),
    (
        At::Forgot,
        "NotAuthorizedException",
        "User password cannot be reset in the current state.",
        3,
        "-vv",
    ),
    (
        At::Reset,
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
        3,
        "--code",
    ),
    (
        At::Reset,
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        3,
        "the code is too old",
    ),
    (
        At::Reset,
        "InvalidPasswordException",
        "Password did not conform with policy: Password must have symbol characters",
        3,
        "choose another new password",
    ),
];

fn challenge(name: &str) -> (u16, String) {
    let body = json!({ "ChallengeName": name, "Session": "a session of twenty characters", "ChallengeParameters": {} });
    (200, body.to_string())
}

/// Runs the program against a server that gives these answers.
fn run(words: &[&str], answers: Vec<(u16, String)>) -> Outcome {
    let home = tempfile::tempdir().unwrap();
    let output = sigcall()
        .args(words)
        .env("HOME", home.path())
        .env("AWS_ENDPOINT_URL", answering(answers))
        .env("SIGCALL_USER_POOL_ID", "eu-central-1_Ab1Cd2Ef3")
        .env("SIGCALL_CLIENT_ID", "1example")
        .env("SIGCALL_USERNAME", "alice")
        .env("SIGCALL_PASSWORD", "alice-Passw0rd!")
        .env("SIGCALL_NEW_PASSWORD", "New-Passw0rd!")
        .output()
        .unwrap();
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn each_error_of_the_user_pool_says_what_it_means_and_what_to_do() {
    for (at, class, text, code, hint) in ERRORS {
        let error = (
            if *class == "InternalErrorException" {
                500
            } else {
                400
            },
            json!({ "__type": class, "message": text }).to_string(),
        );
        let login = ["login", "--flow", "password", "--mfa-code", "123456"];
        let (words, answers) = match at {
            At::Start => (&login[..], vec![error]),
            At::Code => (&login[..], vec![challenge("SMS_MFA"), error]),
            At::NewPassword => (&login[..], vec![challenge("NEW_PASSWORD_REQUIRED"), error]),
            At::Forgot => (&["password", "reset", "alice"][..], vec![error]),
            At::Reset => (
                &["password", "reset", "alice", "--code", "123456"][..],
                vec![error],
            ),
        };
        let outcome = run(words, answers).code(*code).one_error_with_a_hint();
        let (_, told) = outcome.stderr.split_once("\nhint: ").unwrap();
        assert!(told.contains(hint), "{class}: {text}: {outcome:#?}");
        assert!(outcome.stderr.contains(text), "{outcome:#?}");
        assert!(!outcome.stderr.contains("Passw0rd"), "{outcome:#?}");
    }
}

/// What ends at the callback instead of a code (Amazon Cognito Developer Guide, "AUTHORIZATION endpoint").
#[test]
fn each_error_of_the_sign_in_page_says_what_it_means_and_what_to_do() {
    for (error, description, code, hint) in [
        ("access_denied", "User cancelled", 3, "was cancelled"),
        (
            "invalid_request",
            "Connection reset",
            3,
            "identity provider (IdP)",
        ),
        ("unauthorized_client", "", 2, "AllowedOAuthFlows"),
        ("invalid_scope", "", 2, "AllowedOAuthScopes"),
        (
            "server_error",
            "PreSignUp failed with error no.",
            3,
            "Lambda trigger",
        ),
        (
            "login_required",
            "",
            3,
            "nobody is signed in in the browser",
        ),
        ("redirect_mismatch", "", 2, "to the letter"),
        ("something_new", "unheard of", 3, "-vv"),
    ] {
        let domain = answering(Vec::new());
        let home = tempfile::tempdir().unwrap();
        let pasted = format!(
            "http://localhost:8976/callback?error={error}&error_description={description}\n"
        );
        let output = sigcall()
            .args(["login", "--web", "--no-browser"])
            .env("HOME", home.path())
            .env("AWS_ENDPOINT_URL", &domain)
            .env("SIGCALL_DOMAIN", &domain)
            .env("SIGCALL_USER_POOL_ID", "eu-central-1_Ab1Cd2Ef3")
            .env("SIGCALL_CLIENT_ID", "1example")
            .write_stdin(pasted)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{error}: {stderr}");
        assert_eq!(stderr.matches("error: ").count(), 1, "{stderr}");
        let (_, told) = stderr.split_once("\nhint: ").expect("a hint");
        assert!(told.contains(hint), "{error}: {stderr}");
    }
}

/// What the token endpoint answers instead of tokens (Amazon Cognito Developer Guide, "TOKEN endpoint"), and what is no
/// answer of one.
#[test]
fn each_error_of_the_token_endpoint_says_what_it_means_and_what_to_do() {
    let error = |error: &str| (400, json!({ "error": error }).to_string());
    for (answer, code, hint) in [
        (error("invalid_request"), 2, "-vv"),
        (error("invalid_client"), 2, "client_secret"),
        (error("invalid_grant"), 3, "the code holds once"),
        (error("unauthorized_client"), 2, "AllowedOAuthFlows"),
        (error("unsupported_grant_type"), 2, "check `domain`"),
        (
            (401, json!({ "error": "invalid_client" }).to_string()),
            2,
            "client_secret",
        ),
        ((500, "<html>".to_owned()), 6, ""),
        ((200, "{}".to_owned()), 6, ""),
        ((200, "[1]".to_owned()), 6, ""),
        ((200, "x".repeat(1024 * 1024)), 6, ""),
        ((200, json!({ "id_token": 7 }).to_string()), 6, ""),
        (
            (
                200,
                json!({ "id_token": "a.b.c", "access_token": "d", "token_type": "Bearer" })
                    .to_string(),
            ),
            6,
            "",
        ),
    ] {
        let shown: String = answer.1.chars().take(80).collect();
        let (status, stderr) = redeem(answer);
        assert_eq!(status, Some(code), "{shown}: {stderr}");
        assert_eq!(stderr.matches("error: ").count(), 1, "{stderr}");
        let (_, told) = stderr.split_once("\nhint: ").expect("a hint");
        assert!(told.contains(hint), "{shown}: {stderr}");
        assert!(!stderr.contains("code-of-the-browser"), "{stderr}");
    }
}

/// Pastes a good address, so that the code is redeemed at an endpoint that gives this answer.
fn redeem(answer: (u16, String)) -> (Option<i32>, String) {
    let domain = answering(vec![answer]);
    let home = tempfile::tempdir().unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_sigcall"))
        .args(["login", "--web", "--no-browser"])
        .env_clear()
        .env("HOME", home.path())
        .env("AWS_ENDPOINT_URL", &domain)
        .env("SIGCALL_DOMAIN", &domain)
        .env("SIGCALL_USER_POOL_ID", "eu-central-1_Ab1Cd2Ef3")
        .env("SIGCALL_CLIENT_ID", "1example")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut told = String::new();
    let url = loop {
        let mut line = String::new();
        assert!(
            stderr.read_line(&mut line).unwrap() > 0,
            "no address: {told}"
        );
        told.push_str(&line);
        if line.starts_with("http") {
            break url::Url::parse(line.trim()).unwrap();
        }
    };
    let state = url
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap()
        .1;
    let pasted = format!("?code=code-of-the-browser&state={state}\n");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(pasted.as_bytes())
        .unwrap();
    std::io::Read::read_to_string(&mut stderr, &mut told).unwrap();
    (child.wait().unwrap().code(), told)
}

#[test]
fn a_refresh_token_that_was_used_before_asks_for_a_new_sign_in() {
    let env = crate::support::TestEnv::new();
    env.login("alice").code(0);
    let (path, text) = env.store().remove(0);
    std::fs::write(path, crate::support::expired(&text)).unwrap();
    let refused: Value = json!({ "__type": "RefreshTokenReuseException", "message": "Refresh token reuse detected" });
    let url = answering(vec![(400, refused.to_string())]);
    env.run_with(&["get", "/test"], &[("AWS_ENDPOINT_URL", &url)], "")
        .code(3)
        .one_error_with_a_hint()
        .says("sigcall login alice");
}
