//! SHA-256 in the forms that the protocols of AWS share: keyed, and written in hex.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Returns the HMAC-SHA256 (RFC 2104) of the parts, one after another.
pub(super) fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length (RFC 2104)");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Returns bytes as lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 4231, test case 2.
    #[test]
    fn the_keyed_hash_is_that_of_the_rfc_however_its_data_is_cut() {
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let parts: [&[&[u8]]; 2] = [
            &[b"what do ya want for nothing?"],
            &[b"what do ya want ", b"for nothing?"],
        ];
        for parts in parts {
            assert_eq!(hex(&hmac_sha256(b"Jefe", parts)), expected);
        }
    }
}
