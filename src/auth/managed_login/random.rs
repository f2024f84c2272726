//! Random text that nobody guesses, for whatever ties a browser's answer to the request.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::auth::error::AuthError;
use crate::auth::random::random;
use crate::secret::SecretString;

/// In bytes. As text they are 43 characters, the fewest that RFC 7636 (4.1) allows for a verifier.
const LENGTH: usize = 32;

/// Returns 256 random bits in base64url, which no encoding of a URL changes.
pub(super) fn random_text() -> Result<SecretString, AuthError> {
    let bytes = random::<LENGTH>()?;
    Ok(URL_SAFE_NO_PAD.encode(bytes.as_slice()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_long_url_safe_and_never_the_same() {
        let text = random_text().unwrap();
        assert_eq!(text.expose().len(), 43);
        assert!(
            text.expose()
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        assert_ne!(text, random_text().unwrap());
    }
}
