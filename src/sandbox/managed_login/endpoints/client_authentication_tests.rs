//! Both ways in which a client with a secret shows it, and how they may disagree.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::sandbox::managed_login::fixture::{PEOPLE, post_form};
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client;

const ID: &str = "sandboxclient0example";

fn with_secret(secret: &str) -> Sandbox {
    test_client::start(&format!("{PEOPLE}\n[client]\nsecret = \"{secret}\""))
}

/// Returns the error that a refresh with this authentication ends in; `invalid_grant` is beyond it.
fn error(sandbox: &Sandbox, authorization: Option<&str>, fields: &[(&str, &str)]) -> String {
    let headers: Vec<(&str, &str)> = authorization
        .map(|value| ("authorization", value))
        .into_iter()
        .collect();
    let mut all = vec![("grant_type", "refresh_token"), ("refresh_token", "x")];
    all.extend(fields);
    let reply = post_form(sandbox, "/oauth2/token", &headers, &all);
    assert_eq!(reply.status, 400);
    reply.json()["error"].as_str().unwrap().to_owned()
}

fn basic(text: &str) -> String {
    format!("Basic {}", STANDARD.encode(text))
}

#[test]
fn the_secret_is_shown_by_basic_or_in_the_form() {
    let sandbox = with_secret("a+b%/ç");
    for (authorization, fields, expected) in [
        (Some(format!("{ID}:a+b%/ç")), vec![], "invalid_grant"),
        (
            Some(format!("{ID}:a%2Bb%25%2F%C3%A7")),
            vec![],
            "invalid_grant",
        ),
        (
            Some(format!("{ID}:a+b%/ç")),
            vec![("client_id", "")],
            "invalid_grant",
        ),
        (None, vec![("client_secret", "a+b%/ç")], "invalid_grant"),
        (
            Some(format!("{ID}:a+b%/ç")),
            vec![("client_secret", "a+b%/ç")],
            "invalid_grant",
        ),
        (None, vec![], "invalid_client"),
        (None, vec![("client_secret", "wrong")], "invalid_client"),
        (
            None,
            vec![("client_secret", "a+b%/ç"), ("client_id", "")],
            "invalid_request",
        ),
        (Some(format!("{ID}:wrong")), vec![], "invalid_client"),
        (Some(format!("{ID}:")), vec![], "invalid_client"),
        (
            Some("other:a+b%/ç".to_owned()),
            vec![("client_id", "other")],
            "invalid_client",
        ),
        (Some("other:a+b%/ç".to_owned()), vec![], "invalid_request"),
        (
            Some(format!("{ID}:a+b%/ç")),
            vec![("client_secret", "wrong")],
            "invalid_request",
        ),
    ] {
        let header = authorization.as_deref().map(basic);
        assert_eq!(
            error(&sandbox, header.as_deref(), &fields),
            expected,
            "{authorization:?} {fields:?}"
        );
    }
}

#[test]
fn a_header_that_is_not_basic_is_an_invalid_request() {
    let sandbox = with_secret("s3cret");
    let no_colon = basic(ID);
    let no_text = format!("Basic {}", STANDARD.encode([0xff, b':']));
    for header in ["Bearer x", "Basic", "Basic !", "", &no_colon, &no_text] {
        assert_eq!(
            error(&sandbox, Some(header), &[]),
            "invalid_request",
            "{header}"
        );
    }
}

#[test]
fn a_client_without_secret_shows_its_id_alone() {
    let sandbox = test_client::start(PEOPLE);
    assert_eq!(error(&sandbox, None, &[]), "invalid_grant");
    assert_eq!(
        error(&sandbox, Some(&basic(&format!("{ID}:"))), &[]),
        "invalid_grant"
    );
    assert_eq!(
        error(&sandbox, Some(&basic(&format!("{ID}:x"))), &[]),
        "invalid_client"
    );
}

#[test]
fn the_endpoint_for_revoking_answers_a_wrong_client_with_401() {
    let sandbox = with_secret("s3cret");
    let reply = post_form(&sandbox, "/oauth2/revoke", &[], &[("token", "x")]);
    assert_eq!(
        (reply.status, reply.json()),
        (401, json!({"error": "invalid_client"}))
    );
}
