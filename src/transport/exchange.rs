//! What was asked of an AWS service and what it answered, for the eyes of a user: secrets are gone before it exists.

use std::sync::Arc;

use serde_json::Value;

/// Told of every exchange with an AWS service, each attempt by itself.
pub type Observer = Arc<dyn Fn(&Exchange) + Send + Sync>;

/// Keys whose text says something and gives nothing away. Every other text is taken for a secret.
const HARMLESS: [&str; 29] = [
    "__type",
    "message",
    "Message",
    "AuthFlow",
    "ChallengeName",
    "CODE_DELIVERY_DELIVERY_MEDIUM",
    "ClientId",
    "CustomRoleArn",
    "Expiration",
    "ExpiresIn",
    "FRIENDLY_DEVICE_NAME",
    "IdentityId",
    "IdentityPoolId",
    "MFAS_CAN_CHOOSE",
    "MFAS_CAN_SETUP",
    "TokenType",
    "alg",
    "authorization_endpoint",
    "end_session_endpoint",
    "error",
    "error_description",
    "issuer",
    "jwks_uri",
    "kid",
    "kty",
    "requiredAttributes",
    "token_endpoint",
    "token_type",
    "use",
];

/// One attempt at an operation of an AWS service, redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// The HTTP method.
    pub method: String,
    /// The operation, as `X-Amz-Target` names it; empty where the protocol has none.
    pub operation: String,
    /// Where it was sent.
    pub url: String,
    /// The request's body as redacted JSON.
    pub request_body: String,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// The service's id for this request, which AWS support asks for.
    pub request_id: Option<String>,
    /// The answer's body as redacted JSON, empty if there was none.
    pub response_body: String,
}

/// Returns a JSON body with every text replaced that is not known to be harmless. A body that is not JSON is described
/// and not shown.
pub(super) fn redact(body: &[u8]) -> String {
    if body.is_empty() {
        return String::new();
    }
    match serde_json::from_slice(body) {
        Ok(mut value) => {
            hide(&mut value, false);
            value.to_string()
        }
        Err(_) => format!("({} bytes that are not JSON)", body.len()),
    }
}

fn hide(value: &mut Value, harmless: bool) {
    match value {
        Value::String(text) if !harmless => "(redacted)".clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| hide(item, harmless)),
        Value::Object(members) => members
            .iter_mut()
            .for_each(|(key, member)| hide(member, HARMLESS.contains(&key.as_str()))),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_is_known_to_be_harmless_is_shown() {
        let body = json!({
            "AuthFlow": "USER_SRP_AUTH",
            "AuthParameters": { "USERNAME": "alice", "SRP_A": "abc123", "SECRET_HASH": "hash" },
            "Logins": { "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab1": "eyJ" },
            "Credentials": { "Expiration": 1_772_705_287.0, "SecretKey": "key" },
            "List": ["a", { "message": "shown" }],
        });
        let shown: Value = serde_json::from_str(&redact(body.to_string().as_bytes())).unwrap();
        let hidden = "(redacted)";
        assert_eq!(
            shown,
            json!({
                "AuthFlow": "USER_SRP_AUTH",
                "AuthParameters": { "USERNAME": hidden, "SRP_A": hidden, "SECRET_HASH": hidden },
                "Logins": { "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab1": hidden },
                "Credentials": { "Expiration": 1_772_705_287.0, "SecretKey": hidden },
                "List": [hidden, { "message": "shown" }],
            })
        );
    }

    #[test]
    fn a_harmless_key_makes_nothing_below_it_harmless() {
        let body = br#"{"message": {"PASSWORD": "Passw0rd!"}}"#;
        assert!(!redact(body).contains("Passw0rd"));
    }

    #[test]
    fn a_body_that_is_not_json_is_not_shown() {
        assert_eq!(
            redact(b"PASSWORD=Passw0rd!"),
            "(18 bytes that are not JSON)"
        );
        assert_eq!(redact(b""), "");
    }
}
