//! What the tests of this room share: an API, its callers, and requests of each kind of caller.

use std::fmt::Write;
use std::net::Ipv4Addr;
use std::time::{Duration, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::api_definition::ApiDefinition;
use super::circumstances::Circumstances;
use super::verdict::answer;
use crate::sandbox::callers::{Callers, IssuedCredentials, TokenClaims, TokenProblem};
use crate::sandbox::exchange::{Answer, Received};
use crate::sandbox::policy::PolicyDocument;
use crate::sandbox::signature;
use crate::sandbox::tokens::TokenUse;

const HOST: &str = "127.0.0.1:8123";
const STAMP: &str = "20260305T090807Z";
const NOW: u64 = 1_772_701_687;
/// May get `/test` and do all with items but the secret one.
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

/// Knows the credentials of a reader, and tokens by nicknames.
pub(super) struct Sandbox;

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

/// Returns an API with routes of every kind.
pub(super) fn api(kind: &str, stage: &str) -> ApiDefinition {
    let head = format!("id = \"abc123\"\nkind = \"{kind}\"\nstage = \"{stage}\"\n");
    toml::from_str(&(head + ROUTES)).unwrap()
}

pub(super) fn circumstances() -> Circumstances {
    Circumstances {
        region: "eu-central-1".to_owned(),
        account: "123456789012".to_owned(),
        now: UNIX_EPOCH + Duration::from_secs(NOW),
        source_ip: Ipv4Addr::LOCALHOST.into(),
    }
}

pub(super) type Headers = Vec<(String, Vec<u8>)>;

pub(super) fn send(
    api: &ApiDefinition,
    method: &str,
    target: &str,
    headers: &Headers,
    body: &[u8],
) -> Answer {
    let received = Received {
        method,
        target,
        headers,
        body,
    };
    answer(api, &circumstances(), &received, &Sandbox)
}

pub(super) fn headers(extra: &[(&str, &str)]) -> Headers {
    [("host", HOST)]
        .iter()
        .chain(extra)
        .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec()))
        .collect()
}

// The vectors beside `verification.rs` show that what this helper shares with the verifier is right.
pub(super) fn signed(method: &str, target: &str, body: &[u8]) -> Headers {
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

pub(super) fn send_signed(api: &ApiDefinition, method: &str, target: &str, body: &[u8]) -> Answer {
    send(api, method, target, &signed(method, target, body), body)
}

pub(super) fn bearer(api: &ApiDefinition, target: &str, authorization: &str) -> Answer {
    let headers = headers(&[("authorization", authorization)]);
    send(api, "GET", target, &headers, b"")
}

pub(super) fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer
        .headers
        .iter()
        .find(|(given, _)| given.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

pub(super) fn text(answer: &Answer) -> &str {
    std::str::from_utf8(&answer.body).unwrap()
}

#[track_caller]
pub(super) fn assert_rest(answer: &Answer, status: u16, error_type: &str, body: &str) {
    assert_eq!((answer.status, text(answer)), (status, body));
    assert_eq!(header(answer, "x-amzn-ErrorType"), Some(error_type));
    assert_eq!(header(answer, "content-type"), Some("application/json"));
}
