//! Which stages and routes a REST API owns up to, and what every answer carries.

use crate::sandbox::gateway::fixture::{
    api, assert_rest, bearer, header, headers, send, send_signed, signed,
};

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
