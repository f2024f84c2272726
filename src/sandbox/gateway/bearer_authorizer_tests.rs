//! Whom the bearer routes of a REST API let in.

use crate::sandbox::gateway::fixture::{
    api, assert_rest, bearer, headers, send, send_signed, text,
};

#[test]
fn bearer_routes_of_a_rest_api_want_a_token_of_the_right_use_and_group() {
    let api = api("rest", "prod");
    for authorization in ["alice", "Bearer alice", "bearer  alice"] {
        let answer = bearer(&api, "/prod/movies", authorization);
        assert_eq!(
            text(&answer),
            r#"{"method":"GET","path":"/movies","query":{},"caller":{"username":"alice","groups":["movies-group"]}}"#
        );
    }
    let unauthorized = r#"{"message":"Unauthorized"}"#;
    for (target, authorization) in [
        ("/prod/movies", ""),
        ("/prod/movies", "Bearer nobody"),
        ("/prod/movies", "Bearer alice-id"),
        ("/prod/movies", "Basic alice"),
        ("/prod/me", "alice"),
    ] {
        let answer = bearer(&api, target, authorization);
        assert_rest(&answer, 401, "UnauthorizedException", unauthorized);
    }
    let unsigned = send(&api, "GET", "/prod/movies", &headers(&[]), b"");
    assert_rest(&unsigned, 401, "UnauthorizedException", unauthorized);
    let signed = send_signed(&api, "GET", "/prod/movies", b"");
    assert_rest(&signed, 401, "UnauthorizedException", unauthorized);
    assert_eq!(bearer(&api, "/prod/me", "Bearer alice-id").status, 200);
    assert_rest(
        &bearer(&api, "/prod/movies", "Bearer old"),
        401,
        "UnauthorizedException",
        r#"{"message":"The incoming token has expired"}"#,
    );
    assert_rest(
        &bearer(&api, "/prod/movies", "Bearer bob"),
        403,
        "AccessDeniedException",
        r#"{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}"#,
    );
}
