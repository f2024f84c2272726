//! Suite files, valid and not, and what is made of them.

use http::Method;

use super::*;
use crate::suite::parse_request::METHODS;
use crate::suite::spec::SuiteBody;

fn parse(text: &str) -> Result<Suite, String> {
    Suite::parse(Path::new("suites/s.toml"), text).map_err(|error| error.to_string())
}

/// A suite that is valid but for one line of its only request.
fn with_request_line(line: &str) -> Result<Suite, String> {
    parse(&format!(
        "[users]\nalice = {{}}\nbob = {{}}\n[[request]]\n{line}\n"
    ))
}

#[test]
fn the_example_of_the_specification_is_read_as_far_as_it_goes() {
    let suite = parse(
        r#"
name    = "test-api"
profile = "dev"
vars    = { id = "42", count = 7, on = true }

[users]                                   # columns
zoe       = { password = "env:ZOE_PASSWORD" }
bob       = { password = "file:bob.txt", as = "bob@example.com" }
carol     = { role = "ReadOnlyAccess", auth = "id-token" }
anonymous = { auth = "none" }             # unsigned

[[request]]                               # rows
name   = "read"
get    = "/test/{{ id }}"
expect = { zoe = 200, bob = "2xx", anonymous = 403 }

[[request]]
post    = "/test"
headers = { X-B = "1", X-A = "{{ id }}" }
json    = { message = "hello" }
auth    = "access-token"
expect  = { zoe = "200,204", "*" = 403 }
"#,
    )
    .unwrap();
    assert_eq!(suite.name.as_deref(), Some("test-api"));
    assert_eq!(suite.profile.unwrap().as_str(), "dev");
    assert_eq!(
        suite
            .vars
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>(),
        ["count=7", "id=42", "on=true"]
    );

    let columns: Vec<_> = suite.users.iter().map(|user| user.name.as_str()).collect();
    assert_eq!(columns, ["zoe", "bob", "carol", "anonymous"]);
    let [zoe, bob, carol, anonymous] = &suite.users[..] else {
        panic!("four users")
    };
    assert_eq!(
        zoe.password,
        Some(SecretRef::Env("ZOE_PASSWORD".to_owned()))
    );
    assert_eq!(bob.password, Some(SecretRef::File("suites/bob.txt".into())));
    assert_eq!(bob.username.as_ref().unwrap().as_str(), "bob@example.com");
    assert_eq!(carol.username.as_ref().unwrap().as_str(), "carol");
    assert_eq!(carol.role.as_deref(), Some("ReadOnlyAccess"));
    assert_eq!(carol.auth, Some(Auth::IdToken));
    assert_eq!(anonymous.username, None);

    let [read, write] = &suite.requests[..] else {
        panic!("two requests")
    };
    assert_eq!(read.name.as_deref(), Some("read"));
    assert_eq!(
        (&read.method, read.path.text.as_str()),
        (&Method::GET, "/test/{{ id }}")
    );
    assert_eq!(read.expect_others, None);
    let expected: Vec<_> = read
        .expect
        .iter()
        .map(|expected| format!("{} {}", expected.user, expected.statuses))
        .collect();
    assert_eq!(expected, ["zoe 200", "bob 2xx", "anonymous 403"]);
    assert_eq!(write.method, Method::POST);
    assert_eq!(write.auth, Some(Auth::AccessToken));
    assert_eq!(write.expect_others.as_ref().unwrap().to_string(), "403");
    let headers: Vec<_> = write
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(headers, ["X-B", "X-A"]);
    assert!(matches!(write.body, SuiteBody::Json(_)));
}

#[test]
fn every_method_has_its_key() {
    for (key, method) in METHODS {
        let suite = with_request_line(&format!("{key} = '/x'\nexpect = {{ '*' = 200 }}")).unwrap();
        assert_eq!(suite.requests[0].method, *method);
    }
}

#[test]
fn users_keep_their_order_when_they_are_written_as_tables() {
    let suite = parse(
        "[users.zoe]\npassword = 'env:Z'\n[users.bob]\n[[request]]\nget = '/'\nexpect = { '*' = 200 }",
    )
    .unwrap();
    let columns: Vec<_> = suite.users.iter().map(|user| user.name.as_str()).collect();
    assert_eq!(columns, ["zoe", "bob"]);
}

#[test]
fn a_file_that_is_no_suite_is_refused_with_place_and_nearest_word() {
    for (text, message) in [
        ("users = [", "1:10: unclosed array, expected `]`"),
        (
            "nmae = 'x'",
            "1:1: unknown key `nmae`; did you mean `name`?",
        ),
        ("name = 1", "1:8: `name` must be a string, not an integer"),
        (
            "profile = 'a b'\n[users]\na = {}\n[[request]]\nget='/'\nexpect={a=200}",
            "1:11: `profile`: `a b` is not a valid profile name: expected letters, digits, `.`, `_` and `-`, as in `dev`",
        ),
        (
            "name = 'x'",
            "1:1: the suite has no users: `[users]` names the columns",
        ),
        (
            "",
            "1:1: the suite has no users: `[users]` names the columns",
        ),
        (
            "[users]\nalice = {}\n",
            "1:1: the suite has no requests: each `[[request]]` is a row",
        ),
        ("users = 3", "1:9: `users` must be a table, not an integer"),
        (
            "[users]\nalice = 'x'",
            "2:9: `alice` must be a table, not a string",
        ),
        (
            "[users]\nalice = { pasword = 'env:A' }",
            "2:11: unknown key `pasword`; did you mean `password`?",
        ),
        (
            "[users]\nalice = { totp_secret = 'env:A' }",
            "2:11: `totp_secret` is not supported yet",
        ),
        (
            "[users]\nalice = { password = 'env:' }",
            "2:22: `password`: nothing stands after the colon of this secret reference",
        ),
        (
            "[users]\nalice = { auth = 'idtoken' }",
            "2:18: `auth`: `idtoken` is not one of `iam`, `id-token`, `access-token`, `none`; did you mean `id-token`?",
        ),
        (
            "[users]\nguest = { as = 'guest' }",
            "2:16: `as = \"guest\"` is not supported yet",
        ),
        (
            "[users]\nci = { as = 'aws' }",
            "2:13: `as = \"aws\"` is not supported yet",
        ),
        (
            "[users]\n'a b' = {}",
            "2:9: `a b`: `a b` is not a valid user name: expected 1 to 128 characters without white space or control characters",
        ),
        (
            "[users]\n'*' = {}",
            "2:1: `*` stands for the users not named and cannot be a user itself",
        ),
        ("[users]\nalice = {}\nalice = {}", "3:1: duplicate key"),
        (
            "[users]\nalice = {}\n[request]\nget = '/'",
            "3:1: `request` must be an array, not a table",
        ),
    ] {
        assert_eq!(
            parse(text).unwrap_err(),
            format!("suites/s.toml:{message}"),
            "{text}"
        );
    }
}

#[test]
fn a_row_that_is_no_request_is_refused_with_place_and_nearest_word() {
    for (lines, message) in [
        (
            "get = '/'\nexepct = { alice = 200 }",
            "6:1: unknown key `exepct`; did you mean `expect`?",
        ),
        (
            "expect = { alice = 200 }",
            "4:1: the request has no method: `get = \"/path\"` or the like is missing",
        ),
        (
            "get = '/'\npost = '/'\nexpect = { alice = 200 }",
            "6:1: a request has one method, and `post` is a second",
        ),
        (
            "get = '/'",
            "4:1: the request expects nothing: `expect = { USER = STATUS }` is missing",
        ),
        (
            "get = '/'\nexpect = {}",
            "6:10: the request expects nothing: name a user, or `\"*\"` for all",
        ),
        (
            "get = '/'\nexpect = { alise = 200 }",
            "6:12: no such user `alise`; did you mean `alice`?",
        ),
        (
            "get = '/'\nexpect = { alice = 20 }",
            "6:20: `alice`: `20` is not a status: expected one as in `403`, a class as in `2xx`, or several as in `200,204`",
        ),
        (
            "get = '/'\nexpect = { alice = '2x' }",
            "6:20: `alice`: `2x` is not a status: expected one as in `403`, a class as in `2xx`, or several as in `200,204`",
        ),
        (
            "get = '/'\nexpect = { alice = true }",
            "6:20: `alice` must be a status, not a boolean",
        ),
        (
            "get = '/'\nexpect = 200",
            "6:10: `expect` must be a table, not an integer",
        ),
        (
            "get = 1\nexpect = { alice = 200 }",
            "5:7: `get` must be a string, not an integer",
        ),
        (
            "put = '/'\njson = {}\nbody = ''\nexpect = { alice = 200 }",
            "7:8: a request has one body: `json` or `body`, not both",
        ),
        (
            "put = '/'\njson = { a = [nan] }\nexpect = { alice = 200 }",
            "6:15: `a` must be a number that JSON can write, not a float",
        ),
        (
            "get = '/'\nheaders = { a = 1 }\nexpect = { alice = 200 }",
            "6:17: `a` must be a string, not an integer",
        ),
        (
            "get = '/'\nauth = 'idtoken'\nexpect = { alice = 200 }",
            "6:8: `auth`: `idtoken` is not one of `iam`, `id-token`, `access-token`, `none`; did you mean `id-token`?",
        ),
    ] {
        assert_eq!(
            with_request_line(lines).unwrap_err(),
            format!("suites/s.toml:{message}"),
            "{lines}"
        );
    }
}

#[test]
fn keys_of_the_format_that_are_not_understood_yet_are_refused_by_name() {
    for line in [
        "denied_by = 'identity-policy'",
        "assert = [{ jq = '.a' }]",
        "capture = { new_id = { user = 'alice', jq = '.id' } }",
        "controls = true",
        "tag = ['smoke']",
        "schema = 'file.json'",
    ] {
        let key = line.split(' ').next().unwrap();
        assert_eq!(
            with_request_line(&format!("get = '/'\nexpect = {{ alice = 200 }}\n{line}"))
                .unwrap_err(),
            format!("suites/s.toml:7:1: `{key}` is not supported yet")
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "(\\[users\\]\n|\\[\\[request\\]\\]\n|[a-z]{1,6} = |[{}\\[\\]'\",.=*0-9\\PC \n]){0,40}") {
        Suite::parse(Path::new("s.toml"), &text).ok();
    }
}
