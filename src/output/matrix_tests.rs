//! Matrices and failures, as they are printed.

use std::sync::Arc;
use std::time::Duration;

use http::Method;

use super::*;
use crate::api::ApiError;
use crate::suite::{Expectation, Failure, RowLabel};

fn row(name: Option<&str>, method: Method, path: &str, cells: Vec<Outcome>) -> RowResult {
    RowResult {
        label: RowLabel {
            name: name.map(str::to_owned),
            method,
            path: path.to_owned(),
        },
        cells,
    }
}

fn passed(statuses: &[u16]) -> Vec<Outcome> {
    let outcomes = statuses.iter().map(|&status| Outcome::Passed { status });
    outcomes.collect()
}

fn failed(status: u16, expected: &str) -> Outcome {
    Outcome::Failed(Box::new(Failure {
        status,
        expected: Expectation::parse(expected).unwrap(),
        error_type: Some("AccessDeniedException".to_owned()),
        request_id: Some("1a2b".to_owned()),
        said: Some("User: … is not authorized".to_owned()),
    }))
}

fn unreachable() -> ApiError {
    ApiError::Connect {
        host: "api.test".to_owned(),
        source: "refused".into(),
    }
}

fn result(columns: &[&str], rows: Vec<RowResult>) -> SuiteResult {
    SuiteResult {
        name: None,
        columns: columns.iter().map(|&user| user.to_owned()).collect(),
        rows,
        elapsed: Duration::from_millis(123),
    }
}

fn printed(result: &SuiteResult, style: Style) -> String {
    let mut out = Vec::new();
    write(result, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_built_in_suite_looks_as_the_readme_shows_it() {
    let suite = result(
        &["alice", "bob", "anonymous"],
        vec![
            row(None, Method::GET, "/test", passed(&[200, 200, 403])),
            row(None, Method::POST, "/test", passed(&[200, 403, 403])),
            row(None, Method::GET, "/movies", passed(&[200, 403, 401])),
        ],
    );
    assert_eq!(
        printed(&suite, Style::Plain),
        "                 alice  bob   anonymous
GET  /test       200    200   403
POST /test       200    403   403
GET  /movies     200    403   401

9 passed, 0 failed, 0 broken in 0.12 s
"
    );
}

#[test]
fn wrong_broken_and_absent_cells_are_legible_without_colour() {
    let error = Arc::new(unreachable().into());
    let suite = result(
        &["alice", "bob", "a-user-with-a-long-name"],
        vec![
            row(
                Some("read"),
                Method::GET,
                "/test/42/with/a/longer/path",
                vec![
                    failed(403, "200,204"),
                    Outcome::Broken(Arc::clone(&error)),
                    Outcome::NotRun,
                ],
            ),
            row(
                None,
                Method::DELETE,
                "/test",
                vec![
                    Outcome::Passed { status: 204 },
                    Outcome::Broken(error),
                    failed(500, "2xx"),
                ],
            ),
        ],
    );
    assert_eq!(
        printed(&suite, Style::Plain),
        "                                          alice        bob    a-user-with-a-long-name
read  GET    /test/42/with/a/longer/path  403≠200,204  error  -
      DELETE /test                        204          error  500≠2xx

failed: GET /test/42/with/a/longer/path as alice (read)
  expected    200,204
  got         403 AccessDeniedException
  said        User: … is not authorized
  request id  1a2b

failed: DELETE /test as a-user-with-a-long-name
  expected    2xx
  got         500 AccessDeniedException
  said        User: … is not authorized
  request id  1a2b

broken: GET /test/42/with/a/longer/path as bob (read)
broken: DELETE /test as bob
  error       no connection to `api.test`
  caused by   refused

1 passed, 2 failed, 2 broken in 0.12 s
"
    );
}

#[test]
fn colours_move_nothing() {
    let suite = result(
        &["alice", "bob"],
        vec![row(
            None,
            Method::GET,
            "/x",
            vec![failed(403, "200"), Outcome::NotRun],
        )],
    );
    let coloured = printed(&suite, Style::Coloured);
    assert!(coloured.contains("\x1b[31m403≠200\x1b[0m"), "{coloured}");
    let mut plain = coloured;
    for code in ["\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m"] {
        plain = plain.replace(code, "");
    }
    assert_eq!(plain, printed(&suite, Style::Plain));
}

#[test]
fn a_suite_file_cannot_send_control_characters_to_the_terminal() {
    let suite = result(
        &["al\x1b[2Jice"],
        vec![row(
            Some("\n"),
            Method::GET,
            "/\u{9b}",
            vec![failed(403, "200")],
        )],
    );
    let text = printed(&suite, Style::Plain);
    assert!(!text.contains(['\x1b', '\u{9b}']), "{text:?}");
}
