//! HMAC-SHA256 over several parts, as if they were written one after the other.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Returns the code of `parts` under `key`.
pub(super) fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length (RFC 2104)");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
