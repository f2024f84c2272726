//! Choice-based sign-ins: the preferred challenge, the choice, and every first factor.

use serde_json::{Value, json};

use crate::sandbox::accounts::SrpClient;
use crate::sandbox::outbox::Purpose;
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{self, Reply, Srp, initiate, respond, user_pool};
use crate::sandbox::user_pool::fixture::WRONG;

const USERS: &str = r#"
[user_pool]
mfa = "optional"
[client]
flows = ["USER_AUTH"]
[[user]]
name = "faye"
password = "faye-Passw0rd!"
aliases = ["faye@example.com"]
attributes = { email = "faye@example.com", phone_number = "+15555559999" }
first_factors = ["EMAIL_OTP", "SMS_OTP", "PASSWORD", "PASSWORD_SRP", "WEB_AUTHN"]
[[user]]
name = "sam"
password = "sam-Passw0rd!"
attributes = { phone_number = "+15555559999" }
mfa = ["sms"]
code = "123456"
"#;

fn begin(sandbox: &Sandbox, parameters: &Value) -> Reply {
    initiate(sandbox, "USER_AUTH", parameters)
}

fn prefer(sandbox: &Sandbox, challenge: &str) -> Reply {
    begin(
        sandbox,
        &json!({"USERNAME": "faye@example.com", "PREFERRED_CHALLENGE": challenge}),
    )
}

fn choose(sandbox: &Sandbox, responses: &Value) -> Reply {
    let asked = begin(sandbox, &json!({"USERNAME": "faye"}));
    let mut responses = responses.clone();
    responses["USERNAME"] = json!("faye");
    let session = Some(asked.session());
    respond(sandbox, "SELECT_CHALLENGE", session, &responses)
}

#[test]
fn what_a_user_may_choose_from_is_listed_where_nothing_fitting_is_preferred() {
    let sandbox = test_client::start(USERS);
    let available = json!([
        "EMAIL_OTP",
        "SMS_OTP",
        "PASSWORD",
        "PASSWORD_SRP",
        "WEB_AUTHN"
    ]);
    let asked = begin(&sandbox, &json!({"USERNAME": "faye"}));
    assert_eq!(asked.challenge(), "SELECT_CHALLENGE");
    assert_eq!(asked.body["AvailableChallenges"], available);
    let parameters = json!({"USERNAME": "sam", "PREFERRED_CHALLENGE": "EMAIL_OTP"});
    let without_email = begin(&sandbox, &parameters);
    assert_eq!(without_email.challenge(), "SELECT_CHALLENGE");
    assert_eq!(
        without_email.body["AvailableChallenges"],
        json!(["PASSWORD", "PASSWORD_SRP"])
    );
}

#[test]
fn a_code_in_place_of_a_password_completes_a_sign_in() {
    let sandbox = test_client::start(USERS);
    for (challenge, destination) in [("EMAIL_OTP", "f***@e***.com"), ("SMS_OTP", "+*******9999")] {
        let preferred = prefer(&sandbox, challenge);
        let chosen = choose(&sandbox, &json!({"ANSWER": challenge}));
        for (asked, message) in [preferred, chosen]
            .iter()
            .zip(sandbox.messages().iter().rev().take(2).rev())
        {
            assert_eq!(asked.challenge(), challenge);
            assert_eq!(asked.parameter("CODE_DELIVERY_DESTINATION"), destination);
            assert_eq!(message.purpose(), Purpose::FirstFactor);
            assert_eq!(message.code().len(), 8);
            let response = format!("{challenge}_CODE");
            let wrong = asked.answer(&sandbox, "faye", &response, "0");
            assert_eq!(wrong.error().0, "CodeMismatchException");
            asked
                .answer(&sandbox, "faye", &response, message.code())
                .token("IdToken");
        }
    }
}

#[test]
fn a_password_is_taken_with_the_preference_with_the_choice_and_afterwards() {
    let sandbox = test_client::start(USERS);
    let preferred = |password: &str| {
        begin(
            &sandbox,
            &json!({"USERNAME": "faye", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": password}),
        )
    };
    preferred("faye-Passw0rd!").token("IdToken");
    assert_eq!(preferred("wrong").error(), WRONG);
    let chosen = |password: &str| {
        choose(
            &sandbox,
            &json!({"ANSWER": "PASSWORD", "PASSWORD": password}),
        )
    };
    chosen("faye-Passw0rd!").token("IdToken");
    assert_eq!(chosen("wrong").error(), WRONG);
    let asked = choose(&sandbox, &json!({"ANSWER": "PASSWORD"}));
    assert_eq!(asked.challenge(), "PASSWORD");
    asked
        .answer(&sandbox, "faye", "PASSWORD", "faye-Passw0rd!")
        .token("IdToken");
    let asked = prefer(&sandbox, "PASSWORD");
    let wrong = asked.answer(&sandbox, "faye", "PASSWORD", "wrong");
    assert_eq!(wrong.error(), WRONG);
    let replayed = asked.answer(&sandbox, "faye", "PASSWORD", "faye-Passw0rd!");
    assert_eq!(replayed.error().0, "NotAuthorizedException");
}

#[test]
fn srp_is_begun_with_the_preference_with_the_choice_and_afterwards() {
    let sandbox = test_client::start(USERS);
    let srp_a = SrpClient::new(&[7; 128]).public_hex();
    let preferred = json!({"USERNAME": "faye", "PREFERRED_CHALLENGE": "PASSWORD_SRP"});
    let with_preference = Srp::begin_as(&sandbox, "USER_AUTH", &preferred);
    let chosen = choose(&sandbox, &json!({"ANSWER": "PASSWORD_SRP", "SRP_A": srp_a}));
    let asked = choose(&sandbox, &json!({"ANSWER": "PASSWORD_SRP"}));
    assert_eq!(asked.challenge(), "PASSWORD_SRP");
    let afterwards = asked.answer(&sandbox, "faye", "SRP_A", &srp_a);
    let client = || SrpClient::new(&[7; 128]);
    for srp in [
        with_preference,
        Srp::follow(client(), &chosen),
        Srp::follow(client(), &afterwards),
    ] {
        srp.prove(&sandbox, "faye-Passw0rd!").token("IdToken");
    }
    let wrong = Srp::begin_as(&sandbox, "USER_AUTH", &preferred).prove(&sandbox, "wrong");
    assert_eq!(wrong.error(), WRONG);
    let garbage = choose(&sandbox, &json!({"ANSWER": "PASSWORD_SRP", "SRP_A": "xyz"}));
    assert_eq!(garbage.error().0, "InvalidParameterException");
}

#[test]
fn a_proof_within_it_must_bring_the_session_that_came_with_the_challenge() {
    let sandbox = test_client::start(USERS);
    let preferred = json!({"USERNAME": "faye", "PREFERRED_CHALLENGE": "PASSWORD_SRP"});
    for session in [None, Some("another-session")] {
        let srp = Srp::begin_as(&sandbox, "USER_AUTH", &preferred);
        let now = test_client::timestamp(0, "%-d");
        let responses = srp.responses(&sandbox, "faye-Passw0rd!", &now);
        let reply = respond(&sandbox, "PASSWORD_VERIFIER", session, &responses);
        assert_eq!(reply.error().1, "Invalid session for the user.");
    }
}

#[test]
fn a_second_factor_follows_a_password_but_no_code() {
    let sandbox = test_client::start(USERS);
    let parameters = json!({
        "USERNAME": "sam", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "sam-Passw0rd!",
    });
    let asked = begin(&sandbox, &parameters);
    assert_eq!(asked.challenge(), "SMS_MFA");
    asked
        .answer(&sandbox, "sam", "SMS_MFA_CODE", "123456")
        .token("IdToken");
}

#[test]
fn a_passkey_is_asked_for_and_cannot_be_shown() {
    let sandbox = test_client::start(USERS);
    let asked = choose(&sandbox, &json!({"ANSWER": "WEB_AUTHN"}));
    assert_eq!(asked.challenge(), "WEB_AUTHN");
    let options: Value =
        serde_json::from_str(asked.parameter("CREDENTIAL_REQUEST_OPTIONS")).unwrap();
    assert!(options["challenge"].is_string());
    let shown = asked.answer(&sandbox, "faye", "CREDENTIAL", "{}");
    assert_eq!(shown.error().0, "NotAuthorizedException");
}

#[test]
fn choices_that_were_not_offered_leave_the_choice_open() {
    let sandbox = test_client::start(USERS);
    let asked = begin(&sandbox, &json!({"USERNAME": "sam"}));
    for choice in ["EMAIL_OTP", "SMS_MFA", "password"] {
        let reply = asked.answer(&sandbox, "sam", "ANSWER", choice);
        assert_eq!(reply.error().0, "InvalidParameterException", "{choice}");
    }
    let of_another = asked.answer(&sandbox, "faye", "ANSWER", "PASSWORD");
    assert_eq!(of_another.error().1, "Invalid session for the user.");
    let chosen = asked.answer(&sandbox, "sam", "ANSWER", "PASSWORD");
    assert_eq!(chosen.challenge(), "PASSWORD");
    let other_question = respond(
        &sandbox,
        "PASSWORD_SRP",
        Some(chosen.session()),
        &json!({"USERNAME": "sam", "SRP_A": "2"}),
    );
    assert_eq!(other_question.error().1, "Invalid session for the user.");
    let unknown = prefer(&sandbox, "RIDDLE");
    assert_eq!(unknown.error().0, "InvalidParameterException");
}

#[test]
fn a_user_who_is_not_there_is_named_or_hidden_as_the_pool_says() {
    let nobody = json!({"USERNAME": "nobody"});
    let open = test_client::start(USERS);
    assert_eq!(
        begin(&open, &nobody).error(),
        ("UserNotFoundException", "User does not exist.")
    );
    let hiding = test_client::start(&USERS.replace(
        "[user_pool]",
        "[user_pool]\nprevent_user_existence_errors = true",
    ));
    assert_eq!(begin(&hiding, &nobody).error(), WRONG);
    let preferred = json!({"USERNAME": "nobody", "PREFERRED_CHALLENGE": "PASSWORD_SRP"});
    let made_up = Srp::begin_as(&hiding, "USER_AUTH", &preferred);
    assert_eq!(made_up.prove(&hiding, "x").error(), WRONG);
}

#[test]
fn the_factors_of_a_user_are_listed() {
    let sandbox = test_client::start(USERS);
    let parameters = json!({
        "USERNAME": "faye", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "faye-Passw0rd!",
    });
    let token = begin(&sandbox, &parameters).token("AccessToken");
    let factors = user_pool(
        &sandbox,
        "GetUserAuthFactors",
        &json!({"AccessToken": token}),
    );
    assert_eq!(
        factors.body["ConfiguredUserAuthFactors"],
        json!(["EMAIL_OTP", "SMS_OTP", "PASSWORD", "WEB_AUTHN"])
    );
}
