//! Forgotten passwords and changed ones: codes, addresses, limits, and everything that is refused.

use serde_json::{Value, json};

use crate::sandbox::outbox::Purpose;
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, sign_in, user_pool};
use crate::sandbox::user_pool::fixture::{ALICE, WRONG};

const MISMATCH: (&str, &str) = (
    "CodeMismatchException",
    "Invalid verification code provided, please try again.",
);
const LIMIT: (&str, &str) = (
    "LimitExceededException",
    "Attempt limit exceeded, please try after some time.",
);
const RITA: &str = r#"
[[user]]
name = "rita"
password = "rita-Passw0rd!"
aliases = ["rita@example.com"]
attributes = { email = "rita@example.com", email_verified = "true" }
status = "reset-required"
code = "123456"
"#;

fn forgot(sandbox: &Sandbox, username: &str) -> Reply {
    let input = json!({"ClientId": sandbox.client_id(), "Username": username});
    user_pool(sandbox, "ForgotPassword", &input)
}

fn confirm(sandbox: &Sandbox, username: &str, code: &str, password: &str) -> Reply {
    let input = json!({
        "ClientId": sandbox.client_id(), "Username": username,
        "ConfirmationCode": code, "Password": password,
    });
    user_pool(sandbox, "ConfirmForgotPassword", &input)
}

fn change(sandbox: &Sandbox, token: &str, previous: &str, proposed: &str) -> Reply {
    let input = json!({
        "AccessToken": token, "PreviousPassword": previous, "ProposedPassword": proposed,
    });
    user_pool(sandbox, "ChangePassword", &input)
}

#[test]
fn the_code_that_was_sent_opens_the_account_to_a_new_password_once() {
    let sandbox = test_client::start(RITA);
    let required = sign_in(&sandbox, "rita", "rita-Passw0rd!");
    assert_eq!(required.error().0, "PasswordResetRequiredException");
    assert_eq!(
        forgot(&sandbox, "rita@example.com").body,
        json!({"CodeDeliveryDetails": {
            "AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "r***@e***.com",
        }})
    );
    let sent = &sandbox.messages()[0];
    assert_eq!(
        (sent.purpose(), sent.code()),
        (Purpose::PasswordReset, "123456")
    );
    let weak = confirm(&sandbox, "rita", "123456", "weak");
    assert_eq!(weak.error().0, "InvalidPasswordException");
    let wrong = confirm(&sandbox, "rita", "654321", "New-Passw0rd!");
    assert_eq!(wrong.error(), MISMATCH);
    let done = confirm(&sandbox, "rita", "123456", "New-Passw0rd!");
    assert_eq!((done.status, &done.body), (200, &json!({})));
    sign_in(&sandbox, "rita", "New-Passw0rd!").token("IdToken");
    assert_eq!(sign_in(&sandbox, "rita", "rita-Passw0rd!").error(), WRONG);
    assert_eq!(
        confirm(&sandbox, "rita", "123456", "New-Passw0rd?").error(),
        (
            "ExpiredCodeException",
            "Invalid code provided, please request a code again."
        )
    );
}

#[test]
fn who_cannot_be_reached_or_may_not_is_told_so() {
    let none = "Cannot reset password for the user as there is no registered/verified email or phone_number";
    let verified = "email = \"n@example.com\", email_verified = \"true\"";
    for (keys, class, text) in [
        ("", "InvalidParameterException", none),
        (
            "attributes = { email = \"n@example.com\" }",
            "InvalidParameterException",
            none,
        ),
        (
            "attributes = { phone_number_verified = \"true\" }",
            "InvalidParameterException",
            none,
        ),
        (
            &format!("attributes = {{ {verified} }}\nenabled = false"),
            "NotAuthorizedException",
            "User is disabled.",
        ),
        (
            &format!("attributes = {{ {verified} }}\nstatus = \"temporary-password\""),
            "NotAuthorizedException",
            "User password cannot be reset in the current state.",
        ),
    ] {
        let user = format!("[[user]]\nname = \"nina\"\npassword = \"p\"\n{keys}");
        let sandbox = test_client::start(&user);
        assert_eq!(forgot(&sandbox, "nina").error(), (class, text), "{keys}");
    }
}

#[test]
fn a_verified_telephone_is_used_where_there_is_no_mailbox() {
    let user = "[[user]]\nname = \"nina\"\npassword = \"p\"\nattributes = { phone_number = \"+15555559999\", phone_number_verified = \"true\" }";
    let sandbox = test_client::start(user);
    let sent = forgot(&sandbox, "nina").body["CodeDeliveryDetails"].clone();
    assert_eq!(
        sent,
        json!({"AttributeName": "phone_number", "DeliveryMedium": "SMS", "Destination": "+*******9999"})
    );
}

#[test]
fn a_user_who_is_not_there_is_named_or_hidden_as_the_pool_says() {
    let open = test_client::start(RITA);
    let unknown = ("UserNotFoundException", "User does not exist.");
    assert_eq!(forgot(&open, "nobody").error(), unknown);
    let confirmed = confirm(&open, "nobody", "123456", "New-Passw0rd!");
    assert_eq!(confirmed.error(), unknown);

    let setting = "[user_pool]\nprevent_user_existence_errors = true";
    let hiding = test_client::start(&format!("{RITA}\n{setting}"));
    let first = forgot(&hiding, "nobody");
    assert_eq!(first.status, 200);
    assert_eq!(first.body, forgot(&hiding, "nobody").body);
    let destination = first.body["CodeDeliveryDetails"]["Destination"].as_str();
    assert!(destination.unwrap().contains("***@"));
    let confirmed = confirm(&hiding, "nobody", "123456", "New-Passw0rd!");
    assert_eq!(confirmed.error(), MISMATCH);
    assert!(hiding.messages().is_empty());
}

#[test]
fn too_many_codes_and_too_many_wrong_ones_are_refused() {
    let sandbox = test_client::start(RITA);
    for _ in 0..5 {
        assert_eq!(forgot(&sandbox, "rita").status, 200);
        let wrong = confirm(&sandbox, "rita", "000000", "New-Passw0rd!");
        assert_eq!(wrong.error(), MISMATCH);
    }
    assert_eq!(forgot(&sandbox, "rita").error(), LIMIT);
    let right = confirm(&sandbox, "rita", "123456", "New-Passw0rd!");
    assert_eq!(right.error(), LIMIT);
}

#[test]
fn a_signed_in_user_changes_the_password_with_the_old_one() {
    let sandbox = test_client::start(ALICE);
    let token = sign_in(&sandbox, "alice", "alice-Passw0rd!").token("AccessToken");
    let weak = change(&sandbox, &token, "alice-Passw0rd!", "weak");
    assert_eq!(weak.error().0, "InvalidPasswordException");
    let wrong = change(&sandbox, &token, "wrong", "New-Passw0rd!");
    assert_eq!(wrong.error(), WRONG);
    let done = change(&sandbox, &token, "alice-Passw0rd!", "New-Passw0rd!");
    assert_eq!((done.status, &done.body), (200, &json!({})));
    sign_in(&sandbox, "alice", "New-Passw0rd!").token("IdToken");
    assert_eq!(sign_in(&sandbox, "alice", "alice-Passw0rd!").error(), WRONG);
    for _ in 0..4 {
        change(&sandbox, &token, "wrong", "New-Passw0rd!");
    }
    let limited = change(&sandbox, &token, "New-Passw0rd!", "New-Passw0rd?");
    assert_eq!(limited.error(), LIMIT);
    let garbage = change(&sandbox, "garbage", "New-Passw0rd!", "New-Passw0rd?");
    assert_eq!(
        garbage.error(),
        ("NotAuthorizedException", "Invalid Access Token")
    );
}

#[test]
fn a_client_with_a_secret_shows_its_hash_over_the_name_as_typed() {
    let sandbox = test_client::start(&format!("{RITA}\n[client]\nid = \"c1\"\nsecret = \"s1\""));
    let call = |operation: &str, username: &str, hash: Value| {
        let input = json!({
            "ClientId": "c1", "Username": username, "SecretHash": hash,
            "ConfirmationCode": "123456", "Password": "New-Passw0rd!",
        });
        user_pool(&sandbox, operation, &input)
    };
    // HMAC-SHA256 with key `s1` over `ritac1` and `rita@example.comc1`, made with openssl.
    let of_name = json!("4wH97WVkFX/Oj8QMFoQBlI3sAF0qmZisZqz/4UHzWAY=");
    let of_alias = json!("iABAmDkmcYSAL4luPPRaqvlO1i/7MYDqx6sqp13Znu8=");
    for operation in ["ForgotPassword", "ConfirmForgotPassword"] {
        let without = call(operation, "rita", Value::Null);
        assert_eq!(without.error().0, "NotAuthorizedException");
        let wrong = call(operation, "rita", of_alias.clone());
        assert_eq!(
            wrong.error().1,
            "Unable to verify secret hash for client c1"
        );
    }
    assert_eq!(
        call("ForgotPassword", "rita@example.com", of_alias).status,
        200
    );
    assert_eq!(call("ConfirmForgotPassword", "rita", of_name).status, 200);
}

#[test]
fn members_that_are_missing_are_named() {
    let sandbox = test_client::start(RITA);
    for operation in ["ForgotPassword", "ConfirmForgotPassword"] {
        let input = json!({"ClientId": sandbox.client_id()});
        let reply = user_pool(&sandbox, operation, &input);
        assert_eq!(reply.error().0, "InvalidParameterException");
        assert!(reply.error().1.contains("'username'"), "{}", reply.body);
        let reply = user_pool(&sandbox, operation, &json!({"Username": "rita"}));
        assert!(reply.error().1.contains("'clientId'"), "{}", reply.body);
    }
    let reply = user_pool(&sandbox, "ChangePassword", &json!({}));
    assert!(reply.error().1.contains("'accessToken'"), "{}", reply.body);
}
