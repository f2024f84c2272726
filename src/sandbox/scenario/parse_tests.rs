//! What a scenario file may say, and where its mistakes are shown.

use super::*;
use crate::sandbox::scenario::{
    AmbiguousRole, DeviceTracking, Flow, Mfa, RoleMapping, SecondFactor, Status,
};

const API: &str = "[api]\nid = \"a1\"\nkind = \"rest\"\nstage = \"prod\"\n";

fn parse(text: &str) -> Result<Scenario, (usize, usize, String)> {
    Scenario::parse(&format!("{text}\n{API}")).map_err(|error| match error {
        SandboxError::InvalidScenario {
            line,
            column,
            message,
        } => (line, column, message),
        other => panic!("{other}"),
    })
}

#[test]
fn the_built_in_scenario_is_that_of_the_story() {
    let scenario = Scenario::built_in();
    assert_eq!(scenario.region, "eu-central-1");
    assert_eq!(scenario.user_pool.id, "eu-central-1_SigcallSb");
    assert_eq!(scenario.client.id, "sandboxclient0example");
    assert_eq!(
        scenario.identity_pool.id,
        "eu-central-1:00000000-0000-4000-8000-000000000001"
    );
    assert_eq!(
        scenario.role_arn("TestApiFullAccess"),
        "arn:aws:iam::123456789012:role/TestApiFullAccess"
    );
    let users: Vec<(&str, &str)> = scenario
        .users
        .iter()
        .map(|user| (user.name(), user.password()))
        .collect();
    assert_eq!(
        users,
        [
            ("alice", "alice-Passw0rd!"),
            ("bob", "bob-Passw0rd!"),
            ("carol", "carol-Passw0rd!")
        ]
    );
    assert!(scenario.suite.unwrap().contains("[[request]]"));
}

#[test]
fn an_api_alone_is_a_scenario() {
    let scenario = parse("region = \"us-gov-west-1\"").unwrap();
    assert_eq!(scenario.user_pool.id, "us-gov-west-1_SigcallSb");
    assert_eq!(
        scenario.identity_pool.id,
        "us-gov-west-1:00000000-0000-4000-8000-000000000001"
    );
    assert_eq!(scenario.identity_pool.client_ids, ["sandboxclient0example"]);
    assert_eq!(scenario.account, "123456789012");
    assert!(scenario.users.is_empty());
    assert_eq!(
        scenario.role_arn("R"),
        "arn:aws-us-gov:iam::123456789012:role/R"
    );
}

#[test]
fn every_key_of_the_reference_is_read() {
    let scenario = parse(
        r#"
        region = "eu-west-1"
        account = "210987654321"
        clock_offset_seconds = -7200
        [user_pool]
        id = "eu-west-1_Ab1"
        prevent_user_existence_errors = true
        auth_session_seconds = 5
        required_attributes = ["name"]
        minimum_password_length = 12
        mfa = "optional"
        mfa_set_up = ["email"]
        [client]
        id = "client"
        secret = "s3cret"
        flows = ["USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH"]
        id_token_seconds = 1
        access_token_seconds = 2
        refresh_token_seconds = 3
        refresh_token_rotation = true
        rotation_grace_seconds = 60
        [[user]]
        name = "alice"
        password = "p"
        groups = ["g"]
        aliases = ["a@example.com"]
        attributes = { email = "a@example.com" }
        sub = "the-sub"
        status = "temporary-password"
        enabled = false
        [groups.g]
        precedence = 0
        role = "R"
        [roles.R]
        path = "/team/"
        trusts_identity_pool = false
        [identity_pool]
        id = "eu-west-1:0-1"
        role_mapping = "none"
        ambiguous_role = "authenticated-role"
        authenticated_role = "R"
        client_ids = []
        server_side_token_check = true
        credentials_seconds = 4
        "#,
    )
    .unwrap();
    assert_eq!(scenario.account, "210987654321");
    assert_eq!(scenario.clock_offset_seconds, -7200);
    assert_eq!(
        scenario.issuer(),
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1"
    );
    assert_eq!(scenario.pool_name(), "Ab1");
    let pool = &scenario.user_pool;
    assert!(pool.prevent_user_existence_errors);
    assert_eq!(
        (pool.auth_session_seconds, pool.minimum_password_length),
        (5, 12)
    );
    assert_eq!(pool.required_attributes, ["name"]);
    assert_eq!(
        (pool.mfa, pool.mfa_set_up.as_slice()),
        (Mfa::Optional, [SecondFactor::Email].as_slice())
    );
    let client = &scenario.client;
    assert_eq!(client.secret.as_ref().unwrap().reveal(), "s3cret");
    assert_eq!(client.flows, [Flow::Srp, Flow::Custom, Flow::UserAuth]);
    assert_eq!(
        (
            client.id_token_seconds,
            client.access_token_seconds,
            client.refresh_token_seconds
        ),
        (1, 2, 3)
    );
    assert_eq!(client.rotation_grace_seconds, Some(60));
    let user = &scenario.users[0];
    assert_eq!(
        (user.sub.as_str(), user.status, user.enabled),
        ("the-sub", Status::TemporaryPassword, false)
    );
    assert_eq!(user.aliases, ["a@example.com"]);
    assert_eq!(user.attributes["email"], "a@example.com");
    assert_eq!(scenario.groups["g"].precedence, Some(0));
    assert_eq!(
        scenario.role_arn("R"),
        "arn:aws:iam::210987654321:role/team/R"
    );
    assert!(!scenario.roles["R"].trusts_identity_pool);
    let pool = &scenario.identity_pool;
    assert_eq!(pool.role_mapping, RoleMapping::None);
    assert_eq!(pool.ambiguous_role, AmbiguousRole::AuthenticatedRole);
    assert_eq!(pool.authenticated_role.as_deref(), Some("R"));
    assert!(pool.client_ids.is_empty() && pool.server_side_token_check);
    assert_eq!(pool.credentials_seconds, 4);
}

#[test]
fn a_mistake_is_shown_with_its_line_and_column() {
    let user = "[[user]]\nname = \"alice\"\npassword = \"p\"\n";
    for (text, line, column, expected) in [
        ("regoin = \"x\"".to_owned(), 1, 1, "unknown field `regoin`"),
        ("region = 3".to_owned(), 1, 10, "invalid type"),
        (
            "region = \"Frankfurt\"".to_owned(),
            1,
            10,
            "is not a valid region",
        ),
        ("account = \"123\"".to_owned(), 1, 11, "twelve digits"),
        (
            "[user_pool]\nid = \"pool\"".to_owned(),
            2,
            6,
            "is not a valid user pool id",
        ),
        (
            "[identity_pool]\nid = \"x\"".to_owned(),
            2,
            6,
            "is not an identity pool id",
        ),
        (
            "[client]\nflows = [\"SAML_AUTH\"]".to_owned(),
            2,
            10,
            "unknown variant",
        ),
        (
            format!("{user}groups = [\"g\"]"),
            4,
            11,
            "there is no group `g`",
        ),
        (
            format!("[groups.g]\n{user}groups = [\"g\", \"g\"]"),
            5,
            16,
            "group `g` is named twice",
        ),
        (
            "[groups.g]\nrole = \"R\"".to_owned(),
            2,
            8,
            "there is no role `R`",
        ),
        (
            "[identity_pool]\nauthenticated_role = \"R\"".to_owned(),
            2,
            22,
            "there is no role `R`",
        ),
        (
            "[roles.R]\npolicy = '{'".to_owned(),
            2,
            10,
            "not an IAM policy",
        ),
        ("[roles.R]\npath = \"team\"".to_owned(), 2, 8, "slash"),
        (format!("{user}{user}"), 5, 8, "names two users"),
        (
            format!("{user}\n[[user]]\nname = \"bob\"\npassword = \"p\"\naliases = [\"alice\"]"),
            8,
            12,
            "names two users",
        ),
        (
            "[[user]]\nname = \"\"\npassword = \"p\"".to_owned(),
            2,
            8,
            "is empty",
        ),
        (
            "[[user]]\nname = \"a\"\npassword = \"\"".to_owned(),
            3,
            12,
            "cannot be empty",
        ),
        (
            "[[user]]\nname = \"a\"".to_owned(),
            1,
            1,
            "missing field `password`",
        ),
    ] {
        let (at_line, at_column, message) = parse(&text).unwrap_err();
        assert!(message.contains(expected), "{text}: {message}");
        assert_eq!((at_line, at_column), (line, column), "{text}: {message}");
    }
}

#[test]
fn devices_are_tracked_where_the_pool_says_so() {
    let text = "[user_pool]\ndevice_tracking = \"opt-in\"\nremembered_devices_replace_mfa = true";
    let user = "[[user]]\nname = \"alice\"\npassword = \"p\"";
    let of_user = |pool: &str, keys: &str| {
        let scenario = parse(&format!("{pool}\n{user}\n{keys}")).unwrap();
        scenario.users[0].device_tracking
    };
    assert!(
        parse(text)
            .unwrap()
            .user_pool
            .remembered_devices_replace_mfa
    );
    assert_eq!(of_user(text, ""), DeviceTracking::OptIn);
    assert_eq!(of_user("", ""), DeviceTracking::Off);
    let always = "device_tracking = \"always\"";
    assert_eq!(of_user(text, always), DeviceTracking::Always);
}

#[test]
fn settings_that_contradict_each_other_are_mistakes() {
    for (text, line, column, expected) in [
        (
            "[user_pool]\ndevice_tracking = \"on\"",
            2,
            19,
            "unknown variant",
        ),
        (
            "[client]\nrefresh_token_rotation = true\nrotation_grace_seconds = 61",
            3,
            26,
            "a minute",
        ),
        (
            "[client]\nrotation_grace_seconds = 5",
            2,
            26,
            "nothing is rotated",
        ),
    ] {
        let (at_line, at_column, message) = parse(text).unwrap_err();
        assert!(message.contains(expected), "{text}: {message}");
        assert_eq!((at_line, at_column), (line, column), "{text}: {message}");
    }
}

#[test]
fn a_route_for_a_group_that_is_not_there_is_refused() {
    let text = format!(
        "{API}[[api.route]]\nmethod = \"GET\"\npath = \"/x\"\nauth = \"bearer\"\ngroups = [\"g\"]\n"
    );
    let error = Scenario::parse(&text).unwrap_err();
    assert!(error.to_string().contains("group `g`"), "{error}");
}

#[test]
fn every_key_stands_in_the_reference() {
    let keys_of_reference: Vec<&str> = BUILT_IN
        .lines()
        .filter_map(|line| {
            let (key, _) = line.trim_start_matches("# ").split_once('=')?;
            Some(key.trim())
        })
        .collect();
    let user = "[[user]]\nname = \"a\"\npassword = \"p\"\n";
    for table in [
        "[user_pool]\n",
        "[client]\n",
        user,
        &format!("{user}[[user.custom_challenge]]\nanswer = \"a\"\n"),
        "[groups.g]\n",
        "[roles.R]\n",
        "[identity_pool]\n",
    ] {
        // The complaint about a key that is not there lists those that are.
        let (_, _, message) = parse(&format!("{table}nonsense = 1")).unwrap_err();
        let (_, expected) = message.split_once("expected").unwrap();
        let keys: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        assert!(keys.len() > 1, "{message}");
        for key in keys {
            // A table of its own.
            let is_there = key == "custom_challenge" || keys_of_reference.contains(&key);
            assert!(is_there, "{key} of {table}");
        }
    }
}

#[test]
fn what_is_no_toml_is_refused() {
    for text in ["[", "é = ", "a = \"\u{0}\"", "[api", "\u{feff}x"] {
        assert!(Scenario::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn debug_output_shows_no_password() {
    let shown = format!("{:?}", Scenario::built_in());
    assert!(shown.contains("alice") && !shown.contains("Passw0rd"));
}
