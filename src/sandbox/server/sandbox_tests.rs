//! The server over raw sockets: where it listens, what it does with garbage, and what it remembers.

use std::net::{SocketAddr, TcpListener};

use serde_json::json;

use super::*;
use crate::sandbox::test_client::{self, call_raw, get, send};

const USER_POOL: &str = "AWSCognitoIdentityProviderService";

fn built_in() -> Sandbox {
    Sandbox::start(Scenario::built_in(), "127.0.0.1:0".parse().unwrap()).unwrap()
}

#[test]
fn it_listens_on_loopback_alone() {
    for address in ["0.0.0.0:0", "192.0.2.1:80", "[::]:0"] {
        let started = Sandbox::start(Scenario::built_in(), address.parse().unwrap());
        assert!(matches!(started, Err(SandboxError::NotLoopback { .. })));
    }
}

#[test]
fn a_port_in_use_is_an_error_of_its_own() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let started = Sandbox::start(Scenario::built_in(), taken.local_addr().unwrap());
    assert!(matches!(started, Err(SandboxError::PortInUse { .. })));
}

#[test]
fn a_dropped_sandbox_gives_its_port_back() {
    let sandbox = built_in();
    let address: SocketAddr = sandbox
        .url()
        .strip_prefix("http://")
        .unwrap()
        .parse()
        .unwrap();
    drop(sandbox);
    Sandbox::start(Scenario::built_in(), address).unwrap();
}

#[test]
fn the_variables_point_at_the_sandbox() {
    let sandbox = built_in();
    let env = sandbox.env();
    let value = |name: &str| {
        let found = env.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    };
    assert_eq!(value("AWS_ENDPOINT_URL"), Some(sandbox.url()));
    assert_eq!(
        value("SIGCALL_API_URL"),
        Some(format!("{}/prod", sandbox.url()).as_str())
    );
    assert_eq!(
        value("SIGCALL_USER_POOL_ID"),
        Some("eu-central-1_SigcallSb")
    );
    assert_eq!(value("SIGCALL_CLIENT_SECRET"), None);
    assert_eq!(value("SIGCALL_DOMAIN"), Some(sandbox.url()));
    assert_eq!(env.len(), 9);
    let secret = test_client::start("[client]\nsecret = \"s1\"");
    let pair = ("SIGCALL_CLIENT_SECRET".to_owned(), "s1".to_owned());
    assert!(secret.env().contains(&pair));
}

#[test]
fn garbage_gets_an_answer_and_the_server_goes_on() {
    let sandbox = built_in();
    let operation = format!("{USER_POOL}.InitiateAuth");
    for body in [
        &b""[..],
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"{\"AuthFlow\": 1}",
        b"{\"AuthParameters\": []}",
        b"{\"AuthParameters\": {\"USERNAME\": 1}}",
    ] {
        let reply = call_raw(&sandbox, &operation, body);
        assert_eq!(reply.error().0, "SerializationException");
    }
    for target in [
        format!("{USER_POOL}.Nothing"),
        format!("{USER_POOL}."),
        "AWSCognitoIdentityService.Nothing".to_owned(),
        "DynamoDB_20120810.ListTables".to_owned(),
        "nonsense".to_owned(),
    ] {
        let reply = call_raw(&sandbox, &target, b"{}");
        assert_eq!(reply.error().0, "UnknownOperationException");
    }
    assert_eq!(send(&sandbox, b"nonsense\r\n\r\n").status, 400);
    assert_eq!(get(&sandbox, "/\u{e9}").status, 403);
    let deep = "[".repeat(100_000);
    let reply = call_raw(&sandbox, &operation, deep.as_bytes());
    assert_eq!(reply.error().0, "SerializationException");
    assert_eq!(get(&sandbox, "/prod/test").status, 403);
}

#[test]
fn errors_carry_the_headers_of_aws() {
    let reply = call_raw(&built_in(), &format!("{USER_POOL}.Nothing"), b"{}");
    assert!(
        reply
            .head
            .contains("x-amzn-errortype: unknownoperationexception:\r\n")
    );
    assert!(reply.head.contains("x-amzn-requestid: "));
    assert!(
        reply
            .head
            .contains("content-type: application/x-amz-json-1.1")
    );
}

#[test]
fn the_pool_publishes_its_keys_and_where_they_are() {
    let sandbox = built_in();
    let pool = sandbox.user_pool_id();
    let discovery = get(
        &sandbox,
        &format!("/{pool}/.well-known/openid-configuration"),
    );
    assert_eq!(
        discovery.body["issuer"],
        "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_SigcallSb"
    );
    for (name, path) in [
        ("authorization_endpoint", "/oauth2/authorize"),
        ("token_endpoint", "/oauth2/token"),
        ("userinfo_endpoint", "/oauth2/userInfo"),
        ("revocation_endpoint", "/oauth2/revoke"),
        ("end_session_endpoint", "/logout"),
    ] {
        assert_eq!(discovery.body[name], format!("{}{path}", sandbox.url()));
    }
    let jwks_uri = discovery.body["jwks_uri"].as_str().unwrap();
    let keys = get(&sandbox, jwks_uri.strip_prefix(sandbox.url()).unwrap());
    assert_eq!(keys.body["keys"].as_array().unwrap().len(), 2);
    assert_eq!(
        get(&sandbox, &format!("/{pool}/.well-known/other")).status,
        403
    );
    let missing = get(&sandbox, "/us-east-1_Another/.well-known/jwks.json");
    assert_eq!(missing.status, 400);
    assert_eq!(
        missing.body["message"],
        "User pool us-east-1_Another does not exist."
    );
    // A stage may have an underscore in its name as well.
    assert_eq!(get(&sandbox, "/my_stage/.well-known/jwks.json").status, 403);
}

#[test]
fn a_clock_that_is_off_shows_in_the_date_header() {
    let sandbox = test_client::start("clock_offset_seconds = 31536000");
    let date = |reply: &test_client::Reply| {
        let line = reply.head.lines().find(|line| line.starts_with("date: "));
        let date = line.unwrap().strip_prefix("date: ").unwrap().to_owned();
        let year = date.split(' ').nth(3).unwrap();
        year.parse::<i32>().unwrap()
    };
    let ahead = date(&get(&sandbox, "/"));
    let on_time = date(&get(&built_in(), "/"));
    assert_eq!(ahead, on_time + 1);
}

#[test]
fn what_was_received_can_be_seen() {
    let sandbox = built_in();
    get(&sandbox, "/prod/test?a=b%20c");
    test_client::user_pool(&sandbox, "GetUser", &json!({}));
    let [first, second] = &sandbox.requests()[..] else {
        panic!("{:?}", sandbox.requests());
    };
    assert_eq!(
        (first.method.as_str(), first.target.as_str()),
        ("GET", "/prod/test?a=b%20c")
    );
    assert_eq!(first.operation, None);
    assert!(
        first
            .headers
            .contains(&("host".to_owned(), "sandbox".to_owned()))
    );
    assert_eq!(second.operation.as_deref(), Some("GetUser"));
}

#[test]
fn a_bearer_route_asks_for_a_token_of_a_member() {
    let sandbox = built_in();
    let call = |path: &str, token: &str| {
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
        );
        send(&sandbox, request.as_bytes()).status
    };
    assert_eq!(get(&sandbox, "/prod/movies").status, 401);
    for (user, movies, shows) in [("alice", 200, 403), ("bob", 403, 200), ("carol", 403, 403)] {
        let reply = test_client::sign_in(&sandbox, user, &format!("{user}-Passw0rd!"));
        let token = reply.token("AccessToken");
        assert_eq!(call("/prod/movies", &token), movies, "{user}");
        assert_eq!(call("/prod/shows", &token), shows, "{user}");
        assert_eq!(call("/prod/shows", &reply.token("IdToken")), 401, "{user}");
    }
}
