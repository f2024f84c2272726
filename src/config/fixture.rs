//! What the tests of settings share: a profile with users, and settings resolved from it or from variables alone.

use std::path::Path;

use crate::config::error::ConfigError;
use crate::config::file::ConfigFile;
use crate::config::overrides::Overrides;
use crate::config::settings::Settings;
use crate::environment::Environment;
use crate::ids::Username;
use crate::secret::SecretString;

pub(super) const DEV: &str = r#"
[profiles.dev]
user_pool_id = "eu-central-1_AbCdEfGhI"
client_id = "1example23456789"
username = "alice"
role = "of-the-profile"
headers = { x-api-key = "env:API_KEY", x-tenant = "profile" }
allow_hosts = ["of.profile"]

[profiles.dev.users.bob]
password = "env:BOB_PASSWORD"
role = "of-bob"
auth = "id-token"
headers = { X-Tenant = "bob" }
"#;

fn file(text: &str) -> ConfigFile {
    ConfigFile::parse(Path::new("/home/a/config.toml"), text.as_bytes()).unwrap()
}

pub(super) fn user(name: &str) -> Username {
    Username::parse(name).unwrap()
}

pub(super) fn acting_as(name: &str) -> Overrides {
    Overrides {
        as_user: Some(user(name)),
        ..Overrides::default()
    }
}

pub(super) fn resolve(
    overrides: &Overrides,
    variables: &[(&str, &str)],
    text: &str,
) -> Result<Settings, ConfigError> {
    Settings::resolve(
        overrides,
        &Environment::of(variables.iter().copied()),
        Some(&file(text)),
    )
}

pub(super) fn by_variables(variables: &[(&str, &str)]) -> Settings {
    let environment = Environment::of(variables.iter().copied());
    Settings::resolve(&Overrides::default(), &environment, None).unwrap()
}

pub(super) fn shown(secret: Result<Option<SecretString>, ConfigError>) -> Option<String> {
    secret.unwrap().map(|secret| secret.expose().clone())
}
