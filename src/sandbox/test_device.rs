//! A device for tests: confirmed, and with a password that it proves by the formula.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::sandbox::accounts::SrpClient;
use crate::sandbox::server::Sandbox;
use crate::sandbox::test_client::{Reply, respond, timestamp, user_pool};

/// A device that was confirmed, with all that a client keeps of it.
pub(super) struct Known {
    pub(super) key: String,
    group_key: String,
    pub(super) password: String,
    /// The answer to `ConfirmDevice`.
    pub(super) confirmed: Value,
}

impl Known {
    /// Confirms the device of a sign-in.
    pub(super) fn confirm(sandbox: &Sandbox, signed_in: &Reply) -> Self {
        let metadata = &signed_in.body["AuthenticationResult"]["NewDeviceMetadata"];
        let text = |name: &str| metadata[name].as_str().unwrap().to_owned();
        let (key, group_key) = (text("DeviceKey"), text("DeviceGroupKey"));
        let password = "device-password".to_owned();
        let salt = [0xf1; 16];
        let verifier = SrpClient::verifier(&format!("{group_key}{key}:{password}"), &salt);
        let input = json!({
            "AccessToken": signed_in.token("AccessToken"), "DeviceKey": key, "DeviceName": "test",
            "DeviceSecretVerifierConfig": {
                "PasswordVerifier": STANDARD.encode(verifier),
                // With the zero byte that keeps the number positive.
                "Salt": STANDARD.encode([&[0], salt.as_slice()].concat()),
            },
        });
        let confirmed = user_pool(sandbox, "ConfirmDevice", &input);
        assert_eq!(confirmed.status, 200, "{}", confirmed.body);
        Self {
            key,
            group_key,
            password,
            confirmed: confirmed.body,
        }
    }

    /// Answers DEVICE_SRP_AUTH.
    pub(super) fn send_public_value(
        &self,
        sandbox: &Sandbox,
        username: &str,
        session: Option<&str>,
    ) -> Reply {
        let srp_a = SrpClient::new(&[7; 128]).public_hex();
        let responses = json!({"USERNAME": username, "DEVICE_KEY": self.key, "SRP_A": srp_a});
        respond(sandbox, "DEVICE_SRP_AUTH", session, &responses)
    }

    /// Answers DEVICE_PASSWORD_VERIFIER.
    pub(super) fn prove(&self, sandbox: &Sandbox, asked: &Reply, session: Option<&str>) -> Reply {
        let timestamp = timestamp(0, "%-d");
        let mut parameters = asked.body["ChallengeParameters"].clone();
        parameters["USER_ID_FOR_SRP"] = json!(self.key);
        let client = SrpClient::new(&[7; 128]);
        let claim = client.claim(&self.group_key, &self.password, &parameters, &timestamp);
        let responses = json!({
            "USERNAME": parameters["USERNAME"],
            "DEVICE_KEY": self.key,
            "TIMESTAMP": timestamp,
            "PASSWORD_CLAIM_SIGNATURE": claim,
            "PASSWORD_CLAIM_SECRET_BLOCK": parameters["SECRET_BLOCK"],
        });
        respond(sandbox, "DEVICE_PASSWORD_VERIFIER", session, &responses)
    }
}
