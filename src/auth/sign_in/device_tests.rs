//! Remembered devices: named at every step, proved, confirmed, and dropped where the pool has forgotten them.

use serde_json::{Value, json};

use crate::auth::device::RememberedDevice;
use crate::auth::error::AuthError;
use crate::auth::fixture::{USER, result};
use crate::auth::sign_in::fixture::{alice, carried_out, challenge, verifier};
use crate::auth::sign_in::flow::Flow;
use crate::auth::sign_in::request::{DeviceOutcome, SignIn};
use crate::transport::stub_server::Reply;

const KEY: &str = "eu-central-1_0a1b2c3d-1111-4222-8333-0123456789ab";

fn known() -> SignIn {
    SignIn {
        device: Some(RememberedDevice {
            key: KEY.to_owned(),
            group_key: "-Ab1Cd2Ef3".to_owned(),
            password: "device-password".into(),
        }),
        ..alice(Flow::Srp)
    }
}

fn device_verifier() -> Reply {
    challenge(
        "DEVICE_PASSWORD_VERIFIER",
        &json!({
            "SALT": "a1b2c3d4e5f60718293a4b5c6d7e8f",
            "SRP_B": "36ef01c6dde9fe503da333b1acc758ba",
            "SECRET_BLOCK": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "DEVICE_KEY": KEY,
        }),
    )
}

fn with_new_device() -> Reply {
    let mut answer = result(Some("refresh"));
    answer["AuthenticationResult"]["NewDeviceMetadata"] =
        json!({ "DeviceKey": KEY, "DeviceGroupKey": "-Ab1Cd2Ef3" });
    Reply::json(200, answer)
}

#[tokio::test]
async fn a_known_device_is_named_and_proved() {
    let replies = vec![
        Reply::json(200, verifier()),
        challenge("DEVICE_SRP_AUTH", &json!({ "DEVICE_KEY": KEY })),
        device_verifier(),
        Reply::json(200, result(Some("refresh"))),
    ];
    let (outcome, sent, asked) = carried_out(&known(), replies, &[]).await;
    let signed_in = outcome.unwrap();
    assert!(matches!(signed_in.device, DeviceOutcome::Unchanged));
    assert_eq!(signed_in.tokens.device_key.as_deref(), Some(KEY));
    assert!(asked.is_empty());
    assert_eq!(sent[0]["AuthParameters"]["DEVICE_KEY"], KEY);
    for sent in &sent[1..] {
        assert_eq!(sent["ChallengeResponses"]["DEVICE_KEY"], KEY);
        assert_eq!(sent["ChallengeResponses"]["USERNAME"], USER);
    }
    let proof = |sent: &Value| sent["ChallengeResponses"]["PASSWORD_CLAIM_SIGNATURE"].clone();
    assert!(proof(&sent[3]).is_string());
    assert_ne!(proof(&sent[1]), proof(&sent[3]));
    assert_ne!(
        sent[0]["AuthParameters"]["SRP_A"],
        sent[2]["ChallengeResponses"]["SRP_A"]
    );
}

#[tokio::test]
async fn a_forgotten_device_is_dropped_and_the_sign_in_begun_once_more() {
    let forgotten = Reply::error("ResourceNotFoundException", "Device does not exist.");
    let wrong = Reply::error("NotAuthorizedException", "Incorrect username or password.");
    for replies in [
        vec![forgotten.clone()],
        vec![Reply::json(200, verifier()), forgotten],
        vec![
            Reply::json(200, verifier()),
            challenge("DEVICE_SRP_AUTH", &json!({})),
            device_verifier(),
            wrong,
        ],
    ] {
        let mut replies = replies;
        let again = replies.len();
        replies.extend([
            Reply::json(200, verifier()),
            Reply::json(200, result(Some("refresh"))),
        ]);
        let (outcome, sent, _) = carried_out(&known(), replies, &[]).await;
        let signed_in = outcome.unwrap();
        assert!(matches!(signed_in.device, DeviceOutcome::Forgotten));
        assert_eq!(signed_in.tokens.device_key, None);
        assert_eq!(
            sent[again]["AuthParameters"]["USERNAME"],
            "alice@example.com"
        );
        assert_eq!(sent[again]["AuthParameters"].get("DEVICE_KEY"), None);
    }
}

#[tokio::test]
async fn a_device_that_was_not_named_cannot_be_asked_for() {
    for asked in [challenge("DEVICE_SRP_AUTH", &json!({})), device_verifier()] {
        let (outcome, ..) = carried_out(&alice(Flow::Password), vec![asked], &[]).await;
        let error = outcome.unwrap_err();
        assert!(
            matches!(error, AuthError::MalformedAnswer { .. }),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_new_device_is_confirmed_where_that_is_wanted() {
    let wanted = SignIn {
        remember_device: true,
        ..alice(Flow::Password)
    };
    let confirmed =
        |necessary: bool| Reply::json(200, json!({ "UserConfirmationNecessary": necessary }));
    for necessary in [false, true] {
        let mut replies = vec![with_new_device(), confirmed(necessary)];
        if necessary {
            replies.push(Reply::json(200, json!({})));
        }
        let (outcome, sent, _) = carried_out(&wanted, replies, &[]).await;
        let signed_in = outcome.unwrap();
        let DeviceOutcome::Remembered(device) = signed_in.device else {
            panic!("{:?}", signed_in.device);
        };
        assert_eq!(
            (device.key.as_str(), device.group_key.as_str()),
            (KEY, "-Ab1Cd2Ef3")
        );
        assert_eq!(sent[1]["AccessToken"], "access");
        assert_eq!(sent[1]["DeviceKey"], KEY);
        let config = &sent[1]["DeviceSecretVerifierConfig"];
        assert!(config["Salt"].is_string() && config["PasswordVerifier"].is_string());
        assert!(
            !sent[1]
                .to_string()
                .contains(device.password.expose().as_str())
        );
        assert_eq!(sent.len(), if necessary { 3 } else { 2 });
        if necessary {
            assert_eq!(sent[2]["DeviceRememberedStatus"], "remembered");
        }
    }
}

#[tokio::test]
async fn a_new_device_is_left_alone_where_nobody_asked_for_it_but_named_at_renewal() {
    let (outcome, sent, _) =
        carried_out(&alice(Flow::Password), vec![with_new_device()], &[]).await;
    let signed_in = outcome.unwrap();
    assert!(matches!(signed_in.device, DeviceOutcome::NotConfirmed));
    assert_eq!(signed_in.tokens.device_key.as_deref(), Some(KEY));
    assert_eq!(sent.len(), 1);
}

#[tokio::test]
async fn a_sign_in_is_complete_whatever_becomes_of_its_device() {
    let wanted = SignIn {
        remember_device: true,
        ..alice(Flow::Password)
    };
    let tokens = Reply::json(200, result(None));
    let (outcome, ..) = carried_out(&wanted, vec![tokens], &[]).await;
    assert!(matches!(outcome.unwrap().device, DeviceOutcome::NotTracked));

    let refused = Reply::error("InvalidParameterException", "Invalid device key given.");
    let (outcome, ..) = carried_out(&wanted, vec![with_new_device(), refused], &[]).await;
    assert!(matches!(
        outcome.unwrap().device,
        DeviceOutcome::NotRemembered(_)
    ));
}
