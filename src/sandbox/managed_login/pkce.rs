//! Proof Key for Code Exchange (RFC 7636), method S256 alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// What an authorization request shows of a verifier that only its sender knows.
#[derive(Debug, Clone)]
pub(super) struct CodeChallenge([u8; 32]);

impl CodeChallenge {
    /// Reads the parameter `code_challenge`: a SHA-256 digest in base64url without padding.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// Returns whether a verifier is the one, and is of the form that the RFC asks for.
    pub(super) fn is_met_by(&self, verifier: &str) -> bool {
        let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        (43..=128).contains(&verifier.len())
            && verifier.bytes().all(is_unreserved)
            && self.0.ct_eq(&Sha256::digest(verifier)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn the_verifier_of_the_rfc_meets_its_challenge_and_no_other_does() {
        let challenge = CodeChallenge::parse(CHALLENGE).unwrap();
        assert!(challenge.is_met_by(VERIFIER));
        for other in [&VERIFIER[1..], &VERIFIER.to_lowercase(), CHALLENGE, ""] {
            assert!(!challenge.is_met_by(other), "{other}");
        }
    }

    #[test]
    fn a_verifier_of_the_wrong_form_meets_nothing() {
        for verifier in ["short", &"a".repeat(129), &" ".repeat(43)] {
            let challenge = CodeChallenge(Sha256::digest(verifier).into());
            assert!(!challenge.is_met_by(verifier), "{verifier}");
        }
    }

    #[test]
    fn what_is_no_digest_is_no_challenge() {
        let padded = format!("{CHALLENGE}=");
        for text in [
            "",
            "abc",
            &padded,
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
            VERIFIER,
        ] {
            let is_digest = text == VERIFIER;
            assert_eq!(CodeChallenge::parse(text).is_some(), is_digest, "{text}");
        }
    }
}
