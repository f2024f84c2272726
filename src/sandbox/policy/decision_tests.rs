//! Policies of the seed documents and of the IAM User Guide, decided.

use super::*;
use crate::sandbox::policy::document::PolicyError;

const ACCOUNT: &str = "123456789012";

fn context() -> ConditionContext {
    ConditionContext {
        identity_id: "eu-central-1:11111111-2222-3333-4444-555555555555".to_owned(),
        principal_arn: "arn:aws:iam::123456789012:role/TestApiFullAccess".to_owned(),
        source_ip: "203.0.113.7".parse().ok(),
    }
}

fn arn(tail: &str) -> String {
    format!("arn:aws:execute-api:eu-central-1:{ACCOUNT}:abc123/{tail}")
}

fn decide(policies: &[&str], tail: &str) -> Decision {
    let policies: Vec<PolicyDocument> = policies
        .iter()
        .map(|json| PolicyDocument::parse(json).unwrap())
        .collect();
    evaluate(&policies, "execute-api:Invoke", &arn(tail), &context())
}

const FULL_ACCESS: &str = r#"{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "execute-api:Invoke",
      "Resource": [
        "arn:aws:execute-api:eu-central-1:123456789012:abc123/*/GET/test",
        "arn:aws:execute-api:eu-central-1:123456789012:abc123/*/POST/test"
      ]
    }
  ]
}"#;

const READ_ACCESS: &str = r#"{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "execute-api:Invoke",
      "Resource": [
        "arn:aws:execute-api:eu-central-1:123456789012:abc123/*/GET/test"
      ]
    }
  ]
}"#;

#[test]
fn the_seed_roles_may_do_what_their_article_says() {
    assert_eq!(decide(&[FULL_ACCESS], "prod/GET/test"), Decision::Allowed);
    assert_eq!(decide(&[FULL_ACCESS], "prod/POST/test"), Decision::Allowed);
    assert_eq!(decide(&[READ_ACCESS], "dev/GET/test"), Decision::Allowed);
    assert_eq!(
        decide(&[READ_ACCESS], "prod/POST/test"),
        Decision::ImplicitDeny
    );
    assert_eq!(
        decide(&[FULL_ACCESS], "prod/GET/test/1"),
        Decision::ImplicitDeny
    );
    assert_eq!(
        decide(&[FULL_ACCESS], "prod/GET/Test"),
        Decision::ImplicitDeny
    );
    assert_eq!(decide(&[], "prod/GET/test"), Decision::ImplicitDeny);
}

#[test]
fn an_explicit_deny_wins_wherever_it_stands() {
    let deny = r#"{"Version":"2012-10-17","Statement":{"Sid":"NoPost","Effect":"Deny","Action":"execute-api:*","Resource":"arn:aws:execute-api:*:*:*/*/POST/*"}}"#;
    for policies in [[FULL_ACCESS, deny], [deny, FULL_ACCESS]] {
        assert_eq!(decide(&policies, "prod/POST/test"), Decision::ExplicitDeny);
        assert_eq!(decide(&policies, "prod/GET/test"), Decision::Allowed);
    }
}

#[test]
fn actions_match_in_any_case_and_by_wildcard() {
    for action in [
        "*",
        "EXECUTE-API:invoke",
        "execute-api:Inv*",
        "execute-api:??????",
    ] {
        let policy =
            format!(r#"{{"Statement":{{"Effect":"Allow","Action":"{action}","Resource":"*"}}}}"#);
        assert_eq!(
            decide(&[&policy], "prod/GET/x"),
            Decision::Allowed,
            "{action}"
        );
    }
    let other = r#"{"Statement":{"Effect":"Allow","Action":["s3:*","execute-api:ManageConnections"],"Resource":"*"}}"#;
    assert_eq!(decide(&[other], "prod/GET/x"), Decision::ImplicitDeny);
}

#[test]
fn not_action_and_not_resource_cover_the_rest() {
    let not_action =
        r#"{"Statement":{"Effect":"Allow","NotAction":["execute-api:invoke"],"Resource":"*"}}"#;
    assert_eq!(decide(&[not_action], "prod/GET/x"), Decision::ImplicitDeny);
    let not_resource = r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","NotResource":"arn:aws:execute-api:*:*:abc123/prod/GET/*"}]}"#;
    assert_eq!(decide(&[not_resource], "prod/GET/x"), Decision::Allowed);
    assert_eq!(
        decide(&[not_resource], "prod/POST/x"),
        Decision::ExplicitDeny
    );
}

#[test]
fn all_conditions_of_a_statement_must_hold_and_any_value_of_one() {
    let policy = |ip: &str| {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*","Condition":{{"IpAddress":{{"aws:SourceIp":["10.0.0.0/8","{ip}"]}},"Bool":{{"aws:SecureTransport":true}}}}}}]}}"#
        )
    };
    assert_eq!(
        decide(&[&policy("203.0.113.0/24")], "prod/GET/x"),
        Decision::Allowed
    );
    assert_eq!(
        decide(&[&policy("198.51.100.0/24")], "prod/GET/x"),
        Decision::ImplicitDeny
    );
}

#[test]
fn variables_in_resources_need_the_newer_version() {
    let policy = |version: &str| {
        format!(
            r#"{{{version}"Statement":{{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:*:*:*/*/GET/users/${{cognito-identity.amazonaws.com:sub}}"}}}}"#
        )
    };
    let own = "prod/GET/users/eu-central-1:11111111-2222-3333-4444-555555555555";
    assert_eq!(
        decide(&[&policy(r#""Version":"2012-10-17","#)], own),
        Decision::Allowed
    );
    assert_eq!(decide(&[&policy("")], own), Decision::ImplicitDeny);
}

#[test]
fn documents_that_cannot_be_evaluated_are_refused() {
    for (json, message) in [
        ("", "EOF"),
        ("[]", "WrittenDocument"),
        ("{}", "missing field `Statement`"),
        (r#"{"Statement":[]}"#, "at least one statement"),
        (
            r#"{"Version":"2021-01-01","Statement":[]}"#,
            "version `2021-01-01`",
        ),
        (
            r#"{"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}"#,
            "unknown variant `allow`",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Actions":"*","Resource":"*"}}"#,
            "unknown field `Actions`",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*"}}"#,
            "statement 1: write exactly one of `Resource` and `NotResource`",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}"#,
            "exactly one of `Action`",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","NotAction":"s3:*","Resource":"*"}}"#,
            "exactly one of `Action`",
        ),
        (
            r#"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#,
            "statement 2: an identity-based policy must not name a principal",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"Invoke","Resource":"*"}}"#,
            "`Invoke` is not an action",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"/test"}}"#,
            "`/test` is not a resource",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":[{}]}}"#,
            "expected a string",
        ),
        (
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}"}}"#,
            "variable `${aws:username}` is not supported",
        ),
        (
            r#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:CurrentTime":"2030-01-01"}}}}"#,
            "operator `DateLessThan` is not supported",
        ),
    ] {
        let error = PolicyDocument::parse(json).unwrap_err();
        let text = match &error {
            PolicyError::Malformed(source) => source.to_string(),
            other => other.to_string(),
        };
        assert!(text.contains(message), "{json}: {text}");
    }
}

#[test]
fn a_scenario_may_hold_a_policy_as_a_table() {
    let policy: PolicyDocument = toml::from_str(
        "[Statement]\nEffect = \"Allow\"\nAction = \"execute-api:Invoke\"\nResource = [\"*\"]\n",
    )
    .unwrap();
    let decision = evaluate(
        &[policy],
        "execute-api:Invoke",
        &arn("prod/GET/x"),
        &context(),
    );
    assert_eq!(decision, Decision::Allowed);
}
