//! A new password for a temporary one.

use serde_json::json;

use crate::sandbox::test_client::{Srp, claims, respond, sign_in};
use crate::sandbox::user_pool::fixture::{WRONG, with_status};

#[test]
fn a_temporary_password_leads_to_one_of_the_users_own() {
    let settings = "[user_pool]\nrequired_attributes = [\"email\", \"name\"]";
    let status = "status = \"temporary-password\"\nattributes = { email = \"nina@example.com\" }";
    let sandbox = with_status(status, settings);
    let asked = Srp::begin(&sandbox, "nina").prove(&sandbox, "Temp-Passw0rd!");
    assert_eq!(asked.body["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let parameters = &asked.body["ChallengeParameters"];
    assert_eq!(
        parameters["requiredAttributes"],
        r#"["userAttributes.name"]"#
    );
    assert_eq!(
        parameters["userAttributes"],
        r#"{"email":"nina@example.com"}"#
    );
    let session = asked.body["Session"].as_str();

    let answer = |password: &str, attribute: &str, value: &str| {
        let responses = json!({
            "USERNAME": "nina", "NEW_PASSWORD": password, attribute: value,
        });
        respond(&sandbox, "NEW_PASSWORD_REQUIRED", session, &responses)
    };
    let name = "userAttributes.name";
    for (password, rule) in [
        ("Ab-1", "Password not long enough"),
        ("abcdefg-1", "Password must have uppercase characters"),
        ("ABCDEFG-1", "Password must have lowercase characters"),
        ("Abcdefg-x", "Password must have numeric characters"),
        ("Abcdefg1x", "Password must have symbol characters"),
    ] {
        let said = format!("Password did not conform with policy: {rule}");
        assert_eq!(
            answer(password, name, "Nina").error(),
            ("InvalidPasswordException", said.as_str())
        );
    }
    assert_eq!(
        answer("New-Passw0rd!", name, "").error(),
        (
            "InvalidParameterException",
            "Invalid attributes given, name is missing"
        )
    );
    assert_eq!(
        answer("New-Passw0rd!", "userAttributes.email", "x").error(),
        (
            "NotAuthorizedException",
            "Cannot modify an already provided email"
        )
    );
    let done = answer("New-Passw0rd!", name, "Nina");
    assert_eq!(claims(&done.token("IdToken"))["name"], "Nina");
    assert_eq!(
        answer("New-Passw0rd!", name, "Nina").error().1,
        "Invalid session for the user, session can only be used once."
    );
    assert_eq!(sign_in(&sandbox, "nina", "Temp-Passw0rd!").error(), WRONG);
    let srp = Srp::begin(&sandbox, "nina").prove(&sandbox, "New-Passw0rd!");
    srp.token("IdToken");
}
