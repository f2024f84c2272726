//! The published SigV4 test suite (awslabs/aws-c-auth, `aws-signing-test-suite/v4`), judged as raw wire bytes.
//!
//! `SIGCALL_SIGV4_SUITE` names the folder that holds `v4`; without it the test has nothing to read.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use serde::Deserialize;

use super::*;
use crate::sandbox::callers::{TokenClaims, TokenProblem};

// The signer of these cases resolves dots and doubled slashes and leaves the request as it was. The gateway judges the path
// that is sent, as the cases `…-unnormalized` have it; so here the resolved path is sent.
const NORMALIZED_BY_THE_CLIENT: [&str; 6] = [
    "get-relative-normalized",
    "get-relative-relative-normalized",
    "get-slash-dot-slash-normalized",
    "get-slash-normalized",
    "get-slash-pointless-dot-normalized",
    "get-slashes-normalized",
];

// Its session token is left out of the signature, which services other than execute-api want.
const TOKEN_NOT_SIGNED: &str = "post-sts-header-after";

#[derive(Deserialize)]
struct Context {
    credentials: SuiteCredentials,
    region: String,
    service: String,
    timestamp: jiff::Timestamp,
}

#[derive(Deserialize)]
struct SuiteCredentials {
    access_key_id: String,
    secret_access_key: String,
    #[serde(default)]
    token: String,
}

impl Callers for SuiteCredentials {
    fn credentials(&self, access_key_id: &str) -> Option<IssuedCredentials> {
        (access_key_id == self.access_key_id).then(|| IssuedCredentials {
            access_key_id: self.access_key_id.clone(),
            secret_access_key: self.secret_access_key.clone(),
            session_token: self.token.clone(),
            expires_at: UNIX_EPOCH + Duration::from_secs(u32::MAX.into()),
            role_arn: String::new(),
            assumed_role_arn: String::new(),
            identity_id: String::new(),
            policies: [].into(),
        })
    }

    fn verify_token(&self, _jwt: &str) -> Result<TokenClaims, TokenProblem> {
        Err(TokenProblem::Invalid)
    }
}

struct Wire {
    method: String,
    target: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

impl Wire {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        // Continued header lines are one line to an HTTP parser (RFC 9112, 5.2).
        let head = head.replace("\n ", " ");
        let mut lines = head.lines();
        let request_line = lines.next().unwrap().strip_suffix(" HTTP/1.1").unwrap();
        let (method, target) = request_line.split_once(' ').unwrap();
        let headers = lines
            .map(|line| {
                let (name, value) = line.split_once(':').unwrap();
                (name.to_ascii_lowercase(), value.as_bytes().to_vec())
            })
            .collect();
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers,
            body: body.as_bytes().to_vec(),
        }
    }

    fn send_path(&mut self, path: &str) {
        self.target = match self.target.split_once('?') {
            Some((_, query)) => format!("{path}?{query}"),
            None => path.to_owned(),
        };
    }

    fn received(&self) -> Received<'_> {
        Received {
            method: &self.method,
            target: &self.target,
            headers: &self.headers,
            body: &self.body,
        }
    }
}

fn suite() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the suite's folder is handed to the test itself"
    )]
    let folder = std::env::var_os("SIGCALL_SIGV4_SUITE")?;
    Some(Path::new(&folder).join("v4"))
}

#[test]
fn every_case_that_applies_to_wire_bytes_holds_in_header_and_query_form() {
    let Some(suite) = suite() else { return };
    let mut held = 0;
    for case in fs::read_dir(suite).unwrap() {
        let case = case.unwrap().path();
        let name = case.file_name().unwrap().to_str().unwrap();
        let context = fs::read(case.join("context.json")).unwrap();
        let context: Context = serde_json::from_slice(&context).unwrap();
        let expected = Expected {
            region: &context.region,
            service: &context.service,
            now: context.timestamp.into(),
        };
        for form in ["header", "query"] {
            let published = case.join(format!("{form}-canonical-request.txt"));
            let published = fs::read_to_string(published).unwrap();
            let mut wire = Wire::read(&case.join(format!("{form}-signed-request.txt")));
            if NORMALIZED_BY_THE_CLIENT.contains(&name) {
                wire.send_path(published.lines().nth(1).unwrap());
            }
            let verdict = verify(&wire.received(), expected, &context.credentials).map(|_| ());
            if name == TOKEN_NOT_SIGNED {
                assert!(verdict.is_err(), "{name} {form}");
                continue;
            }
            assert_eq!(verdict, Ok(()), "{name} {form}");
            let presented = authorization::read(&wire.received()).unwrap();
            let canonical = canonical::request(&wire.received(), &presented.signed_headers);
            assert_eq!(
                String::from_utf8(canonical).unwrap(),
                published,
                "{name} {form}"
            );
            held += 1;
        }
    }
    assert_eq!(held, 2 * (38 - 1), "the suite has 38 cases");
}
