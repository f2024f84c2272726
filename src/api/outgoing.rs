//! Outgoing: a request with every header that goes over the wire. Nothing is added to it afterwards.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use http::Method;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, HOST, HeaderName, HeaderValue, TRANSFER_ENCODING,
    USER_AGENT,
};

use super::error::ApiError;
use super::redact;
use super::request::ApiRequest;
use super::scope::SigningScope;
use super::sign::sign;
use crate::secret::SecretString;

/// The `User-Agent` of every request, never signed.
const AGENT: &str = concat!("sigcall/", env!("CARGO_PKG_VERSION"));

/// How a request proves who sends it.
#[derive(Debug, Clone, Copy)]
pub enum Authorization<'a> {
    /// A signature with the credentials of a role.
    Iam {
        /// The credentials to sign with.
        credentials: &'a Credentials,
        /// The region and service to sign for.
        scope: &'a SigningScope,
        /// The time of the signature, which the server compares with its own.
        at: SystemTime,
    },
    /// A token, sent as `Authorization: Bearer …` (RFC 6750).
    Bearer(&'a SecretString),
    /// Nothing. A caller's own `Authorization` header is sent as it is.
    None,
}

/// A request that is ready to be sent as it stands.
#[derive(Debug, Clone)]
pub(super) struct Outgoing<'a> {
    request: &'a ApiRequest,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl<'a> Outgoing<'a> {
    /// Adds to the caller's headers what proves the caller, what HTTP needs, and the defaults.
    pub(super) fn prepare(
        request: &'a ApiRequest,
        authorization: Authorization<'_>,
    ) -> Result<Self, ApiError> {
        refuse_reserved(request, &authorization)?;
        let caller = request
            .headers
            .iter()
            .filter(|(name, _)| *name != CONTENT_LENGTH)
            .map(|(name, value)| (name.clone(), value.clone()));
        let mut headers = vec![(HOST, value(&HOST, &request.url.host_and_port())?)];
        headers.extend(caller);
        headers.extend(proof(request, authorization)?);
        for (name, default) in [(USER_AGENT, AGENT), (ACCEPT, "*/*")] {
            if !request.headers.mentions(name.as_str()) {
                headers.push((name, HeaderValue::from_static(default)));
            }
        }
        if !request.body.is_empty() || has_body_by_meaning(&request.method) {
            headers.push((CONTENT_LENGTH, HeaderValue::from(request.body.len())));
        }
        Ok(Self { request, headers })
    }

    /// Returns the request this was made of.
    pub(super) fn request(&self) -> &ApiRequest {
        self.request
    }

    /// Returns every header that is sent, `host` first. Values that are secret are marked as sensitive.
    pub(super) fn headers(&self) -> &[(HeaderName, HeaderValue)] {
        &self.headers
    }
}

/// The methods whose empty body is announced as such (RFC 9110 8.6).
fn has_body_by_meaning(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
}

fn proof(
    request: &ApiRequest,
    authorization: Authorization<'_>,
) -> Result<Vec<(HeaderName, HeaderValue)>, ApiError> {
    match authorization {
        Authorization::Iam {
            credentials,
            scope,
            at,
        } => sign(request, credentials, scope, at)?
            .into_iter()
            .map(|(name, text)| {
                let name = HeaderName::from_static(name);
                value(&name, text.expose()).map(|value| (name, value))
            })
            .collect(),
        Authorization::Bearer(token) => {
            let value = value(&AUTHORIZATION, &format!("Bearer {}", token.expose()))?;
            Ok(vec![(AUTHORIZATION, value)])
        }
        Authorization::None => Ok(Vec::new()),
    }
}

fn value(name: &HeaderName, text: &str) -> Result<HeaderValue, ApiError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| ApiError::InvalidHeader {
        name: name.to_string(),
        reason: "holds a character that no header may hold",
    })?;
    value.set_sensitive(redact::is_secret_header(name.as_str()));
    Ok(value)
}

/// Refuses caller's headers that would contradict what is signed or how the body is framed.
fn refuse_reserved(
    request: &ApiRequest,
    authorization: &Authorization<'_>,
) -> Result<(), ApiError> {
    for (name, value) in request.headers.iter() {
        if let Some(reason) = reserved(name.as_str(), authorization) {
            return Err(ApiError::ReservedHeader {
                name: name.to_string(),
                reason,
            });
        }
        if *name == CONTENT_LENGTH && value.as_bytes() != request.body.len().to_string().as_bytes()
        {
            return Err(ApiError::ReservedHeader {
                name: name.to_string(),
                reason: "it does not match the length of the body",
            });
        }
    }
    Ok(())
}

fn reserved(name: &str, authorization: &Authorization<'_>) -> Option<&'static str> {
    let host = HOST.as_str();
    let transfer_encoding = TRANSFER_ENCODING.as_str();
    match (name, authorization) {
        (name, _) if name == host => {
            Some("it is taken from the URL, so that what is signed is what is sent")
        }
        (name, _) if name == transfer_encoding => Some("the body is sent with its length"),
        ("authorization", Authorization::Iam { .. }) => Some("the signature is sent in it"),
        ("authorization", Authorization::Bearer(_)) => Some("the token is sent in it"),
        ("x-amz-date", Authorization::Iam { .. }) => Some("it holds the time of the signature"),
        ("x-amz-security-token", Authorization::Iam { .. }) => {
            Some("it holds the session token of the role")
        }
        ("x-amz-content-sha256", Authorization::Iam { .. }) => {
            Some("the hash of the body is part of the signature")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::url::RequestUrl;
    use crate::ids::Region;

    fn request(method: Method, headers: &[&str], body: &str) -> ApiRequest {
        let url = RequestUrl::resolve("https://h:8443/x", None, &[]).unwrap();
        let mut request = ApiRequest::new(method, url);
        for header in headers {
            request.headers.add(header).unwrap();
        }
        request.body = body.as_bytes().to_vec();
        request
    }

    fn prepared(request: &ApiRequest, authorization: Authorization<'_>) -> Vec<String> {
        Outgoing::prepare(request, authorization)
            .unwrap()
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect()
    }

    #[test]
    fn nothing_but_what_http_needs_is_added_to_an_unsigned_request() {
        assert_eq!(
            prepared(
                &request(Method::GET, &["X-A: 1", "X-A: 2"], ""),
                Authorization::None
            ),
            [
                "host: h:8443",
                "x-a: 1",
                "x-a: 2",
                &format!("user-agent: {AGENT}"),
                "accept: */*"
            ]
        );
        assert_eq!(
            prepared(
                &request(
                    Method::GET,
                    &["User-Agent: me", "Accept;", "Authorization: mine"],
                    "ab"
                ),
                Authorization::None
            ),
            [
                "host: h:8443",
                "user-agent: me",
                "accept: ",
                "authorization: mine",
                "content-length: 2"
            ]
        );
    }

    #[test]
    fn an_empty_body_is_announced_where_a_body_is_expected() {
        for (method, announced) in [
            (Method::POST, true),
            (Method::PUT, true),
            (Method::PATCH, true),
            (Method::GET, false),
            (Method::DELETE, false),
            (Method::OPTIONS, false),
        ] {
            let headers = prepared(&request(method.clone(), &[], ""), Authorization::None);
            assert_eq!(
                headers.contains(&"content-length: 0".to_owned()),
                announced,
                "{method}"
            );
        }
        let given = request(Method::POST, &["Content-Length: 2"], "ab");
        let headers = prepared(&given, Authorization::None);
        assert_eq!(
            headers
                .iter()
                .filter(|line| line.starts_with("content-length"))
                .count(),
            1
        );
    }

    #[test]
    fn a_token_is_sent_as_a_bearer_token_and_marked_as_secret() {
        let request = request(Method::GET, &[], "");
        let token = SecretString::from("eyJ.s3cret");
        let outgoing = Outgoing::prepare(&request, Authorization::Bearer(&token)).unwrap();
        let (_, value) = outgoing
            .headers()
            .iter()
            .find(|(name, _)| *name == AUTHORIZATION)
            .unwrap();
        assert_eq!(value, "Bearer eyJ.s3cret");
        assert!(!format!("{outgoing:?}").contains("s3cret"));
    }

    #[test]
    fn headers_that_would_break_the_signature_or_the_framing_are_refused() {
        let credentials = Credentials::new("AKID", "SECRET", None, None, "test");
        let scope = SigningScope {
            region: Region::parse("eu-central-1").unwrap(),
            service: "execute-api".to_owned(),
        };
        let at = SystemTime::UNIX_EPOCH;
        let token = SecretString::from("token");
        let iam = Authorization::Iam {
            credentials: &credentials,
            scope: &scope,
            at,
        };
        for (header, authorization, refused) in [
            ("Host: other", Authorization::None, true),
            ("Transfer-Encoding: chunked", Authorization::None, true),
            ("Content-Length: 5", Authorization::None, true),
            ("Authorization: mine", iam, true),
            ("Authorization: mine", Authorization::Bearer(&token), true),
            ("Authorization: mine", Authorization::None, false),
            ("X-Amz-Date: 20260305T090807Z", iam, true),
            ("X-Amz-Security-Token: x", iam, true),
            ("X-Amz-Content-Sha256: x", iam, true),
            ("X-Amz-Date: 20260305T090807Z", Authorization::None, false),
            ("X-Amz-Meta: x", iam, false),
            ("Authorization:", iam, false),
        ] {
            let request = request(Method::GET, &[header], "");
            match Outgoing::prepare(&request, authorization) {
                Err(ApiError::ReservedHeader { .. }) => {
                    assert!(refused, "{header} {authorization:?}");
                }
                Ok(_) => assert!(!refused, "{header} {authorization:?}"),
                Err(other) => panic!("{header}: {other}"),
            }
        }
    }
}
