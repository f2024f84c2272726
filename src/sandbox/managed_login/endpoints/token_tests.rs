//! The token endpoint: what a code and a refresh token give, and every way to be refused.

use serde_json::{Value, json};

use crate::sandbox::managed_login::fixture::{
    Browser, CALLBACK, PEOPLE, Page, VERIFIER, authorize, call, exchange, post_form, tokens,
};
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, claims};

fn code(sandbox: &Sandbox, changes: &[(&str, &str)]) -> String {
    let page = Browser::new(sandbox).sign_in(changes, "alice");
    page.at_callback()["code"].clone()
}

fn refresh(sandbox: &Sandbox, token: &Value) -> Page {
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token.as_str().unwrap()),
    ];
    post_form(sandbox, "/oauth2/token", &[], &fields)
}

fn claims_of(tokens: &Value, name: &str) -> Value {
    claims(tokens[name].as_str().unwrap())
}

#[test]
fn a_code_gives_tokens_with_the_nonce_and_the_digest_of_the_access_token() {
    let sandbox = test_client::start(PEOPLE);
    let reply = exchange(&sandbox, &code(&sandbox, &[]), &[]);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("content-type"), Some("application/json"));
    let tokens = reply.json();
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 3600);
    assert_eq!(tokens.as_object().unwrap().len(), 5);
    let id = claims_of(&tokens, "id_token");
    assert_eq!(
        (&id["nonce"], &id["token_use"]),
        (&json!("no-1"), &json!("id"))
    );
    let access_token = tokens["access_token"].as_str().unwrap();
    assert_eq!(id["at_hash"], at_hash(access_token));
    let access = claims(access_token);
    assert_eq!(
        access["scope"],
        "openid email phone profile aws.cognito.signin.user.admin"
    );
    assert_eq!(access["origin_jti"], id["origin_jti"]);
}

// OpenID Connect Core 1.0, 3.1.3.6, by the formula.
fn at_hash(access_token: &str) -> String {
    use base64::Engine;
    use sha2::Digest;
    let digest = sha2::Sha256::digest(access_token);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&digest[..16])
}

#[test]
fn the_scopes_decide_which_tokens_and_claims_there_are() {
    let sandbox = test_client::start(PEOPLE);
    let given = tokens(&sandbox, "aws.cognito.signin.user.admin");
    assert_eq!(given["id_token"], Value::Null);
    let given = tokens(&sandbox, "openid email");
    let id = claims_of(&given, "id_token");
    assert_eq!(id["email"], "alice@example.com");
    assert_eq!(
        (&id["name"], &id["phone_number"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(id["cognito:groups"], json!(["writers"]));
    assert_eq!(claims_of(&given, "access_token")["scope"], "openid email");
    let id = claims_of(&tokens(&sandbox, "openid"), "id_token");
    assert_eq!(
        (&id["name"], &id["email_verified"]),
        (&json!("Alice"), &json!(true))
    );
}

#[test]
fn only_a_token_with_its_scope_opens_the_pools_own_api() {
    let sandbox = test_client::start(PEOPLE);
    let with = tokens(&sandbox, "openid aws.cognito.signin.user.admin");
    let without = tokens(&sandbox, "openid profile");
    let call = |operation: &str, tokens: &Value| {
        let input = json!({"AccessToken": tokens["access_token"]});
        test_client::user_pool(&sandbox, operation, &input)
    };
    for operation in ["GetUser", "GlobalSignOut"] {
        assert_eq!(
            call(operation, &without).error(),
            (
                "NotAuthorizedException",
                "Access Token does not have required scopes"
            )
        );
        assert_eq!(call(operation, &with).status, 200);
    }
}

#[test]
fn a_second_use_of_a_code_is_refused_and_ends_what_the_first_one_gave() {
    let sandbox = test_client::start(PEOPLE);
    let code = code(&sandbox, &[]);
    let tokens = exchange(&sandbox, &code, &[]).json();
    assert_eq!(refresh(&sandbox, &tokens["refresh_token"]).status, 200);
    for _ in 0..2 {
        let again = exchange(&sandbox, &code, &[]);
        assert_eq!(
            (again.status, again.json()),
            (400, json!({"error": "invalid_grant"}))
        );
    }
    let refused = refresh(&sandbox, &tokens["refresh_token"]);
    assert_eq!(refused.json(), json!({"error": "invalid_grant"}));
    let input = json!({"AccessToken": tokens["access_token"]});
    let reply = test_client::user_pool(&sandbox, "GetUser", &input);
    assert_eq!(reply.error().1, "Access Token has been revoked");
}

#[test]
fn a_code_is_for_its_verifier_its_callback_and_its_client() {
    let sandbox = test_client::start(&format!(
        "{PEOPLE}\n[client]\ncallback_urls = [\"{CALLBACK}\", \"https://a.example/cb\"]"
    ));
    let other = VERIFIER.replace('d', "e");
    for (change, error) in [
        (("code_verifier", other.as_str()), "invalid_grant"),
        (("code_verifier", ""), "invalid_grant"),
        (("code_verifier", "short"), "invalid_grant"),
        (("redirect_uri", "https://a.example/cb"), "invalid_grant"),
        (("redirect_uri", ""), "invalid_request"),
        (("client_id", "other"), "invalid_client"),
        (("client_id", ""), "invalid_request"),
        (("code", "made-up"), "invalid_grant"),
        (("code", ""), "invalid_request"),
        (("grant_type", ""), "invalid_request"),
        (("grant_type", "password"), "unsupported_grant_type"),
        (("grant_type", "implicit"), "unsupported_grant_type"),
        (("grant_type", "client_credentials"), "unauthorized_client"),
        (("client_secret", "surplus"), "invalid_client"),
    ] {
        let reply = exchange(&sandbox, &code(&sandbox, &[]), &[change]);
        assert_eq!(reply.status, 400, "{change:?}");
        assert_eq!(reply.json(), json!({"error": error}), "{change:?}");
    }
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let reply = exchange(&sandbox, &code(&sandbox, &without), &[]);
    assert_eq!(reply.json(), json!({"error": "invalid_grant"}));
    let no_verifier = [("code_verifier", "")];
    let reply = exchange(&sandbox, &code(&sandbox, &without), &no_verifier);
    assert_eq!(reply.status, 200);
}

#[test]
fn a_refresh_token_of_either_way_to_sign_in_is_renewed_without_another() {
    let sandbox = test_client::start(PEOPLE);
    let by_browser = tokens(&sandbox, "openid email");
    let by_api = test_client::sign_in(&sandbox, "alice", "alice-Passw0rd!");
    let by_api = json!(by_api.token("RefreshToken"));
    for (token, scope) in [
        (&by_browser["refresh_token"], "openid email"),
        (&by_api, "aws.cognito.signin.user.admin"),
    ] {
        let renewed = refresh(&sandbox, token).json();
        assert_eq!(renewed.as_object().unwrap().len(), 4, "{renewed}");
        assert_eq!(claims_of(&renewed, "access_token")["scope"], scope);
        let id = claims_of(&renewed, "id_token");
        assert_eq!(
            (&id["nonce"], &id["token_use"]),
            (&Value::Null, &json!("id"))
        );
    }
    // And the other way round: the API renews what the browser was given.
    let parameters = json!({"REFRESH_TOKEN": by_browser["refresh_token"]});
    let reply = test_client::initiate(&sandbox, "REFRESH_TOKEN_AUTH", &parameters);
    assert_eq!(claims(&reply.token("AccessToken"))["scope"], "openid email");
    for token in [json!("x"), json!("x.y.z"), by_browser["id_token"].clone()] {
        assert_eq!(
            refresh(&sandbox, &token).json(),
            json!({"error": "invalid_grant"})
        );
    }
    let missing = post_form(
        &sandbox,
        "/oauth2/token",
        &[],
        &[("grant_type", "refresh_token")],
    );
    assert_eq!(missing.json(), json!({"error": "invalid_request"}));
}

#[test]
fn a_client_that_rotates_gets_a_new_refresh_token_and_the_old_one_is_over() {
    let rotating = "[client]\nrefresh_token_rotation = true\nflows = [\"USER_PASSWORD_AUTH\"]";
    let sandbox = test_client::start(&format!("{PEOPLE}\n{rotating}"));
    let code = code(&sandbox, &[("scope", "openid")]);
    let first = exchange(&sandbox, &code, &[]).json();
    let renewed = refresh(&sandbox, &first["refresh_token"]).json();
    assert_ne!(renewed["refresh_token"], first["refresh_token"]);
    let reused = refresh(&sandbox, &first["refresh_token"]);
    assert_eq!(reused.json(), json!({"error": "invalid_grant"}));
    assert_eq!(refresh(&sandbox, &renewed["refresh_token"]).status, 200);
    // The code is remembered by the token it gave, whatever has replaced it since.
    exchange(&sandbox, &code, &[]);
    let ended = refresh(&sandbox, &renewed["refresh_token"]);
    assert_eq!(ended.json(), json!({"error": "invalid_grant"}));
}

#[test]
fn the_time_of_sign_in_is_that_of_the_browser() {
    let sandbox = test_client::start(PEOPLE);
    let mut browser = Browser::new(&sandbox);
    browser.sign_in(&[], "alice");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let page = browser.get(&authorize(&[]));
    let tokens = exchange(&sandbox, &page.at_callback()["code"], &[]).json();
    let id = claims_of(&tokens, "id_token");
    assert!(id["auth_time"].as_u64() < id["iat"].as_u64());
}

#[test]
fn what_is_no_form_is_an_invalid_request() {
    let sandbox = test_client::start(PEOPLE);
    let form = "application/x-www-form-urlencoded";
    let good = "grant_type=refresh_token&client_id=sandboxclient0example&refresh_token=x";
    let megabyte = "x".repeat(1_000_000);
    for (content_type, body) in [
        ("application/json", good),
        ("text/plain", good),
        ("", good),
        (form, ""),
        (form, "%"),
        (form, &megabyte),
        (form, &format!("{good}&a=%g1")),
        (form, &format!("{good}&client_id=sandboxclient0example")),
        (form, "grant_type=a&grant_type=b"),
        (form, "{\"grant_type\": \"refresh_token\"}"),
    ] {
        let headers = [("content-type", content_type)];
        let reply = call(&sandbox, "POST /oauth2/token", &headers, body.as_bytes());
        assert_eq!(reply.status, 400, "{content_type}");
        assert_eq!(
            reply.json(),
            json!({"error": "invalid_request"}),
            "{content_type}"
        );
    }
    let headers = [(
        "content-type",
        "Application/X-WWW-Form-URLEncoded; charset=utf-8",
    )];
    let reply = call(&sandbox, "POST /oauth2/token", &headers, good.as_bytes());
    assert_eq!(reply.json(), json!({"error": "invalid_grant"}));
}
