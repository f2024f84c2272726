//! What an HTTP API answers to each kind of caller.

use crate::sandbox::exchange::Answer;
use crate::sandbox::gateway::fixture::{
    api, bearer, header, headers, send, send_signed, signed, text,
};

#[track_caller]
fn assert_http(answer: &Answer, status: u16, body: &str) {
    assert_eq!((answer.status, text(answer)), (status, body));
    assert_eq!(header(answer, "x-amzn-ErrorType"), None);
}

#[test]
fn an_http_api_gives_no_reasons() {
    let api = api("http", "$default");
    let forbidden = r#"{"message":"Forbidden"}"#;
    let not_found = r#"{"message":"Not Found"}"#;
    assert_eq!(send_signed(&api, "GET", "/test", b"").status, 200);
    assert_http(&send_signed(&api, "POST", "/test", b""), 403, forbidden);
    assert_http(
        &send(&api, "GET", "/test", &headers(&[]), b""),
        403,
        forbidden,
    );
    assert_http(&bearer(&api, "/test", "Bearer alice"), 403, forbidden);
    assert_http(&bearer(&api, "/nowhere", "Bearer alice"), 404, not_found);
    assert_http(&send_signed(&api, "GET", "/prod/test", b""), 404, not_found);
    let spoiled = send(&api, "GET", "/test", &signed("GET", "/", b""), b"");
    assert_http(&spoiled, 403, forbidden);
    assert_http(&bearer(&api, "/movies", "Bearer bob"), 403, forbidden);
    for (authorization, challenge) in [
        ("", "Bearer"),
        (
            "Bearer nobody",
            r#"Bearer scope="" error="invalid_token" error_description="the token is not valid""#,
        ),
        (
            "Bearer old",
            r#"Bearer scope="" error="invalid_token" error_description="the token has expired""#,
        ),
    ] {
        let answer = bearer(&api, "/movies", authorization);
        assert_http(&answer, 401, r#"{"message":"Unauthorized"}"#);
        assert_eq!(header(&answer, "www-authenticate"), Some(challenge));
    }
}

#[test]
fn an_http_api_with_a_stage_has_it_in_path_and_resource() {
    let api = api("http", "dev");
    assert_eq!(send_signed(&api, "GET", "/dev/test", b"").status, 200);
    let other = send_signed(&api, "GET", "/prod/test", b"");
    assert_http(&other, 404, r#"{"message":"Not Found"}"#);
}
