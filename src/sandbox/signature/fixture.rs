//! What the tests of this room share: the vectors S1 to S3, and the one caller they are of.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::fault::SignatureFault;
use super::verification::{Expected, verify};
use crate::sandbox::callers::{Callers, IssuedCredentials, TokenClaims, TokenProblem};
use crate::sandbox::exchange::Received;

// The vectors S1 to S3 were computed with botocore 1.44.5 (SigV4Auth, SigV4QueryAuth) for these credentials and this time.
pub(super) const KEY_ID: &str = "ASIAIOSFODNN7EXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
pub(super) const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCmV1LWNlbnRyYWwtMQ==";
pub(super) const STAMP: &str = "20260305T090807Z";
const SIGNED_AT: u64 = 1_772_701_687;
pub(super) const SCOPE: &str = "20260305/eu-central-1/execute-api/aws4_request";
pub(super) const HOST: &str = "abc123defg.execute-api.eu-central-1.amazonaws.com";
pub(super) const S1: &str = "747105bd7efb03646ed66ee9a2d052c814ef3af6850a210bf88d2a739caa60b9";
const S2: &str = "820ed49db366f8130f0cb4fce599a017d4c7848576a0b13412b226a3c15fb3ba";
const S3: &str = "/prod?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20260305%2Feu-central-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20260305T090807Z&X-Amz-Expires=300&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLETOKEN%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FwEaCmV1LWNlbnRyYWwtMQ%3D%3D&X-Amz-SignedHeaders=host&X-Amz-Signature=71cc8ab357428f2c67558161f7e3e096969544e162a0b7167c1f685107cde7ea";

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
pub(super) struct Case {
    pub(super) method: &'static str,
    pub(super) target: String,
    headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Vec<u8>,
    pub(super) region: &'static str,
    pub(super) service: &'static str,
    /// Seconds since it was signed.
    pub(super) clock: i64,
    /// Seconds that its credentials live from then.
    pub(super) lifetime: u64,
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

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(given, _)| given != name);
        self.headers
            .push((name.to_owned(), value.as_bytes().to_vec()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(given, _)| given != name);
        self
    }

    pub(super) fn change(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(super) fn verdict(&self) -> Result<(), SignatureFault> {
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

    pub(super) fn fault(&self) -> SignatureFault {
        self.verdict().unwrap_err()
    }

    pub(super) fn invalid(&self) -> String {
        match self.fault() {
            SignatureFault::Invalid(text) => text,
            other => panic!("{other:?}"),
        }
    }

    pub(super) fn incomplete(&self) -> String {
        match self.fault() {
            SignatureFault::Incomplete(text) => text,
            other => panic!("{other:?}"),
        }
    }
}

pub(super) fn authorization(signed_headers: &str, signature: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential={KEY_ID}/{SCOPE}, SignedHeaders={signed_headers}, Signature={signature}"
    )
}

pub(super) fn s1() -> Case {
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

pub(super) fn s2() -> Case {
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

pub(super) fn s3() -> Case {
    let host = "wsapi12345.execute-api.eu-central-1.amazonaws.com";
    Case::new("GET", S3, &[("host", host)], b"")
}
