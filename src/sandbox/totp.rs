//! Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, six digits, thirty seconds.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::sandbox::random;

/// How long one code is shown.
const STEP_SECONDS: u64 = 30;

/// What an authenticator app and the server share.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct TotpKey(Vec<u8>);

// Security: a derived one would print the key.
impl fmt::Debug for TotpKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(hidden)")
    }
}

impl TotpKey {
    /// A new key of 256 bits.
    pub(super) fn random() -> Self {
        Self(random::bytes::<32>().to_vec())
    }

    /// Reads a key in Base32 (RFC 4648), without padding; nothing where it is not one.
    pub(super) fn from_base32(text: &str) -> Option<Self> {
        let key = BASE32_NOPAD.decode(text.as_bytes()).ok()?;
        (!key.is_empty()).then_some(Self(key))
    }

    /// Returns the key in Base32, as `SecretCode` carries it.
    pub(super) fn to_base32(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// Returns the step whose code this is, the one of this time (seconds since 1970) or a neighbour, which a clock that
    /// is a little off would show (RFC 6238, 5.2).
    pub(super) fn step_of(&self, code: &str, now: u64) -> Option<u64> {
        let step = now / STEP_SECONDS;
        [step, step.saturating_sub(1), step + 1]
            .into_iter()
            .find(|step| self.code(*step).as_bytes().ct_eq(code.as_bytes()).into())
    }

    /// Returns the code of a step (RFC 4226, 5.3).
    fn code(&self, step: u64) -> String {
        format!("{:06}", self.truncated(step) % 1_000_000)
    }

    fn truncated(&self, step: u64) -> u32 {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0)
            .expect("HMAC takes a key of any length (RFC 2104)");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[19] & 0x0f);
        let mut word = [0; 4];
        word.copy_from_slice(&digest[offset..offset + 4]);
        u32::from_be_bytes(word) & 0x7fff_ffff
    }

    /// Returns the code that an app shows at a time, for tests that stand in for one.
    #[cfg(test)]
    pub(super) fn code_at(&self, now: u64) -> String {
        self.code(now / STEP_SECONDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TotpKey {
        TotpKey(b"12345678901234567890".to_vec())
    }

    // RFC 6238, appendix B, of which the last six of the eight digits are the code of six.
    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (time, digits) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            assert_eq!(key().truncated(time / 30) % 100_000_000, digits, "{time}");
            assert_eq!(key().code_at(time), format!("{:06}", digits % 1_000_000));
        }
    }

    #[test]
    fn a_code_is_good_in_its_own_step_and_in_both_neighbours() {
        let code = key().code_at(1_234_567_890);
        let step = 1_234_567_890 / 30;
        for (steps, expected) in [(0, Some(step)), (1, Some(step)), (2, None)] {
            assert_eq!(key().step_of(&code, (step + steps) * 30), expected);
            assert_eq!(key().step_of(&code, (step - steps) * 30 + 29), expected);
        }
    }

    #[test]
    fn what_is_no_code_has_no_step() {
        for code in ["", "5924", "0005924", "é05924", "005 924"] {
            assert_eq!(key().step_of(code, 1_234_567_890), None, "{code}");
        }
        assert_eq!(key().step_of("005924", 1_234_567_890), Some(41_152_263));
        assert_eq!(key().step_of("000000", 0), None);
    }

    #[test]
    fn a_key_is_read_from_base32_and_written_as_it_was() {
        let text = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        assert_eq!(TotpKey::from_base32(text).unwrap().to_base32(), text);
        for garbage in ["", "JBSWY3DP1", "jbswy3dp", "JBSW Y3DP", "é"] {
            assert!(TotpKey::from_base32(garbage).is_none(), "{garbage}");
        }
        assert_eq!(TotpKey::random().to_base32().len(), 52);
        assert_eq!(format!("{:?}", key()), "(hidden)");
    }
}
