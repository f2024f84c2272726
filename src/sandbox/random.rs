//! Random values: the one place where the sandbox asks the machine for randomness.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Returns `N` random bytes.
pub(super) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // A machine without randomness can sign nobody in; nothing that a caller sends leads here.
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// Returns a random UUID (RFC 9562, version 4).
pub(super) fn uuid() -> String {
    uuid_of(bytes())
}

/// Returns the UUID that belongs to a text, always the same.
pub(super) fn uuid_for(text: &str) -> String {
    let mut bytes = [0; 16];
    for (byte, digest) in bytes.iter_mut().zip(Sha256::digest(text)) {
        *byte = digest;
    }
    uuid_of(bytes)
}

fn uuid_of(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = u128::from_be_bytes(bytes);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        number >> 80 & 0xffff,
        number >> 64 & 0xffff,
        number >> 48 & 0xffff,
        number & 0xffff_ffff_ffff
    )
}

/// Returns `N` random bytes in base64.
pub(super) fn base64<const N: usize>() -> String {
    STANDARD.encode(bytes::<N>())
}

/// Returns `N` random bytes in base64 as it may stand in a URL, without padding.
pub(super) fn base64_url<const N: usize>() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<N>())
}

/// Returns `N` random decimal digits.
pub(super) fn digits<const N: usize>() -> String {
    bytes::<N>()
        .iter()
        .map(|byte| char::from(b'0' + byte % 10))
        .collect()
}

/// Returns `N` random characters of those that AWS uses in access key ids.
pub(super) fn key_id_characters<const N: usize>() -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    bytes::<N>()
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_five_groups_its_version_and_its_variant() {
        let uuid = uuid();
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(&uuid[14..15], "4");
        assert!("89ab".contains(&uuid[19..20]));
        assert_ne!(uuid, super::uuid());
    }

    #[test]
    fn the_uuid_of_a_text_stays_the_same() {
        assert_eq!(uuid_for("alice"), uuid_for("alice"));
        assert_ne!(uuid_for("alice"), uuid_for("bob"));
    }
}
