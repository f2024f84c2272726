//! The ids that API Gateway puts on every answer, made of the system's randomness.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::sandbox::signature::hex;

/// Returns a new request id of a REST API: a random UUID (RFC 9562, version 4).
pub(super) fn uuid() -> String {
    let mut bytes: [u8; 16] = random();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let [a, b, c, d] = [&bytes[..4], &bytes[4..6], &bytes[6..8], &bytes[8..10]].map(hex);
    format!("{a}-{b}-{c}-{d}-{}", hex(&bytes[10..]))
}

/// Returns a new extended request id: sixteen characters of base64.
pub(super) fn extended() -> String {
    STANDARD.encode(random::<11>())
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // An id only has to tell answers apart in a log; without randomness it is still well-formed.
    let _ = getrandom::fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_of_the_services_and_differ() {
        let id = uuid();
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(id.get(14..15), Some("4"));
        assert_ne!(id, uuid());
        let extended = extended();
        assert!(
            extended.len() == 16 && extended.ends_with('='),
            "{extended}"
        );
    }
}
