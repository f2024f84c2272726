//! How a REST API refuses roles without the permission, and signatures that do not hold.

use std::time::{Duration, SystemTime};

use crate::sandbox::callers::{Callers, IssuedCredentials, TokenClaims, TokenProblem};
use crate::sandbox::exchange::Received;
use crate::sandbox::gateway::fixture::{
    Sandbox, api, assert_rest, circumstances, header, send, send_signed, signed, text,
};
use crate::sandbox::gateway::verdict::answer;

/// Knows the reader's credentials as expired at a given time.
struct Expired(SystemTime);

impl Callers for Expired {
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        let credentials = Sandbox.credentials(access_key_id)?;
        Some(IssuedCredentials {
            expires_at: self.0,
            ..credentials
        })
    }

    fn verify_token(&self, jwt: &str) -> Result<TokenClaims, TokenProblem> {
        Sandbox.verify_token(jwt)
    }
}

#[test]
fn a_role_without_the_permission_is_named_and_the_account_masked() {
    let user = "User: arn:aws:sts::123456789012:assumed-role/TestApiReadAccess/CognitoIdentityCredentials is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-central-1:********9012:abc123/prod";
    let implicit = "because no identity-based policy allows the execute-api:Invoke action";
    let api = api("rest", "prod");
    for (method, target, resource, reason) in [
        ("POST", "/prod/test", "POST/test", implicit),
        ("GET", "/prod", "GET/", implicit),
        ("GET", "/prod/", "GET/", implicit),
        (
            "DELETE",
            "/prod/items/secret",
            "DELETE/items/secret",
            "with an explicit deny in an identity-based policy",
        ),
        (
            "GET",
            "/prod/items/%73ecret",
            "GET/items/secret",
            "with an explicit deny in an identity-based policy",
        ),
    ] {
        assert_rest(
            &send_signed(&api, method, target, b""),
            403,
            "AccessDeniedException",
            &format!(r#"{{"Message":"{user}/{resource} {reason}"}}"#),
        );
    }
}

#[test]
fn refusals_of_a_signature_have_their_error_type() {
    let api = api("rest", "prod");
    let spoil = |name: &str, value: &str| {
        let mut headers = signed("GET", "/prod/test", b"");
        headers.retain(|(given, _)| given != name);
        headers.push((name.to_owned(), value.as_bytes().to_vec()));
        send(&api, "GET", "/prod/test", &headers, b"")
    };
    assert_rest(
        &spoil("x-amz-security-token", "other"),
        403,
        "UnrecognizedClientException",
        r#"{"message":"The security token included in the request is invalid."}"#,
    );
    assert_rest(
        &spoil("x-amz-date", "20260305T085807Z"),
        403,
        "InvalidSignatureException",
        r#"{"message":"Signature expired: 20260305T085807Z is now earlier than 20260305T090307Z (20260305T090807Z - 5 min.)"}"#,
    );
    let changed = spoil("host", "other");
    assert_eq!(
        header(&changed, "x-amzn-ErrorType"),
        Some("InvalidSignatureException")
    );
    assert!(text(&changed).contains(r"should have been\n'GET\n/prod/test\n\nhost:other\n"));

    let mut later = circumstances();
    later.now += Duration::from_secs(290);
    let expired = Expired(later.now);
    let headers = signed("GET", "/prod/test", b"");
    let received = Received {
        method: "GET",
        target: "/prod/test",
        headers: &headers,
        body: b"",
    };
    assert_rest(
        &answer(&api, &later, &received, &expired),
        403,
        "ExpiredTokenException",
        r#"{"message":"The security token included in the request is expired"}"#,
    );
}
