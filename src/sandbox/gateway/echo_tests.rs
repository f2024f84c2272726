//! What is in the body of a route that was reached, and what is left out.

use crate::sandbox::gateway::fixture::{api, header, headers, send, send_signed, text};

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
