//! What `-v` shows: curl's `>`, `<` and `*` lines. No secret is among them.

use std::io::{self, Write};

use crate::api::{ApiRequest, ApiResponse, CanonicalRequest};
use crate::transport::Exchange;

use super::legible::legible;
use super::response::{status_line, version};

/// Writes a request as it was sent, each line after a `>`, and the head of its answer, each line after a `<`.
pub fn call(request: &ApiRequest, answer: &ApiResponse, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "> {} {}", request.method, request.url.path())?;
    if let Some(query) = request.url.query() {
        write!(out, "?{query}")?;
    }
    writeln!(out, " {}", version(answer.version))?;
    headers('>', &answer.sent_redacted(), out)?;
    writeln!(out, "< {}", legible(&status_line(answer)))?;
    headers('<', &answer.received_redacted(), out)
}

/// Writes one exchange with Cognito or STS as `*` lines.
pub fn exchange(exchange: &Exchange, out: &mut dyn Write) -> io::Result<()> {
    remark(
        format!(
            "{} {} {}",
            exchange.method, exchange.url, exchange.operation
        )
        .trim_end(),
        out,
    )?;
    if !exchange.request_body.is_empty() {
        remark(&format!("> {}", exchange.request_body), out)?;
    }
    let status = match exchange.status {
        Some(status) => status.to_string(),
        None => "no answer".to_owned(),
    };
    let request_id = exchange.request_id.as_deref().unwrap_or("unknown");
    remark(&format!("< {status}, request id {request_id}"), out)?;
    if exchange.response_body.is_empty() {
        return Ok(());
    }
    remark(&format!("< {}", exchange.response_body), out)
}

/// Writes what was signed as `*` lines: the canonical request with its secret headers left out, and the string to sign.
pub fn canonical(canonical: &CanonicalRequest, out: &mut dyn Write) -> io::Result<()> {
    for (title, text) in [
        ("canonical request:", canonical.redacted()),
        ("string to sign:", canonical.string_to_sign()),
    ] {
        remark(title, out)?;
        for line in text.split('\n') {
            remark(&format!("  {line}"), out)?;
        }
    }
    Ok(())
}

fn remark(text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", format!("* {}", legible(text)).trim_end())
}

/// curl ends a head with a bare mark.
fn headers(mark: char, headers: &[(String, String)], out: &mut dyn Write) -> io::Result<()> {
    for (name, value) in headers {
        writeln!(out, "{mark} {name}: {}", legible(value))?;
    }
    writeln!(out, "{mark}")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, HeaderName, HeaderValue, Method, Version};

    use super::*;
    use crate::api::{RequestUrl, SigningScope};
    use crate::ids::Region;

    fn printed(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn request() -> ApiRequest {
        let url = RequestUrl::resolve("/prod/test?a=1&b", Some("https://api.test"), &[]).unwrap();
        ApiRequest::new(Method::GET, url)
    }

    fn header_list(of: &[(&'static str, &'static str)]) -> Vec<(HeaderName, HeaderValue)> {
        of.iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    fn response() -> ApiResponse {
        let received = header_list(&[
            ("content-type", "application/json"),
            ("set-cookie", "session=s3cret"),
            ("x-amzn-requestid", "1a2b"),
        ]);
        ApiResponse {
            status: 403,
            reason: "Forbidden".to_owned(),
            version: Version::HTTP_11,
            headers: received.into_iter().collect::<HeaderMap>(),
            body: b"{}".to_vec(),
            sent: header_list(&[
                ("host", "api.test"),
                (
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=ASIA/20260305/eu-central-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=s3cret",
                ),
                ("x-amz-security-token", "s3cret"),
                ("cookie", "s3cret"),
                ("x-api-key", "s3cret"),
            ]),
        }
    }

    #[test]
    fn a_call_is_shown_as_curl_shows_it_and_without_its_secrets() {
        assert_eq!(
            printed(|out| call(&request(), &response(), out)),
            "\
> GET /prod/test?a=1&b HTTP/1.1
> host: api.test
> authorization: AWS4-HMAC-SHA256 Credential=ASIA/20260305/eu-central-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=(redacted)
> x-amz-security-token: (redacted)
> cookie: (redacted)
> x-api-key: (redacted)
>
< HTTP/1.1 403 Forbidden
< content-type: application/json
< set-cookie: (redacted)
< x-amzn-requestid: 1a2b
<
"
        );
    }

    #[test]
    fn an_exchange_with_cognito_is_shown_in_four_lines_and_one_without_answer_in_three() {
        let mut shown = Exchange {
            method: "POST".to_owned(),
            operation: "AWSCognitoIdentityProviderService.InitiateAuth".to_owned(),
            url: "https://cognito-idp.eu-central-1.amazonaws.com/".to_owned(),
            request_body: r#"{"AuthFlow":"USER_SRP_AUTH"}"#.to_owned(),
            status: Some(200),
            request_id: Some("1a2b".to_owned()),
            response_body: r#"{"ChallengeName":"PASSWORD_VERIFIER"}"#.to_owned(),
        };
        assert_eq!(
            printed(|out| exchange(&shown, out)),
            "\
* POST https://cognito-idp.eu-central-1.amazonaws.com/ AWSCognitoIdentityProviderService.InitiateAuth
* > {\"AuthFlow\":\"USER_SRP_AUTH\"}
* < 200, request id 1a2b
* < {\"ChallengeName\":\"PASSWORD_VERIFIER\"}
"
        );
        shown.status = None;
        shown.request_id = None;
        shown.response_body.clear();
        let text = printed(|out| exchange(&shown, out));
        assert!(
            text.ends_with("\n* < no answer, request id unknown\n"),
            "{text}"
        );
    }

    #[test]
    fn a_canonical_request_is_shown_without_the_session_token() {
        let scope = SigningScope {
            region: Region::parse("eu-central-1").unwrap(),
            service: "execute-api".to_owned(),
        };
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let signed = CanonicalRequest::new(&request(), Some("s3cret"), &scope, at).unwrap();
        let text = printed(|out| canonical(&signed, out));
        assert!(
            text.starts_with(
                "\
* canonical request:
*   GET
*   /prod/test
*   a=1&b=
*   host:api.test
*   x-amz-date:20231114T221320Z
*   x-amz-security-token:(redacted)
*
*   host;x-amz-date;x-amz-security-token
"
            ),
            "{text}"
        );
        assert!(
            text.contains("\n* string to sign:\n*   AWS4-HMAC-SHA256\n*   20231114T221320Z\n"),
            "{text}"
        );
    }

    #[test]
    fn a_server_cannot_send_control_characters_to_the_terminal() {
        let mut response = response();
        response.headers.insert(
            "x-a",
            HeaderValue::from_bytes("\u{9b}2J".as_bytes()).unwrap(),
        );
        let text = printed(|out| call(&request(), &response, out));
        assert!(text.contains("< x-a: \\u{9b}2J\n"), "{text}");
    }
}
