//! What a scenario may say about managed login and the providers behind it, and where its mistakes are shown.

use crate::sandbox::error::SandboxError;
use crate::sandbox::scenario::Scenario;

fn parse(text: &str) -> Result<Scenario, (usize, usize, String)> {
    let api = "[api]\nid = \"a1\"\nkind = \"rest\"\nstage = \"prod\"\n";
    Scenario::parse(&format!("{text}\n{api}")).map_err(|error| match error {
        SandboxError::InvalidScenario {
            line,
            column,
            message,
        } => (line, column, message),
        other => panic!("{other}"),
    })
}

const PROVIDER: &str = r#"
[[identity_provider]]
name = "CorpSAML"
identifiers = ["example.com"]
[[identity_provider.user]]
name_id = "dana@example.com"
groups = ["g"]
attributes = { email = "dana@example.com" }
sub = "the-sub"
[groups.g]
"#;

#[test]
fn without_a_word_about_it_managed_login_is_there_for_the_pools_own_users() {
    let client = parse("").unwrap().client.managed_login;
    assert_eq!(client.callback_urls, ["http://localhost:8976/callback"]);
    assert_eq!(client.logout_urls, ["http://localhost:8976/"]);
    assert_eq!(
        client.scopes,
        [
            "openid",
            "email",
            "phone",
            "profile",
            "aws.cognito.signin.user.admin"
        ]
    );
    assert_eq!(client.identity_providers, ["COGNITO"]);
}

#[test]
fn every_key_about_it_is_read() {
    let text = r#"
        [client]
        callback_urls = ["https://a.example/cb?x=1", "http://[::1]:80/", "myapp://done", "http://127.0.0.1:1/cb"]
        logout_urls = []
        scopes = ["openid", "orders/read"]
        supported_identity_providers = ["CorpSAML"]
    "#;
    let client = parse(&format!("{text}{PROVIDER}"))
        .unwrap()
        .client
        .managed_login;
    assert_eq!(client.callback_urls.len(), 4);
    assert!(client.logout_urls.is_empty());
    assert_eq!(client.scopes, ["openid", "orders/read"]);
    assert_eq!(client.identity_providers, ["CorpSAML"]);
}

#[test]
fn a_federated_user_is_in_the_pool_under_the_name_of_the_provider() {
    let scenario = parse(PROVIDER).unwrap();
    assert_eq!(
        scenario.client.managed_login.identity_providers,
        ["COGNITO", "CorpSAML"]
    );
    assert!(scenario.users.is_empty());
    let provider = &scenario.identity_providers[0];
    assert_eq!(provider.identifiers, ["example.com"]);
    let dana = &provider.users[0];
    assert_eq!(dana.name_id, "dana@example.com");
    assert_eq!(dana.user.name, "CorpSAML_dana@example.com");
    assert_eq!(dana.user.groups, ["g", "eu-central-1_SigcallSb_CorpSAML"]);
    assert_eq!(dana.user.sub, "the-sub");
    assert_eq!(dana.user.attributes["email"], "dana@example.com");
    assert_eq!(scenario.everybody().count(), 1);
}

#[test]
fn a_mistake_about_it_is_shown_with_its_line_and_column() {
    let with_client = |line: &str| format!("[client]\n{line}\n{PROVIDER}");
    let many = format!("callback_urls = [{}]", "\"a:b\",".repeat(101));
    for (text, line, column, expected) in [
        (with_client("callback_urls = [\"x\"]"), 2, 18, "is not a URL"),
        (
            with_client("callback_urls = [\"http://example.com/\"]"),
            2,
            18,
            "is not `https`",
        ),
        (
            with_client("callback_urls = [\"http://127.0.0.2/\"]"),
            2,
            18,
            "is not `https`",
        ),
        (
            with_client("logout_urls = [\"https://a.example/#x\"]"),
            2,
            16,
            "has a fragment",
        ),
        (
            with_client("logout_urls = [\"https://a.example/ä\"]"),
            2,
            16,
            "percent-encoded",
        ),
        (
            with_client("callback_urls = [\"https://a.example/\\r\\n\"]"),
            2,
            18,
            "percent-encoded",
        ),
        (
            with_client("callback_urls = [\"javascript:alert(1)\"]"),
            2,
            18,
            "leads to no app",
        ),
        (with_client(&many), 2, 618, "at most 100"),
        (with_client("scopes = [\"everything\"]"), 2, 11, "SERVER/SCOPE"),
        (with_client("scopes = [\"a b/c\"]"), 2, 11, "SERVER/SCOPE"),
        (
            with_client("supported_identity_providers = [\"Okta\"]"),
            2,
            33,
            "there is no identity provider `Okta`",
        ),
        (
            "[[identity_provider]]\nname = \"COGNITO\"".to_owned(),
            2,
            8,
            "names two identity providers",
        ),
        (
            "[[identity_provider]]\nname = \"a b\"".to_owned(),
            2,
            8,
            "is not the name",
        ),
        (
            "[[identity_provider]]\nname = \"a\"\nidentifiers = [\"a\"]".to_owned(),
            3,
            16,
            "names two identity providers",
        ),
        (
            "[[identity_provider]]\nname = \"a\"\n[[identity_provider.user]]\nname_id = \"\"".to_owned(),
            4,
            11,
            "is empty",
        ),
        (
            "[[user]]\nname = \"a_x\"\npassword = \"p\"\n[[identity_provider]]\nname = \"a\"\n[[identity_provider.user]]\nname_id = \"x\"".to_owned(),
            7,
            11,
            "names two users",
        ),
        (
            "[[identity_provider]]\nname = \"a\"\n[[identity_provider.user]]\nname_id = \"x\"\ngroups = [\"g\"]".to_owned(),
            5,
            11,
            "there is no group `g`",
        ),
        (
            "[[identity_provider]]\nname = \"a\"\nurl = \"x\"".to_owned(),
            3,
            1,
            "unknown field `url`",
        ),
    ] {
        let (at_line, at_column, message) = parse(&text).unwrap_err();
        assert!(message.contains(expected), "{text}: {message}");
        assert_eq!((at_line, at_column), (line, column), "{text}: {message}");
    }
}
