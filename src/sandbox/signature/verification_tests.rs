//! Vectors computed by botocore, and every refusal of a signature.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use crate::sandbox::callers::{TokenClaims, TokenProblem};

// The vectors S1 to S3 were computed with botocore 1.44.5 (SigV4Auth, SigV4QueryAuth) for these credentials and this time.
const KEY_ID: &str = "ASIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCmV1LWNlbnRyYWwtMQ==";
const STAMP: &str = "20260305T090807Z";
const SIGNED_AT: u64 = 1_772_701_687;
const SCOPE: &str = "20260305/eu-central-1/execute-api/aws4_request";
const HOST: &str = "abc123defg.execute-api.eu-central-1.amazonaws.com";
const S1: &str = "747105bd7efb03646ed66ee9a2d052c814ef3af6850a210bf88d2a739caa60b9";
const S2: &str = "820ed49db366f8130f0cb4fce599a017d4c7848576a0b13412b226a3c15fb3ba";
const S3: &str = "/prod?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260305%2Feu-central-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260305T090807Z&X-Amz-Expires=300&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLETOKEN%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEaCmV1LWNlbnRyYWwtMQ%3D%3D&X-Amz-SignedHeaders=host&X-Amz-Signature=71cc8ab357428f2c67558161f7e3e096969544e162a0b7167c1f685107cde7ea";
const MISMATCH: &str = "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

struct OneCaller {
    expires_at: SystemTime,
}

impl Callers for OneCaller {
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        (access_key_id == KEY_ID).then(|| IssuedCredentials {
            access_key_id: KEY_ID.to_owned(),
            secret_access_key: SECRET.to_owned(),
            session_token: TOKEN.to_owned(),
            expires_at: self.expires_at,
            role_arn: "arn:aws:iam::123456789012:role/Role".to_owned(),
            assumed_role_arn: "arn".to_owned(),
            identity_id: "id".to_owned(),
            policies: [].into(),
        })
    }

    fn verify_token(&self, _jwt: &str) -> Result<TokenClaims, TokenProblem> {
        Err(TokenProblem::Invalid)
    }
}

/// A request that a test may spoil before it is judged.
#[derive(Clone)]
struct Case {
    method: &'static str,
    target: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    region: &'static str,
    service: &'static str,
    clock: i64,
    lifetime: u64,
}

impl Case {
    fn new(method: &'static str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Self {
        Self {
            method,
            target: target.to_owned(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec()))
                .collect(),
            body: body.to_vec(),
            region: "eu-central-1",
            service: "execute-api",
            clock: 0,
            lifetime: 3600,
        }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(given, _)| given != name);
        self.headers
            .push((name.to_owned(), value.as_bytes().to_vec()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(given, _)| given != name);
        self
    }

    fn change(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn verdict(&self) -> Result<(), SignatureFault> {
        let received = Received {
            method: self.method,
            target: &self.target,
            headers: &self.headers,
            body: &self.body,
        };
        let signed_at = UNIX_EPOCH + Duration::from_secs(SIGNED_AT);
        let offset = Duration::from_secs(self.clock.unsigned_abs());
        let now = if self.clock < 0 {
            signed_at - offset
        } else {
            signed_at + offset
        };
        let expected = Expected {
            region: self.region,
            service: self.service,
            now,
        };
        let callers = OneCaller {
            expires_at: signed_at + Duration::from_secs(self.lifetime),
        };
        verify(&received, expected, &callers).map(|_| ())
    }

    fn fault(&self) -> SignatureFault {
        self.verdict().unwrap_err()
    }

    fn invalid(&self) -> String {
        match self.fault() {
            SignatureFault::Invalid(text) => text,
            other => panic!("{other:?}"),
        }
    }

    fn incomplete(&self) -> String {
        match self.fault() {
            SignatureFault::Incomplete(text) => text,
            other => panic!("{other:?}"),
        }
    }
}

fn authorization(signed_headers: &str, signature: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential={KEY_ID}/{SCOPE}, SignedHeaders={signed_headers}, Signature={signature}"
    )
}

fn s1() -> Case {
    Case::new(
        "GET",
        "/prod/test",
        &[
            ("host", HOST),
            ("x-amz-date", STAMP),
            ("x-amz-security-token", TOKEN),
            (
                "authorization",
                &authorization("host;x-amz-date;x-amz-security-token", S1),
            ),
            ("user-agent", "not signed"),
        ],
        b"",
    )
}

fn s2() -> Case {
    Case::new(
        "POST",
        "/prod/items/a%20b%2Fc%C3%BC?q=x%20y&q=a%2Bb&empty=&A=1",
        &[
            ("content-type", "application/json"),
            ("host", HOST),
            ("x-amz-date", STAMP),
            ("x-amz-security-token", TOKEN),
            (
                "authorization",
                &authorization("content-type;host;x-amz-date;x-amz-security-token", S2),
            ),
        ],
        b"{\"n\":1}",
    )
}

fn s3() -> Case {
    let host = "wsapi12345.execute-api.eu-central-1.amazonaws.com";
    Case::new("GET", S3, &[("host", host)], b"")
}

#[test]
fn the_published_vectors_hold() {
    for case in [s1(), s2(), s3()] {
        assert_eq!(case.verdict(), Ok(()), "{}", case.target);
    }
}

#[test]
fn the_intermediate_strings_are_those_of_the_vectors() {
    for (case, names, hash) in [
        (
            s1(),
            "host;x-amz-date;x-amz-security-token",
            "be4f91587892cb95ded1584e6eaa408ef92d2f3ab0f8a33574ffbc2f2f861697",
        ),
        (
            s2(),
            "content-type;host;x-amz-date;x-amz-security-token",
            "179b70893b2364b4045bd37f9c3daad3ef077e389152e563b3d71a1b640f4744",
        ),
    ] {
        let case = case.with("authorization", &authorization(names, "0"));
        let text = case.invalid();
        assert!(text.starts_with(MISMATCH), "{text}");
        let expected = format!(
            "\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n{STAMP}\n{SCOPE}\n{hash}'\n"
        );
        assert!(text.ends_with(&expected), "{text}");
    }
    let canonical = format!(
        "\n\nThe Canonical String for this request should have been\n'GET\n/prod/test\n\nhost:{HOST}\nx-amz-date:{STAMP}\nx-amz-security-token:{TOKEN}\n\nhost;x-amz-date;x-amz-security-token\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'\n"
    );
    let text = s1()
        .with(
            "authorization",
            &authorization("host;x-amz-date;x-amz-security-token", "0"),
        )
        .invalid();
    assert!(text.contains(&canonical), "{text}");
}

#[test]
fn equivalent_spellings_of_a_signed_request_hold() {
    let spaced = authorization("host;x-amz-date;x-amz-security-token", S1).replace(", ", " ,  ");
    assert_eq!(s1().with("authorization", &spaced).verdict(), Ok(()));
    let tight = authorization("host;x-amz-date;x-amz-security-token", S1).replace(", ", ",");
    assert_eq!(s1().with("authorization", &tight).verdict(), Ok(()));
    let plus = s2().change(|case| case.target = case.target.replace("x%20y", "x+y"));
    assert_eq!(plus.verdict(), Ok(()));
}

#[test]
fn whatever_was_changed_after_signing_is_a_mismatch() {
    let changed = [
        s1().change(|case| case.method = "HEAD"),
        s1().change(|case| case.target = "/prod/test/".to_owned()),
        s1().change(|case| case.target = "/prod/%74est".to_owned()),
        s1().change(|case| case.target = "/prod/test?a".to_owned()),
        s1().change(|case| case.body = b"x".to_vec()),
        s1().with("host", "other.example"),
        s1().with("host", &HOST.to_uppercase()),
        s2().change(|case| case.target = case.target.replace("%2F", "/")),
        s2().change(|case| case.target = case.target.replace("a%2Bb", "a+b")),
        s2().change(|case| case.body = b"{\"n\": 1}".to_vec()),
        s2().with("content-type", "text/plain"),
        s3().change(|case| case.target = case.target.replace("Expires=300", "Expires=301")),
        s3().change(|case| case.target += "&extra=1"),
    ];
    for case in changed {
        assert!(case.invalid().starts_with(MISMATCH), "{}", case.target);
    }
}

#[test]
fn without_any_signature_the_token_is_missing() {
    let unsigned = s1().without("authorization");
    assert_eq!(unsigned.fault(), SignatureFault::Missing);
}

#[test]
fn an_authorization_header_that_is_no_signature_is_told_off_by_part() {
    let other = |value: &str| s1().with("authorization", value);
    assert_eq!(
        other("Bearer sometoken").incomplete(),
        "'sometoken' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer sometoken'."
    );
    assert_eq!(
        other("eyJraWQ.x.y").without("x-amz-date").incomplete(),
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=eyJraWQ.x.y"
    );
    assert_eq!(
        other("Basic dXNlcjpwYXNz=").incomplete(),
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=Basic dXNlcjpwYXNz="
    );
    assert_eq!(
        s1().without("x-amz-date").incomplete(),
        format!(
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization={}",
            authorization("host;x-amz-date;x-amz-security-token", S1)
        )
    );
    let no_signature = format!("AWS4-HMAC-SHA256 Credential={KEY_ID}/{SCOPE}, SignedHeaders=host");
    assert_eq!(
        other(&no_signature).incomplete(),
        format!(
            "Authorization header requires 'Signature' parameter. Authorization={no_signature}"
        )
    );
}

#[test]
fn malformed_parts_are_quoted() {
    let replaced = |from: &str, to: &str| {
        let value = authorization("host;x-amz-date;x-amz-security-token", S1).replace(from, to);
        s1().with("authorization", &value).incomplete()
    };
    assert_eq!(
        replaced("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."
    );
    assert!(
        replaced("/aws4_request", "")
            .starts_with("Credential must have exactly 5 slash-delimited elements"),
    );
    for stamp in [
        "2026-03-05T09:08:07Z",
        "20261305T090807Z",
        "20260305T090807",
        "x",
        "",
    ] {
        let text = s1().with("x-amz-date", stamp).incomplete();
        assert!(
            text.starts_with(&format!(
                "Date must be in ISO-8601 'basic format'. Got '{stamp}'."
            )),
            "{text}"
        );
    }
}

#[test]
fn an_http_date_may_stand_in_for_the_amazon_date() {
    let case = s1()
        .without("x-amz-date")
        .with("date", "Thu, 05 Mar 2026 09:08:07 GMT");
    // The signature was made with the other header, so that the text shows which date was read.
    assert!(
        case.invalid()
            .contains(&format!("'AWS4-HMAC-SHA256\n{STAMP}\n"))
    );
}

#[test]
fn missing_query_parameters_are_listed() {
    let without = |name: &str| {
        let case = s3().change(|case| case.target = case.target.replace(name, "X-Other"));
        case.incomplete()
    };
    for name in [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-SignedHeaders",
        "X-Amz-Signature",
    ] {
        assert_eq!(
            without(name),
            format!(
                "AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."
            )
        );
    }
}

#[test]
fn an_unknown_key_or_a_wrong_token_is_an_invalid_security_token() {
    let other_key =
        authorization("host;x-amz-date;x-amz-security-token", S1).replace(KEY_ID, "ASIAOTHER");
    for case in [
        s1().with("authorization", &other_key),
        s1().without("x-amz-security-token"),
        s1().with("x-amz-security-token", "IQoJother"),
        s3().change(|case| case.target = case.target.replace("wtMQ", "wtMR")),
    ] {
        assert_eq!(case.fault(), SignatureFault::UnrecognizedClient);
    }
}

#[test]
fn a_wrong_scope_says_what_is_wrong_and_not_what_would_be_right() {
    let region = "Credential should be scoped to a valid region, not 'eu-central-1'. ";
    let service = "Credential should be scoped to correct service: 'lambda'. ";
    let other_region = s1().change(|case| case.region = "us-east-1");
    assert_eq!(other_region.invalid(), region);
    let other_service = s1().change(|case| case.service = "lambda");
    assert_eq!(other_service.invalid(), service);
    let both = other_region.change(|case| case.service = "lambda");
    assert_eq!(both.invalid(), format!("{region}{service}"));
    let scoped = |scope: &str| {
        let value = authorization("host;x-amz-date;x-amz-security-token", S1).replace(SCOPE, scope);
        s1().with("authorization", &value).invalid()
    };
    assert_eq!(
        scoped("20260305/eu-central-1/execute-api/aws4"),
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4'. "
    );
    for date in ["20260304", "2026", ""] {
        assert_eq!(
            scoped(&format!("{date}/eu-central-1/execute-api/aws4_request")),
            format!(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{date}' != '20260305', from '{STAMP}'. "
            )
        );
    }
}

#[test]
fn the_clock_may_be_five_minutes_off() {
    for clock in [-300, 0, 300] {
        for case in [s1(), s3()] {
            assert_eq!(case.change(|case| case.clock = clock).verdict(), Ok(()));
        }
    }
    let expired = "Signature expired: 20260305T090807Z is now earlier than 20260305T090808Z (20260305T091308Z - 5 min.)";
    let early = "Signature not yet current: 20260305T090807Z is still later than 20260305T090806Z (20260305T090306Z + 5 min.)";
    for case in [s1(), s3()] {
        assert_eq!(
            case.clone().change(|case| case.clock = 301).invalid(),
            expired
        );
        assert_eq!(case.change(|case| case.clock = -301).invalid(), early);
    }
}

#[test]
fn a_presigned_request_lives_five_minutes_whatever_it_says() {
    let case = s3().change(|case| {
        case.target = case.target.replace("Expires=300", "Expires=3600");
        case.clock = 301;
    });
    assert!(case.invalid().starts_with("Signature expired: "));
}

#[test]
fn host_and_amazon_headers_must_be_signed() {
    let signed = |names: &str| {
        s1().with("authorization", &authorization(names, S1))
            .invalid()
    };
    assert_eq!(
        signed("x-amz-date;x-amz-security-token"),
        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(
        signed("host;x-amz-date"),
        "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization."
    );
    assert_eq!(
        s1().with("x-amz-meta", "smuggled").invalid(),
        "'x-amz-meta' must be a 'SignedHeader' in the AWS Authorization."
    );
}

#[test]
fn expired_credentials_are_named_only_once_the_signature_holds() {
    let expired = s1().change(|case| case.lifetime = 0);
    assert_eq!(expired.fault(), SignatureFault::Expired);
    let spoiled = expired.change(|case| case.body = b"x".to_vec());
    assert!(spoiled.invalid().starts_with(MISMATCH));
}

#[test]
fn of_several_faults_the_first_check_speaks() {
    let all = s1().change(|case| {
        case.body = b"x".to_vec();
        case.region = "us-east-1";
        case.clock = 3600;
        case.lifetime = 0;
    });
    assert_eq!(
        all.clone().with("x-amz-security-token", "x").fault(),
        SignatureFault::UnrecognizedClient
    );
    assert!(all.invalid().starts_with("Credential should be scoped"));
    let clock = all.change(|case| case.region = "eu-central-1");
    assert!(clock.invalid().starts_with("Signature expired"));
}
