//! Requests that nobody would send: none makes the gateway panic, and none gets in.

use proptest::prelude::*;

use crate::sandbox::gateway::fixture::{api, bearer, header, send};

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
