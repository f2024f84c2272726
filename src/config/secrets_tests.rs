//! For whom a password is.

use crate::config::fixture::{DEV, acting_as, resolve, shown, user};
use crate::config::overrides::Overrides;

#[test]
fn the_variables_password_is_tried_for_its_owner_alone() {
    let password = ("SIGCALL_PASSWORD", "of-the-variable");
    let alice = ("SIGCALL_USERNAME", "alice");
    let bobs = ("BOB_PASSWORD", "of-bob");
    let both = [password, alice, bobs];
    for (overrides, variables, name, expected) in [
        (
            Overrides::default(),
            &both[..],
            "alice",
            Some("of-the-variable"),
        ),
        (acting_as("bob"), &both, "bob", Some("of-bob")),
        (acting_as("carol"), &both, "carol", None),
        (
            acting_as("bob"),
            &[password, bobs],
            "bob",
            Some("of-the-variable"),
        ),
        (acting_as("bob"), &[password, bobs], "alice", None),
        (
            Overrides::default(),
            &[password, ("SIGCALL_AS", "carol")],
            "carol",
            Some("of-the-variable"),
        ),
        // The profile's own `username` does not make its user the owner.
        (Overrides::default(), &[password], "alice", None),
    ] {
        let settings = resolve(&overrides, variables, DEV).unwrap();
        let found = shown(settings.password_for(&user(name)));
        assert_eq!(found.as_deref(), expected, "{name} {variables:?}");
    }
}
