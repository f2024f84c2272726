//! What each kind of API answers to each kind of caller.

use std::fmt::Write as _;
use std::net::Ipv4Addr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use proptest::prelude::*;
use sha2::Sha256;

use super::*;
use crate::sandbox::callers::{IssuedCredentials, TokenClaims, TokenProblem};
use crate::sandbox::policy::PolicyDocument;
use crate::sandbox::signature;
use crate::sandbox::tokens::TokenUse;

const HOST: &str = "127.0.0.1:8123";
const STAMP: &str = "20260305T090807Z";
const NOW: u64 = 1_772_701_687;
const READER: &str = r#"{"Statement":[
  {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-central-1:123456789012:abc123/*/GET/test"},
  {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-central-1:123456789012:abc123/*/*/items/*"},
  {"Effect":"Deny","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:eu-central-1:123456789012:abc123/*/*/items/secret"}]}"#;
const ROUTES: &str = r#"
route = [
    { method = "GET", path = "/test", auth = "iam" },
    { method = "POST", path = "/test", auth = "iam" },
    { method = "GET", path = "/", auth = "iam" },
    { method = "ANY", path = "/items/{id}", auth = "iam" },
    { method = "GET", path = "/movies", auth = "bearer", groups = ["movies-group"] },
    { method = "GET", path = "/me", auth = "bearer", token = "id" },
    { method = "GET", path = "/open", auth = "none" },
    { method = "GET", path = "/teapot", auth = "none", status = 418, body = "short and stout", headers = { X-Pot = "tea" } },
]
"#;

struct Sandbox;

impl Callers for Sandbox {
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        (access_key_id == "ASIAREADER").then(|| IssuedCredentials {
            access_key_id: "ASIAREADER".to_owned(),
            secret_access_key: "secret".to_owned(),
            session_token: "token".to_owned(),
            expires_at: UNIX_EPOCH + Duration::from_secs(NOW + 3600),
            role_arn: "arn:aws:iam::123456789012:role/TestApiReadAccess".to_owned(),
            assumed_role_arn:
                "arn:aws:sts::123456789012:assumed-role/TestApiReadAccess/CognitoIdentityCredentials"
                    .to_owned(),
            identity_id: "eu-central-1:11111111-2222-3333-4444-555555555555".to_owned(),
            policies: [PolicyDocument::parse(READER).unwrap()].into(),
        })
    }

    fn verify_token(&self, jwt: &str) -> Result<TokenClaims, TokenProblem> {
        let (username, group, token_use) = match jwt {
            "alice" => ("alice", "movies-group", TokenUse::Access),
            "alice-id" => ("alice", "movies-group", TokenUse::Id),
            "bob" => ("bob", "shows-group", TokenUse::Access),
            "old" => return Err(TokenProblem::Expired),
            _ => return Err(TokenProblem::Invalid),
        };
        Ok(TokenClaims {
            username: username.to_owned(),
            groups: vec![group.to_owned()],
            token_use,
        })
    }
}

fn api(kind: &str, stage: &str) -> ApiDefinition {
    let head = format!("id = \"abc123\"\nkind = \"{kind}\"\nstage = \"{stage}\"\n");
    toml::from_str(&(head + ROUTES)).unwrap()
}

fn circumstances() -> Circumstances {
    Circumstances {
        region: "eu-central-1".to_owned(),
        account: "123456789012".to_owned(),
        now: UNIX_EPOCH + Duration::from_secs(NOW),
        source_ip: Ipv4Addr::LOCALHOST.into(),
    }
}

type Headers = Vec<(String, Vec<u8>)>;

fn send(api: &ApiDefinition, method: &str, target: &str, headers: &Headers, body: &[u8]) -> Answer {
    let received = Received {
        method,
        target,
        headers,
        body,
    };
    answer(api, &circumstances(), &received, &Sandbox)
}

fn headers(extra: &[(&str, &str)]) -> Headers {
    [("host", HOST)]
        .iter()
        .chain(extra)
        .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec()))
        .collect()
}

// The vectors beside `verification.rs` show that what this helper shares with the verifier is right.
fn signed(method: &str, target: &str, body: &[u8]) -> Headers {
    let mut headers = headers(&[("x-amz-date", STAMP), ("x-amz-security-token", "token")]);
    let names = ["host", "x-amz-date", "x-amz-security-token"].map(str::to_owned);
    let received = Received {
        method,
        target,
        headers: &headers,
        body,
    };
    let scope = "20260305/eu-central-1/execute-api/aws4_request";
    let canonical_request = signature::request(&received, &names);
    let to_sign = signature::string_to_sign(STAMP, scope, &canonical_request);
    let mut signature = b"AWS4secret".to_vec();
    for part in scope.split('/').chain([to_sign.as_str()]) {
        let mut mac = Hmac::<Sha256>::new_from_slice(&signature).unwrap();
        mac.update(part.as_bytes());
        signature = mac.finalize().into_bytes().to_vec();
    }
    let signature = signature.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=ASIAREADER/{scope}, SignedHeaders={}, Signature={signature}",
        names.join(";")
    );
    headers.push(("authorization".to_owned(), authorization.into_bytes()));
    headers
}

fn send_signed(api: &ApiDefinition, method: &str, target: &str, body: &[u8]) -> Answer {
    send(api, method, target, &signed(method, target, body), body)
}

fn bearer(api: &ApiDefinition, target: &str, authorization: &str) -> Answer {
    let headers = headers(&[("authorization", authorization)]);
    send(api, "GET", target, &headers, b"")
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer
        .headers
        .iter()
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

#[track_caller]
fn assert_rest(answer: &Answer, status: u16, error_type: &str, body: &str) {
    assert_eq!((answer.status, text(answer)), (status, body));
    assert_eq!(header(answer, "x-amzn-ErrorType"), Some(error_type));
    assert_eq!(header(answer, "content-type"), Some("application/json"));
}

#[track_caller]
fn assert_http(answer: &Answer, status: u16, body: &str) {
    assert_eq!((answer.status, text(answer)), (status, body));
    assert_eq!(header(answer, "x-amzn-ErrorType"), None);
}

#[test]
fn an_allowed_caller_gets_an_echo() {
    let api = api("rest", "prod");
    let answer = send_signed(&api, "GET", "/prod/test?b=2&a=1&a=x%20y", b"");
    assert_eq!(answer.status, 200);
    assert_eq!(
        text(&answer),
        r#"{"method":"GET","path":"/test","query":{"a":["1","x y"],"b":"2"},"caller":{"role":"TestApiReadAccess","identity_id":"eu-central-1:11111111-2222-3333-4444-555555555555"}}"#
    );
    assert_eq!(header(&answer, "x-amzn-ErrorType"), None);
    let answer = send_signed(&api, "PUT", "/prod/items/1", br#"{"n":1}"#);
    assert!(
        text(&answer).ends_with(r#","body":{"n":1}}"#),
        "{}",
        text(&answer)
    );
    let answer = send_signed(&api, "PUT", "/prod/items/1", b"plain");
    assert!(
        text(&answer).ends_with(r#","body":"plain"}"#),
        "{}",
        text(&answer)
    );
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
fn a_rest_api_hides_missing_routes_behind_the_missing_token() {
    let api = api("rest", "prod");
    let missing = r#"{"message":"Missing Authentication Token"}"#;
    for (method, target, headers) in [
        ("GET", "/prod/test", headers(&[])),
        ("GET", "/prod/nowhere", headers(&[])),
        ("GET", "/prod/nowhere", signed("GET", "/prod/nowhere", b"")),
        ("GET", "/prod/test/", signed("GET", "/prod/test/", b"")),
        ("DELETE", "/prod/test", signed("DELETE", "/prod/test", b"")),
        ("OPTIONS", "/prod/open", headers(&[])),
    ] {
        let answer = send(&api, method, target, &headers, b"");
        assert_rest(&answer, 403, "MissingAuthenticationTokenException", missing);
    }
}

#[test]
fn a_rest_api_takes_a_bearer_token_for_half_a_signature() {
    let api = api("rest", "prod");
    for target in ["/prod/test", "/prod/nowhere"] {
        assert_rest(
            &bearer(&api, target, "Bearer alice"),
            403,
            "IncompleteSignatureException",
            r#"{"message":"'alice' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer alice'."}"#,
        );
    }
}

#[test]
fn a_wrong_stage_is_forbidden_in_a_rest_api() {
    let api = api("rest", "prod");
    for target in ["/dev/test", "/", "/test", "/production/test"] {
        let answer = send_signed(&api, "GET", target, b"");
        assert_rest(
            &answer,
            403,
            "ForbiddenException",
            r#"{"message":"Forbidden"}"#,
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
fn bearer_routes_of_a_rest_api_want_a_token_of_the_right_use_and_group() {
    let api = api("rest", "prod");
    for authorization in ["alice", "Bearer alice", "bearer  alice"] {
        let answer = bearer(&api, "/prod/movies", authorization);
        assert_eq!(
            text(&answer),
            r#"{"method":"GET","path":"/movies","query":{},"caller":{"username":"alice","groups":["movies-group"]}}"#
        );
    }
    let unauthorized = r#"{"message":"Unauthorized"}"#;
    for (target, authorization) in [
        ("/prod/movies", ""),
        ("/prod/movies", "Bearer nobody"),
        ("/prod/movies", "Bearer alice-id"),
        ("/prod/movies", "Basic alice"),
        ("/prod/me", "alice"),
    ] {
        let answer = bearer(&api, target, authorization);
        assert_rest(&answer, 401, "UnauthorizedException", unauthorized);
    }
    let unsigned = send(&api, "GET", "/prod/movies", &headers(&[]), b"");
    assert_rest(&unsigned, 401, "UnauthorizedException", unauthorized);
    let signed = send_signed(&api, "GET", "/prod/movies", b"");
    assert_rest(&signed, 401, "UnauthorizedException", unauthorized);
    assert_eq!(bearer(&api, "/prod/me", "Bearer alice-id").status, 200);
    assert_rest(
        &bearer(&api, "/prod/movies", "Bearer old"),
        401,
        "UnauthorizedException",
        r#"{"message":"The incoming token has expired"}"#,
    );
    assert_rest(
        &bearer(&api, "/prod/movies", "Bearer bob"),
        403,
        "AccessDeniedException",
        r#"{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}"#,
    );
}

#[test]
fn an_http_api_gives_no_reasons() {
    let api = api("http", "$default");
    let forbidden = r#"{"message":"Forbidden"}"#;
    let not_found = r#"{"message":"Not Found"}"#;
    assert_eq!(send_signed(&api, "GET", "/test", b"").status, 200);
    assert_http(&send_signed(&api, "POST", "/test", b""), 403, forbidden);
    assert_http(
        &send(&api, "GET", "/test", &headers(&[]), b""),
        403,
        forbidden,
    );
    assert_http(&bearer(&api, "/test", "Bearer alice"), 403, forbidden);
    assert_http(&bearer(&api, "/nowhere", "Bearer alice"), 404, not_found);
    assert_http(&send_signed(&api, "GET", "/prod/test", b""), 404, not_found);
    let spoiled = send(&api, "GET", "/test", &signed("GET", "/", b""), b"");
    assert_http(&spoiled, 403, forbidden);
    assert_http(&bearer(&api, "/movies", "Bearer bob"), 403, forbidden);
    for (authorization, challenge) in [
        ("", "Bearer"),
        (
            "Bearer nobody",
            r#"Bearer scope="" error="invalid_token" error_description="the token is not valid""#,
        ),
        (
            "Bearer old",
            r#"Bearer scope="" error="invalid_token" error_description="the token has expired""#,
        ),
    ] {
        let answer = bearer(&api, "/movies", authorization);
        assert_http(&answer, 401, r#"{"message":"Unauthorized"}"#);
        assert_eq!(header(&answer, "www-authenticate"), Some(challenge));
    }
}

#[test]
fn an_http_api_with_a_stage_has_it_in_path_and_resource() {
    let api = api("http", "dev");
    assert_eq!(send_signed(&api, "GET", "/dev/test", b"").status, 200);
    let other = send_signed(&api, "GET", "/prod/test", b"");
    assert_http(&other, 404, r#"{"message":"Not Found"}"#);
}

#[test]
fn every_answer_carries_its_kind_of_request_id() {
    for target in ["/prod/open", "/prod/nowhere", "/elsewhere"] {
        let answer = send(&api("rest", "prod"), "GET", target, &headers(&[]), b"");
        assert_eq!(header(&answer, "x-amzn-RequestId").map(str::len), Some(36));
        assert_eq!(header(&answer, "x-amz-apigw-id").map(str::len), Some(16));
        assert_eq!(header(&answer, "apigw-requestid"), None);
        let answer = send(&api("http", "prod"), "GET", target, &headers(&[]), b"");
        assert_eq!(header(&answer, "x-amzn-RequestId"), None);
        assert_eq!(header(&answer, "apigw-requestid").map(str::len), Some(16));
    }
}

#[test]
fn a_scenario_may_fix_the_answer() {
    let answer = send(
        &api("rest", "prod"),
        "GET",
        "/prod/teapot",
        &headers(&[]),
        b"",
    );
    assert_eq!((answer.status, text(&answer)), (418, "short and stout"));
    assert_eq!(header(&answer, "x-pot"), Some("tea"));
    assert_eq!(
        header(&answer, "content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[test]
fn head_gets_status_and_headers_without_a_body() {
    let api = api("rest", "prod");
    let served = send_signed(&api, "HEAD", "/prod/items/1", b"");
    assert_eq!((served.status, served.body.len()), (200, 0));
    let missing = send_signed(&api, "HEAD", "/prod/test", b"");
    assert_eq!((missing.status, missing.body.len()), (403, 0));
    assert_eq!(
        header(&missing, "x-amzn-ErrorType"),
        Some("MissingAuthenticationTokenException")
    );
}

#[test]
fn a_presigned_call_is_not_echoed_with_its_secrets() {
    let answer = send(
        &api("rest", "prod"),
        "GET",
        "/prod/open?a=1&X-Amz-Security-Token=t&x-amz-signature=s",
        &headers(&[]),
        b"",
    );
    assert_eq!(
        text(&answer),
        r#"{"method":"GET","path":"/open","query":{"a":"1"}}"#
    );
}

fn any_header() -> impl Strategy<Value = (String, Vec<u8>)> {
    let name = prop_oneof![
        Just("authorization".to_owned()),
        Just("x-amz-date".to_owned()),
        Just("x-amz-security-token".to_owned()),
        Just("host".to_owned()),
        "[ -~]{0,20}",
    ];
    let value = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        "(AWS4-HMAC-SHA256|Bearer)[ =,/;a-zA-Z0-9]{0,80}".prop_map(String::into_bytes),
        "AWS4-HMAC-SHA256 Credential=ASIAREADER/[0-9]{0,9}/[a-z0-9-]{0,9}/execute-api/aws4_request, SignedHeaders=[a-z;-]{0,30}, Signature=.{0,70}"
            .prop_map(String::into_bytes),
        "[0-9]{8}T[0-9]{6}Z|.{0,20}".prop_map(String::into_bytes),
    ];
    (name, value)
}

proptest! {
    #[test]
    fn no_request_makes_the_gateway_panic_or_lets_a_stranger_in(
        method in "GET|HEAD|OPTIONS|\\PC{0,10}",
        target in "(/prod)?(/test|/movies|/items/\\PC{0,10}|\\PC{0,40})(\\?(X-Amz-[A-Z][a-z]{0,12}=\\PC{0,20}&?){0,6})?",
        headers in prop::collection::vec(any_header(), 0..8),
        body in prop::collection::vec(any::<u8>(), 0..64),
        is_rest in any::<bool>(),
    ) {
        let api = if is_rest { api("rest", "prod") } else { api("http", "$default") };
        let answer = send(&api, &method, &target, &headers, &body);
        if answer.status == 200 {
            let path = target.split('?').next().unwrap_or_default();
            prop_assert!(path.ends_with("/open"), "{method} {target}");
        }
    }
}

#[test]
fn a_huge_authorization_header_is_only_refused() {
    let huge = "AWS4-HMAC-SHA256 ".to_owned() + &"a=b,".repeat(500_000);
    let answer = bearer(&api("rest", "prod"), "/prod/test", &huge);
    assert_eq!(
        header(&answer, "x-amzn-ErrorType"),
        Some("IncompleteSignatureException")
    );
}
