//! What the configuration file accepts, and the exact words with which it refuses.

use proptest::prelude::*;

use super::*;

/// Every key of the interface, each with a value that fits.
const EVERYTHING: &str = r#"
default_profile = "dev"

[profiles.dev]
region           = "eu-central-1"
user_pool_id     = "eu-central-1_AbCdEfGhI"
client_id        = "1example23456789"
client_secret    = "env:DEV_CLIENT_SECRET"
identity_pool_id = "eu-central-1:12345678-1234-1234-1234-123456789012"
api_url          = "https://abc123.execute-api.eu-central-1.amazonaws.com/prod"
sign_region      = "eu-central-1"
service          = "execute-api"
auth             = "iam"
flow             = "srp"
domain           = "https://example.auth.eu-central-1.amazoncognito.com"
redirect_uri     = "http://localhost:8976/callback"
scopes           = ["openid", "email"]
identity_provider = "CorpSAML"
username         = "alice"
role             = "TestApiFullAccess"
identity_flow    = "enhanced"
headers          = { x-api-key = "env:DEV_API_KEY" }
ca_bundle        = "corp.pem"
store            = "file"
allow_hosts      = ["api.example.com:8443"]
endpoint_url_cognito_identity_provider = "http://127.0.0.1:5000"
endpoint_url_cognito_identity = "http://127.0.0.1:5000"
endpoint_url_sts = "http://127.0.0.1:5000"

[profiles.dev.users.bob]
password = "env:BOB_PASSWORD"
new_password = "command:pass bob"
totp_secret = "keyring:bob-totp"
role = "ReadOnlyAccess"
auth = "id-token"
flow = "password"
headers = { x-tenant = "b" }

[profiles.dev.users."carol@example.com"]
"#;

fn parse(text: &str) -> Result<ConfigFile, ConfigError> {
    ConfigFile::parse(Path::new("/home/a/config.toml"), text.as_bytes())
}

fn refusal(text: &str) -> String {
    parse(text).unwrap_err().to_string()
}

#[test]
fn every_key_of_the_interface_is_accepted() {
    let file = parse(EVERYTHING).unwrap();
    let (name, profile) = file.choose(None).unwrap().unwrap();
    assert_eq!(name.as_str(), "dev");
    assert_eq!(
        profile.layer.ca_bundle.as_deref(),
        Some(Path::new("/home/a/corp.pem"))
    );
    let users: Vec<&str> = profile
        .users
        .keys()
        .map(crate::ids::Username::as_str)
        .collect();
    assert_eq!(users, ["bob", "carol@example.com"]);
    assert_eq!(profile.literal_secrets_warning(file.path()), None);
}

#[test]
fn keys_of_later_features_do_not_break_a_shared_file() {
    for line in [
        "store = \"keyring\"",
        "identity_flow = \"basic\"",
        "flow = \"web\"",
    ] {
        parse(&format!("[profiles.dev]\n{line}\n")).unwrap();
    }
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_nearest_name() {
    for (text, told) in [
        (
            "[profiles.dev]\nuser_pool_idd = \"x\"\n",
            "2:1: unknown key `user_pool_idd`; did you mean `user_pool_id`?",
        ),
        (
            "[profiles.dev]\n  identity-pool = \"x\"\n",
            "2:3: unknown key `identity-pool`; did you mean `identity_pool_id`?",
        ),
        (
            "defaultprofile = \"dev\"",
            "1:1: unknown key `defaultprofile`; did you mean `default_profile`?",
        ),
        (
            "[profile.dev]\n",
            "1:2: unknown key `profile`; did you mean `profiles`?",
        ),
        (
            "[profiles.dev.users.bob]\npasword = \"env:X\"\n",
            "2:1: unknown key `pasword`; did you mean `password`?",
        ),
        (
            "[profiles.dev.users.bob]\nrole = \"r\"\nregion = \"eu-central-1\"\n",
            "3:1: unknown key `region`; the nearest is `flow`",
        ),
        (
            "[profiles.dev]\nzzz = 1\naaa = 2\n",
            "2:1: unknown key `zzz`; the nearest is `domain`",
        ),
        (
            "default_profile = \"prod\"\n[profiles.dev]\n[profiles.production]\n",
            "1:19: `default_profile`: there is no profile `prod`; the nearest is `production`",
        ),
        (
            "default_profile = \"dev\"",
            "1:19: `default_profile`: there is no profile `dev`",
        ),
        (
            "[profiles.dev]\nauth = \"idtoken\"",
            "2:8: `auth`: `idtoken` is not one of `iam`, `id-token`, `access-token`, `none`; did you mean `id-token`?",
        ),
        (
            "[profiles.dev]\nflow = \"SRP\"",
            "2:8: `flow`: `SRP` is not one of `srp`, `password`, `user-auth`, `custom`, `web`; did you mean `srp`?",
        ),
    ] {
        assert_eq!(
            refusal(text),
            format!("/home/a/config.toml:{told}"),
            "{text}"
        );
    }
}

#[test]
fn a_value_of_the_wrong_type_is_told_and_not_shown() {
    for (text, told) in [
        (
            "profiles = 1",
            "1:12: `profiles` must be a table, not an integer",
        ),
        (
            "[profiles]\ndev = \"x\"",
            "2:7: `dev` must be a table, not a string",
        ),
        (
            "[profiles.dev]\nregion = 1",
            "2:10: `region` must be a string, not an integer",
        ),
        (
            "[profiles.dev]\nclient_secret = 48151623\n",
            "2:17: `client_secret` must be a string, not an integer",
        ),
        (
            "[profiles.dev]\nscopes = \"openid email\"",
            "2:10: `scopes` must be an array of strings, not a string",
        ),
        (
            "[profiles.dev]\nscopes = [\n  \"openid\",\n  true,\n]",
            "4:3: `scopes` must be a string, not a boolean",
        ),
        (
            "[profiles.dev]\nheaders = [\"x-api-key: a\"]",
            "2:11: `headers` must be a table, not an array",
        ),
        (
            "[profiles.dev]\nheaders = { x-api-key = 2.5 }",
            "2:25: `x-api-key` must be a string, not a float",
        ),
        (
            "[profiles.dev.users]\nbob = 1979-05-27",
            "2:7: `bob` must be a table, not a date",
        ),
    ] {
        assert_eq!(
            refusal(text),
            format!("/home/a/config.toml:{told}"),
            "{text}"
        );
    }
}

#[test]
fn a_malformed_value_is_told_with_the_form_it_should_have() {
    for (text, told) in [
        (
            "[profiles.dev]\nuser_pool_id = \"eu-central-1\"",
            "2:16: `user_pool_id`: `eu-central-1` is not a valid user pool id: expected a region, `_`, letters and digits, as in `eu-central-1_AbCdEfGhI`",
        ),
        (
            "[profiles.\"my dev\"]",
            "1:11: `my dev` is not a valid profile name: expected letters, digits, `.`, `_` and `-`, as in `dev`",
        ),
        (
            "[profiles.dev.users.\"b ob\"]",
            "1:21: `b ob` is not a valid user name: expected 1 to 128 characters without white space or control characters",
        ),
        (
            "[profiles.dev]\nendpoint_url_sts = \"ftp://a\"",
            "2:20: `endpoint_url_sts`: not an http or https URL: expected one such as `https://abc123.execute-api.eu-central-1.amazonaws.com/prod`",
        ),
        (
            "[profiles.dev]\ndomain = \"http://auth.example.com\"",
            "2:10: `domain`: `http://` is allowed on loopback only; write `https://`",
        ),
        (
            "[profiles.dev]\nallow_hosts = [\"a\", \"https://b\"]",
            "2:21: `allow_hosts`: `https://b` is neither `host` nor `host:port`",
        ),
        (
            "[profiles.dev]\nheaders = { \"x y\" = \"z\" }",
            "2:13: `x y` is not a header name",
        ),
        (
            "[profiles.dev]\nclient_secret = \"env:\"",
            "2:17: `client_secret`: nothing stands after the colon of this secret reference",
        ),
        (
            "[profiles.dev]\nrole = \"\"",
            "2:8: `role`: it must not be empty",
        ),
    ] {
        assert_eq!(
            refusal(text),
            format!("/home/a/config.toml:{told}"),
            "{text}"
        );
    }
}

#[test]
fn a_syntax_error_is_told_with_its_place_and_without_the_text_around_it() {
    for (text, told) in [
        (
            "[profiles.dev]\nclient_secret = hunter2\n",
            "2:17: string values must be quoted, expected literal string",
        ),
        (
            "[profiles.dev]\nclient_secret = \"hunter2\n",
            "2:25: invalid basic string, expected `\"`",
        ),
        (
            "[profiles.dev]\nregion = \"a\"\nregion = \"b\"\n",
            "3:1: duplicate key",
        ),
        ("[profiles.dev\n", "1:14: unclosed table, expected `]`"),
    ] {
        assert_eq!(
            refusal(text),
            format!("/home/a/config.toml:{told}"),
            "{text}"
        );
    }
}

#[test]
fn columns_count_characters_and_a_byte_order_mark_is_none() {
    assert_eq!(
        refusal("\u{feff}regions = 1"),
        "/home/a/config.toml:1:1: unknown key `regions`; the nearest is `profiles`"
    );
    assert_eq!(
        refusal("[profiles.dev]\r\nheaders = { x-a = \"é\", \"ü\" = \"1\" }"),
        "/home/a/config.toml:2:24: `ü` is not a header name"
    );
}

#[test]
fn bytes_that_are_not_text_are_told_with_their_place() {
    let error = ConfigFile::parse(Path::new("c.toml"), b"# caf\xc3\xa9\n# \xff").unwrap_err();
    assert_eq!(error.to_string(), "c.toml:2:3: the file is not UTF-8 text");
}

#[test]
fn secrets_in_plain_text_are_named_and_not_shown() {
    let file = parse(
        "[profiles.dev]\nclient_secret = \"s1\"\nheaders = { X-Api-Key = \"s2\", accept = \"text/csv\" }\n\
         [profiles.dev.users.bob]\npassword = \"s3\"\ntotp_secret = \"env:T\"\n",
    )
    .unwrap();
    let (_, profile) = file.choose(None).unwrap().unwrap();
    assert_eq!(
        profile.literal_secrets_warning(file.path()).unwrap(),
        "/home/a/config.toml holds secrets in plain text (`client_secret`, `headers.X-Api-Key`, `users.bob.password`): \
         write `env:NAME`, `file:PATH` or `command:…` instead"
    );
}

#[test]
fn a_named_file_must_exist_and_the_usual_one_need_not() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().to_str().unwrap();
    let environment = Environment::of([("XDG_CONFIG_HOME", folder)]);
    let none = ConfigFile::open(&Overrides::default(), &environment).unwrap();
    assert!(none.is_none());

    let missing = home.path().join("missing.toml");
    let named = Overrides {
        config: Some(missing.clone()),
        ..Overrides::default()
    };
    let error = ConfigFile::open(&named, &environment).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("cannot read `{}`", missing.display())
    );

    let by_variable = Environment::of([("SIGCALL_CONFIG", missing.to_str().unwrap())]);
    assert!(ConfigFile::open(&Overrides::default(), &by_variable).is_err());
}

#[test]
fn the_usual_file_is_read_unless_another_is_named() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, profile: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = tempfile::NamedTempFile::new_in(home.path()).unwrap();
        std::io::Write::write_all(&mut file, format!("[profiles.{profile}]").as_bytes()).unwrap();
        file.persist(&path).unwrap();
        path
    };
    write("sigcall/config.toml", "usual");
    let variable = write("variable.toml", "variable");
    let flag = write("flag.toml", "flag");
    let environment = Environment::of([("XDG_CONFIG_HOME", home.path().to_str().unwrap())]);
    let with_variable = Environment::of([
        ("XDG_CONFIG_HOME", home.path().to_str().unwrap()),
        ("SIGCALL_CONFIG", variable.to_str().unwrap()),
    ]);
    let with_flag = Overrides {
        config: Some(flag),
        ..Overrides::default()
    };
    let none = Overrides::default();
    for (overrides, environment, profile) in [
        (&none, &environment, "usual"),
        (&none, &with_variable, "variable"),
        (&with_flag, &with_variable, "flag"),
    ] {
        let file = ConfigFile::open(overrides, environment).unwrap().unwrap();
        let names: Vec<&str> = file.profile_names().map(ProfileName::as_str).collect();
        assert_eq!(names, [profile]);
    }
}

/// Lines that are near enough to a configuration to get past the syntax.
fn line() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("region".to_owned()),
        Just("headers".to_owned()),
        Just("scopes".to_owned()),
        Just("users".to_owned()),
        Just("users.bob.password".to_owned()),
        Just("client_secret".to_owned()),
        Just("api_url".to_owned()),
        Just("allow_hosts".to_owned()),
        "[a-z_é\"]{0,12}",
    ];
    let value = prop_oneof![
        "\"[ -~é]{0,30}\"",
        Just("{ a = { b = \"c\" }, \"é\" = [] }".to_owned()),
        Just("[[\"x\"], 1, 2.5, true]".to_owned()),
        "[0-9.:TZ-]{1,12}",
        any::<String>(),
    ];
    (key, value).prop_map(|(key, value)| format!("{key} = {value}"))
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>()) {
        ConfigFile::parse(Path::new("c.toml"), &bytes).ok();
    }

    #[test]
    fn whatever_is_refused_is_refused_at_a_place_within_the_file(
        lines in proptest::collection::vec(line(), 0..6),
    ) {
        let text = format!("[profiles.dev]\n{}", lines.join("\n"));
        if let Err(ConfigError::File { line, column, .. }) = parse(&text) {
            let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            prop_assert!((1..=text.matches('\n').count() + 1).contains(&line), "{line}");
            prop_assert!((1..=longest + 2).contains(&column), "{column}");
        }
    }
}
