//! The `SECRET_HASH` that proves an app client's secret (Amazon Cognito Developer Guide, "Computing secret hash values").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::auth::mac::hmac_sha256;
use crate::ids::ClientId;
use crate::secret::SecretString;

/// Returns the hash for one call. `username` is the very name that this call sends; where it sends none, the user's
/// real name.
pub(in crate::auth) fn secret_hash(
    secret: &SecretString,
    username: &str,
    client: &ClientId,
) -> String {
    let code = hmac_sha256(
        secret.expose().as_bytes(),
        &[username.as_bytes(), client.as_str().as_bytes()],
    );
    STANDARD.encode(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_independent_programs_come_out() {
        let guide = |name| {
            let client = ClientId::parse("1h57kf5cpq17m0eml12EXAMPLE").unwrap();
            let secret = "9ar5nqs1d3kq0jz8ecretEXAMPLE0123456789abcdefghijklm".into();
            secret_hash(&secret, name, &client)
        };
        assert_eq!(
            guide("alice@example.com"),
            "sQpajgSHmrhaL7fCGMdmo/dRnlw5DdNHu150r6Y6IjU="
        );
        assert_eq!(
            guide("3f2a7d5e-1111-4222-8333-444455556666"),
            "bNtO7/wkYS8NmvRRk1kmB335+9ZKRCbJceJed7ncDCM="
        );
        let client = ClientId::parse("client_id").unwrap();
        assert_eq!(
            secret_hash(&"secret".into(), "testuser", &client),
            "D/ABWbcxBZuLIHWpdWnsxay59WKMjltPvTVZmmKG5eM="
        );
    }
}
