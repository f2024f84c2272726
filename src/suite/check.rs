//! Checks an answer against what was expected of it.

use crate::api::ApiResponse;

use super::expectation::Expectation;
use super::result::{Failure, Outcome};

/// How much of a body that names no message is kept, in characters.
const EXCERPT: usize = 300;

/// Returns whether `response` is right, and what the gateway said if it is not.
pub(super) fn check(expected: &Expectation, response: &ApiResponse) -> Outcome {
    let status = response.status;
    if expected.matches(status) {
        return Outcome::Passed { status };
    }
    Outcome::Failed(Box::new(Failure {
        status,
        expected: expected.clone(),
        error_type: error_type(response).map(str::to_owned),
        request_id: request_id(response).map(str::to_owned),
        said: said(response),
    }))
}

/// A tail may follow a colon ("Gateway response types", `x-amzn-ErrorType`).
fn error_type(response: &ApiResponse) -> Option<&str> {
    response.header("x-amzn-errortype")?.split(':').next()
}

/// REST APIs send the first and the last of these, HTTP APIs the second.
fn request_id(response: &ApiResponse) -> Option<&str> {
    ["x-amzn-requestid", "apigw-requestid", "x-amz-apigw-id"]
        .iter()
        .find_map(|name| response.header(name))
}

fn said(response: &ApiResponse) -> Option<String> {
    let body = String::from_utf8_lossy(&response.body);
    let text = message(&body).unwrap_or_else(|| body.into_owned());
    // Security: a gateway quotes the signed headers, session token included ("Gateway response types", INVALID_SIGNATURE).
    let text = one_line(&response.without_secrets(text));
    let excerpt: String = text.chars().take(EXCERPT).collect();
    match (excerpt.len() < text.len(), excerpt.is_empty()) {
        (_, true) => None,
        (true, _) => Some(format!("{excerpt}…")),
        (false, _) => Some(excerpt),
    }
}

/// API Gateway writes `message`, but `Message` where it denies access.
fn message(body: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(body).ok()?;
    let text = ["message", "Message"]
        .iter()
        .find_map(|key| value.get(key)?.as_str())?;
    Some(text.to_owned())
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue, Version};

    use super::*;

    fn response(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> ApiResponse {
        let headers = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        ApiResponse {
            status,
            reason: String::new(),
            version: Version::HTTP_11,
            headers: headers.collect::<HeaderMap>(),
            body: body.as_bytes().to_vec(),
            sent: Vec::new(),
        }
    }

    fn failure(response: &ApiResponse) -> Failure {
        match check(&Expectation::parse("2xx").unwrap(), response) {
            Outcome::Failed(failure) => *failure,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_status_that_is_expected_passes() {
        let outcome = check(
            &Expectation::parse("200,403").unwrap(),
            &response(403, &[], ""),
        );
        assert!(
            matches!(outcome, Outcome::Passed { status: 403 }),
            "{outcome:?}"
        );
    }

    #[test]
    fn a_failure_says_what_the_gateway_said() {
        let denied = response(
            403,
            &[
                ("x-amzn-requestid", "c0ffee"),
                (
                    "x-amzn-errortype",
                    "AccessDeniedException:http://internal.amazon.com/",
                ),
            ],
            r#"{"Message":"User: arn:aws:sts::1:assumed-role/R/x is not authorized"}"#,
        );
        assert_eq!(
            failure(&denied),
            Failure {
                status: 403,
                expected: Expectation::parse("2xx").unwrap(),
                error_type: Some("AccessDeniedException".to_owned()),
                request_id: Some("c0ffee".to_owned()),
                said: Some("User: arn:aws:sts::1:assumed-role/R/x is not authorized".to_owned()),
            }
        );
        let of_http_api = failure(&response(
            404,
            &[("apigw-requestid", "abc=")],
            r#"{"message":"Not Found"}"#,
        ));
        assert_eq!(of_http_api.request_id.as_deref(), Some("abc="));
        assert_eq!(of_http_api.said.as_deref(), Some("Not Found"));
    }

    #[test]
    fn a_body_without_a_message_is_quoted_in_one_line() {
        let said = |body: &str| failure(&response(500, &[], body)).said;
        assert_eq!(said(""), None);
        assert_eq!(said(" \r\n"), None);
        assert_eq!(
            said("{\"message\":null}").as_deref(),
            Some("{\"message\":null}")
        );
        assert_eq!(
            said("<h1>\n\t no\n</h1> ").as_deref(),
            Some("<h1> no </h1>")
        );
        let long = said(&"ä".repeat(301)).unwrap();
        assert_eq!(long, "ä".repeat(300) + "…");
    }

    #[test]
    fn secrets_that_a_gateway_echoes_are_left_out() {
        let mut echo = response(
            403,
            &[],
            r#"{"message":"no: IQoJb3JpZ2luX2VjE, s3cret-api-key and s3cret-bearer. x-amz-security-token:FwoGZXIvYXdzE\nhost:h"}"#,
        );
        for (name, value) in [
            ("x-amz-security-token", "IQoJb3JpZ2luX2VjE"),
            ("x-api-key", "s3cret-api-key"),
            ("authorization", "Bearer s3cret-bearer"),
            ("x-short", "no"),
        ] {
            let mut value = HeaderValue::from_static(value);
            value.set_sensitive(true);
            echo.sent.push((HeaderName::from_static(name), value));
        }
        assert_eq!(
            failure(&echo).said.unwrap(),
            "no: (redacted), (redacted) and (redacted). x-amz-security-token:(redacted) host:h"
        );
    }
}
