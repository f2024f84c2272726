//! Requests whose signature is missing or cannot be read.

use crate::sandbox::signature::fault::SignatureFault;
use crate::sandbox::signature::fixture::{KEY_ID, S1, SCOPE, STAMP, authorization, s1, s3};

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
