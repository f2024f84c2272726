//! Suites, and the requests that are made of them.

use std::path::Path;

use super::*;

fn plan_for(
    text: &str,
    api_url: Option<&str>,
    manner_of: impl Fn(&SuiteUser) -> Manner,
) -> Result<Plan, SuiteError> {
    let suite = Suite::parse(Path::new("s.toml"), text).unwrap();
    let target = Target {
        api_url,
        own_hosts: &OwnHosts::default(),
    };
    Plan::new(&suite, &target, |user| Ok(manner_of(user)))
}

fn plan(text: &str) -> Result<Plan, SuiteError> {
    plan_for(text, Some("https://api.test/prod"), |_| Manner {
        headers: vec![
            ("x-api-key".to_owned(), SecretString::from("profile's")),
            ("x-b".to_owned(), SecretString::from("profile's")),
        ],
        auth: Auth::Iam,
    })
}

fn cases(row: &PlannedRow) -> impl Iterator<Item = &Case> {
    row.cases.iter().flatten()
}

/// A plan of one request, made by everybody.
fn only_request(lines: &str) -> Result<ApiRequest, SuiteError> {
    let plan = plan(&format!(
        "vars = {{ id = '42', word = 'a b' }}\n[users]\nalice = {{}}\n[[request]]\n{lines}\nexpect = {{ '*' = 200 }}"
    ))?;
    Ok(cases(&plan.rows[0]).next().unwrap().request.clone())
}

fn headers(request: &ApiRequest) -> Vec<String> {
    let headers = request.headers.iter();
    headers
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect()
}

#[test]
fn each_user_gets_the_expectation_that_names_them_else_that_of_the_others_else_no_case() {
    let plan = plan(
        r#"
[users]
alice = {}
bob = {}
carol = {}
[[request]]
get = "/a"
expect = { bob = "2xx", "*" = 403 }
[[request]]
get = "/b"
expect = { carol = 200 }
"#,
    )
    .unwrap();
    let cells: Vec<Vec<_>> = plan
        .rows
        .iter()
        .map(|row| {
            let cases = row.cases.iter();
            cases
                .map(|case| {
                    case.as_ref()
                        .map_or("-".to_owned(), |case| case.expected.to_string())
                })
                .collect()
        })
        .collect();
    assert_eq!(cells, [["403", "2xx", "403"], ["-", "-", "200"]]);
}

#[test]
fn the_user_decides_how_a_call_is_authorized_then_the_request_then_the_profile() {
    let plan = plan(
        r#"
[users]
alice = {}
bob = { auth = "id-token" }
anonymous = { auth = "none" }
[[request]]
get = "/a"
expect = { "*" = 200 }
[[request]]
get = "/b"
auth = "access-token"
expect = { "*" = 200 }
"#,
    )
    .unwrap();
    let auths: Vec<Vec<_>> = plan
        .rows
        .iter()
        .map(|row| cases(row).map(|case| case.auth).collect())
        .collect();
    assert_eq!(
        auths,
        [
            [Auth::Iam, Auth::IdToken, Auth::None],
            [Auth::AccessToken, Auth::IdToken, Auth::None]
        ]
    );
}

#[test]
fn each_user_calls_in_their_own_manner_where_the_suite_does_not_say() {
    let text = r#"
[users]
alice = {}
bob = {}
anonymous = { auth = "none" }
[[request]]
get = "/a"
expect = { "*" = 200 }
[[request]]
get = "/b"
headers = { x-key = "row's" }
auth = "access-token"
expect = { "*" = 200 }
"#;
    let plan = plan_for(text, Some("https://api.test"), |user| Manner {
        headers: vec![(
            "x-key".to_owned(),
            SecretString::from(format!("{}'s", user.name).as_str()),
        )],
        auth: match user.name.as_str() {
            "bob" => Auth::IdToken,
            _ => Auth::Iam,
        },
    })
    .unwrap();
    let made: Vec<Vec<_>> = plan
        .rows
        .iter()
        .map(|row| {
            cases(row)
                .map(|case| (headers(&case.request).join("\n"), case.auth))
                .collect()
        })
        .collect();
    let key = |whose: &str| format!("x-key: {whose}'s");
    assert_eq!(
        made,
        [
            [
                (key("alice"), Auth::Iam),
                (key("bob"), Auth::IdToken),
                (key("anonymous"), Auth::None)
            ],
            [
                (key("row"), Auth::AccessToken),
                (key("row"), Auth::AccessToken),
                (key("row"), Auth::None)
            ]
        ]
    );
}

#[test]
fn variables_reach_path_headers_and_body() {
    let request = only_request(
        "post = '/test/{{ id }}/{{ word }}?q={{ id }}'\nheaders = { X-B = 'n{{ id }}' }\njson = { z = '{{ word }}', a = 1 }",
    )
    .unwrap();
    assert_eq!(
        request.url.as_str(),
        "https://api.test/prod/test/42/a%20b?q=42"
    );
    assert_eq!(request.body, br#"{"z":"a b","a":1}"#);
    assert_eq!(
        headers(&request),
        [
            "x-b: n42",
            "x-api-key: profile's",
            "content-type: application/json",
            "accept: application/json"
        ]
    );
    let text = only_request("put = '/'\nbody = \"n={{ id }}\\n\"").unwrap();
    assert_eq!(text.body, b"n=42\n");
    assert_eq!(headers(&text), ["x-api-key: profile's", "x-b: profile's"]);
}

#[test]
fn the_label_shows_the_path_as_written_with_its_variables_replaced() {
    let plan = plan(
        "vars = { id = '42' }\n[users]\na = {}\n[[request]]\nname = 'read'\ndelete = 'x/{{ id }}'\nexpect = { a = 204 }",
    )
    .unwrap();
    assert_eq!(
        plan.rows[0].label,
        RowLabel {
            name: Some("read".to_owned()),
            method: Method::DELETE,
            path: "x/42".to_owned(),
        }
    );
}

#[test]
fn a_row_of_which_no_request_can_be_made_is_refused_where_it_stands() {
    for (lines, place) in [
        ("get = '/%zz'", "s.toml:5:7"),
        ("get = 'ftp://api.test/'", "s.toml:5:7"),
        ("get = '/'\nheaders = { 'a b' = 'x' }", "s.toml:6:21"),
        ("get = '/'\nheaders = { a = \"x\\ny\" }", "s.toml:6:17"),
    ] {
        let error = only_request(lines).unwrap_err();
        assert!(matches!(error, SuiteError::BadRequest { .. }), "{error:?}");
        assert_eq!(
            error.to_string(),
            format!("{place}: this is no request that can be sent")
        );
    }
    let error = only_request("get = '/'\nheaders = { a = '{{ ix }}' }").unwrap_err();
    assert_eq!(
        error.to_string(),
        "s.toml:6:17: `ix` is not one of the suite's vars; did you mean `id`?"
    );
}

#[test]
fn a_path_without_an_api_url_is_refused() {
    let plan_of = |path: &str| {
        let text =
            format!("[users]\na = {{}}\n[[request]]\nget = '{path}'\nexpect = {{ a = 200 }}");
        plan_for(&text, None, |_| Manner {
            headers: Vec::new(),
            auth: Auth::Iam,
        })
    };
    let error = plan_of("/x").unwrap_err();
    assert!(
        matches!(
            error,
            SuiteError::BadRequest {
                source: ApiError::NoApiUrl { .. },
                ..
            }
        ),
        "{error:?}"
    );
    assert!(plan_of("https://api.test/x").is_ok());
}
