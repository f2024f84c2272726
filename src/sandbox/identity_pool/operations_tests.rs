//! The identity pool: whose identity, which role, and how it refuses.

use serde_json::{Value, json};

use crate::sandbox::callers::Callers;
use crate::sandbox::test_client::{self, Reply};
use crate::sandbox::user_pool;
use crate::sandbox::world::World;

const PEOPLE: &str = r#"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
groups = ["writers"]
[[user]]
name = "carol"
password = "carol-Passw0rd!"
groups = ["writers", "readers"]
[[user]]
name = "dave"
password = "dave-Passw0rd!"
[[user]]
name = "erin"
password = "erin-Passw0rd!"
groups = ["broken"]
[groups.writers]
precedence = 1
role = "Write"
[groups.readers]
precedence = 2
role = "Read"
[groups.broken]
role = "Broken"
[roles.Write]
[roles.Read]
[roles.Default]
[roles.Broken]
trusts_identity_pool = false
"#;

const WRITE: &str = "arn:aws:iam::123456789012:role/Write";
const READ: &str = "arn:aws:iam::123456789012:role/Read";
const PROVIDER: &str = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_SigcallSb";

fn world(settings: &str) -> World {
    let scenario = test_client::scenario(&format!("{PEOPLE}\n{settings}"));
    World::new(scenario.into(), "http://sandbox".to_owned())
}

fn sign_in(world: &World, user: &str) -> Reply {
    let input = json!({
        "AuthFlow": "USER_PASSWORD_AUTH",
        "ClientId": "sandboxclient0example",
        "AuthParameters": {"USERNAME": user, "PASSWORD": format!("{user}-Passw0rd!")},
    });
    let body = input.to_string();
    user_pool::answer(world, "InitiateAuth", body.as_bytes()).into()
}

fn token(world: &World, user: &str, name: &str) -> String {
    sign_in(world, user).token(name)
}

fn call(world: &World, operation: &str, input: &Value) -> Reply {
    super::answer(world, operation, input.to_string().as_bytes()).into()
}

fn get_id(world: &World, logins: &Value) -> Reply {
    let input = json!({"IdentityPoolId": world.scenario.identity_pool.id, "Logins": logins});
    call(world, "GetId", &input)
}

fn identity(world: &World, id_token: &str) -> String {
    let reply = get_id(world, &json!({PROVIDER: id_token}));
    reply.body["IdentityId"].as_str().unwrap().to_owned()
}

fn credentials(world: &World, id_token: &str, role: Option<&str>) -> Reply {
    let input = json!({
        "IdentityId": identity(world, id_token),
        "Logins": {PROVIDER: id_token},
        "CustomRoleArn": role,
    });
    call(world, "GetCredentialsForIdentity", &input)
}

fn role(world: &World, reply: &Reply) -> String {
    let key = reply.body["Credentials"]["AccessKeyId"].as_str();
    let key = key.unwrap_or_else(|| panic!("{}", reply.body));
    world.credentials(key).unwrap().role_name().to_owned()
}

#[test]
fn credentials_have_the_form_of_sts_and_an_expiry_in_epoch_seconds() {
    let world = world("[identity_pool]\ncredentials_seconds = 900");
    let id_token = token(&world, "alice", "IdToken");
    let reply = credentials(&world, &id_token, None);
    let given = &reply.body["Credentials"];
    let key = given["AccessKeyId"].as_str().unwrap();
    assert!(key.starts_with("ASIA") && key.len() == 20);
    assert_eq!(given["SecretKey"].as_str().unwrap().len(), 40);
    assert!(given["SessionToken"].as_str().unwrap().len() > 800);
    let lasting = given["Expiration"].as_u64().unwrap() - world.clock.epoch_seconds();
    assert!((890..=900).contains(&lasting));
    assert_eq!(reply.body["IdentityId"], identity(&world, &id_token));
    let issued = world.credentials(key).unwrap();
    assert_eq!(
        issued.assumed_role_arn,
        "arn:aws:sts::123456789012:assumed-role/Write/CognitoIdentityCredentials"
    );
    assert!(world.credentials("ASIAUNKNOWN").is_none());
}

#[test]
fn an_identity_stays_the_same_and_is_nobody_elses() {
    let world = world("");
    let alice = token(&world, "alice", "IdToken");
    let carol = token(&world, "carol", "IdToken");
    let of_alice = identity(&world, &alice);
    assert_eq!(of_alice, identity(&world, &alice));
    assert_ne!(of_alice, identity(&world, &carol));
    for logins in [json!({PROVIDER: carol}), json!({}), Value::Null] {
        let input = json!({"IdentityId": of_alice, "Logins": logins});
        let reply = call(&world, "GetCredentialsForIdentity", &input);
        let said = format!("Access to Identity '{of_alice}' is forbidden.");
        assert_eq!(reply.error(), ("NotAuthorizedException", said.as_str()));
    }
}

#[test]
fn the_role_is_the_preferred_one_of_the_token_or_the_one_asked_for() {
    let world = world("");
    let carol = token(&world, "carol", "IdToken");
    assert_eq!(role(&world, &credentials(&world, &carol, None)), "Write");
    assert_eq!(
        role(&world, &credentials(&world, &carol, Some(READ))),
        "Read"
    );
    let alice = token(&world, "alice", "IdToken");
    let refused = credentials(&world, &alice, Some(READ));
    assert_eq!(refused.error().0, "NotAuthorizedException");
    assert_eq!(
        role(&world, &credentials(&world, &alice, Some(WRITE))),
        "Write"
    );
}

#[test]
fn without_a_preferred_role_the_pools_setting_decides() {
    let denied = world("");
    let reply = credentials(&denied, &token(&denied, "dave", "IdToken"), None);
    assert_eq!(
        reply.error(),
        (
            "NotAuthorizedException",
            "The ambiguous role mapping rules denied this request"
        )
    );
    let settings = "[identity_pool]\nambiguous_role = \"authenticated-role\"\nauthenticated_role = \"Default\"";
    let falling_back = world(settings);
    let reply = credentials(
        &falling_back,
        &token(&falling_back, "dave", "IdToken"),
        None,
    );
    assert_eq!(role(&falling_back, &reply), "Default");
}

#[test]
fn without_role_mapping_the_roles_of_groups_are_ignored() {
    let world = world("[identity_pool]\nrole_mapping = \"none\"\nauthenticated_role = \"Default\"");
    let reply = credentials(&world, &token(&world, "alice", "IdToken"), None);
    assert_eq!(role(&world, &reply), "Default");
}

#[test]
fn a_role_that_does_not_trust_the_pool_and_a_missing_role_look_the_same() {
    let expected = (
        "InvalidIdentityPoolConfigurationException",
        "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
    );
    let untrusting = world("");
    let reply = credentials(&untrusting, &token(&untrusting, "erin", "IdToken"), None);
    assert_eq!(reply.error(), expected);
    let without = world("[identity_pool]\nrole_mapping = \"none\"");
    let reply = credentials(&without, &token(&without, "alice", "IdToken"), None);
    assert_eq!(reply.error(), expected);
}

#[test]
fn what_is_not_an_id_token_of_the_pool_is_refused_in_its_own_words() {
    let world = world("");
    let id_token = token(&world, "alice", "IdToken");
    let access = token(&world, "alice", "AccessToken");
    let truncated = id_token[..id_token.len() - 8].to_owned();
    let foreign = crate::sandbox::tokens::sign(
        crate::sandbox::tokens::TokenUse::Id,
        &json!({"iss": "https://accounts.example.com", "aud": "x"}),
    );
    let other = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other";
    let of_other = crate::sandbox::tokens::sign(
        crate::sandbox::tokens::TokenUse::Id,
        &json!({"iss": format!("https://{other}"), "aud": "x"}),
    );
    for (provider, token, text) in [
        (
            PROVIDER,
            &access,
            "Invalid login token. Missing a required claim: aud",
        ),
        (
            PROVIDER,
            &truncated,
            "Invalid login token. Couldn't verify signed token.",
        ),
        (
            PROVIDER,
            &"x".to_owned(),
            "Invalid login token. Couldn't verify signed token.",
        ),
        (
            PROVIDER,
            &foreign,
            "Invalid login token. Not a Cognito token.",
        ),
        (
            other,
            &id_token,
            "Invalid login token. Issuer doesn't match providerName",
        ),
        (
            other,
            &of_other,
            "Token is not from a supported provider of this identity pool.",
        ),
    ] {
        let reply = get_id(&world, &json!({provider: token}));
        assert_eq!(reply.error(), ("NotAuthorizedException", text));
    }
}

#[test]
fn a_client_that_is_not_listed_is_refused() {
    let world = world("[identity_pool]\nclient_ids = [\"another\"]");
    let id_token = token(&world, "alice", "IdToken");
    assert_eq!(
        get_id(&world, &json!({PROVIDER: id_token})).error(),
        (
            "NotAuthorizedException",
            "Token is not from a supported provider of this identity pool."
        )
    );
}

#[test]
fn an_expired_token_is_refused_with_both_times() {
    let world = world("[client]\nid_token_seconds = 0");
    let id_token = token(&world, "alice", "IdToken");
    let reply = get_id(&world, &json!({PROVIDER: id_token}));
    let (code, text) = reply.error();
    assert_eq!(code, "NotAuthorizedException");
    let expiry = &test_client::claims(&id_token)["exp"];
    assert!(text.starts_with("Invalid login token. Token expired: "));
    assert!(text.ends_with(&format!(" >= {expiry}")), "{text}");
}

#[test]
fn guests_and_unknown_pools_and_identities_are_refused() {
    let world = world("");
    assert_eq!(
        get_id(&world, &json!({})).error(),
        (
            "NotAuthorizedException",
            "Unauthenticated access is not supported for this identity pool."
        )
    );
    let pool = "eu-central-1:99999999-0000-4000-8000-000000000001";
    let reply = call(&world, "GetId", &json!({"IdentityPoolId": pool}));
    let said = format!("IdentityPool '{pool}' not found.");
    assert_eq!(reply.error(), ("ResourceNotFoundException", said.as_str()));
    let input = json!({"IdentityId": pool});
    let reply = call(&world, "GetCredentialsForIdentity", &input);
    let said = format!("Identity '{pool}' not found.");
    assert_eq!(reply.error(), ("ResourceNotFoundException", said.as_str()));
    for (operation, input) in [
        ("GetId", json!({})),
        ("GetId", json!({"IdentityPoolId": "pool"})),
        ("GetCredentialsForIdentity", json!({"IdentityId": "x:Y"})),
    ] {
        let reply = call(&world, operation, &input);
        assert_eq!(reply.error().0, "InvalidParameterException");
    }
}

#[test]
fn with_the_server_side_check_a_user_who_signed_out_everywhere_is_refused() {
    for (settings, is_refused) in [
        ("[identity_pool]\nserver_side_token_check = true", true),
        ("", false),
    ] {
        let world = world(settings);
        let signed_in = sign_in(&world, "alice");
        let access = json!({"AccessToken": signed_in.token("AccessToken")}).to_string();
        let logins = json!({PROVIDER: signed_in.token("IdToken")});
        assert_eq!(get_id(&world, &logins).status, 200);
        user_pool::answer(&world, "GlobalSignOut", access.as_bytes());
        let reply = get_id(&world, &logins);
        assert_eq!(reply.status == 400, is_refused);
    }
}
