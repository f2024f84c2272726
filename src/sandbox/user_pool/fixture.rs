//! What the tests of this room share: a user, whoever stands otherwise, and what a wrong password is answered with.

use serde_json::json;

use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply};

pub(super) const ALICE: &str = r#"
[[user]]
name = "alice"
password = "alice-Passw0rd!"
aliases = ["alice@example.com"]
attributes = { email = "alice@example.com", email_verified = "true" }
groups = ["fans", "writers"]
[groups.writers]
precedence = 1
role = "Write"
[groups.fans]
[roles.Write]
"#;

/// The answer to a wrong password.
pub(super) const WRONG: (&str, &str) =
    ("NotAuthorizedException", "Incorrect username or password.");

/// Starts a sandbox with a user `nina` whose table ends with `status`.
pub(super) fn with_status(status: &str, settings: &str) -> Sandbox {
    let user = "[[user]]\nname = \"nina\"\npassword = \"Temp-Passw0rd!\"\n";
    test_client::start(&format!("{settings}\n{user}{status}"))
}

pub(super) fn get_user(sandbox: &Sandbox, access_token: &str) -> Reply {
    test_client::user_pool(sandbox, "GetUser", &json!({"AccessToken": access_token}))
}
