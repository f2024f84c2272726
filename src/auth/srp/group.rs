//! The group that Cognito's SRP computes in, and the form in which its numbers are hashed.
//!
//! Cognito takes the 3072-bit prime of RFC 3526 (group 15) with g = 2, where RFC 5054 would take g = 5, and hashes numbers
//! in the two's-complement form of Java's `BigInteger`, where RFC 5054 pads them to the length of N.
//!
//! Numbers are boxed although their widths are known: code for fixed widths is compiled with whatever calls it, so that
//! it would miss the optimisation that the profiles give to the library (8 times slower in tests, measured).

use std::sync::LazyLock;

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd, U3072};
use zeroize::Zeroizing;

/// The width of N.
const BITS: u32 = U3072::BITS;
/// The width of N in bytes.
pub(in crate::auth) const BYTES: usize = U3072::BYTES;

/// N, as RFC 3526 section 4 prints it.
const PRIME_HEX: &str = concat!(
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd",
    "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed",
    "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f",
    "83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b",
    "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6955817183995497cea956ae515d2261898fa0510",
    "15728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7",
    "abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c",
    "bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
);

const PRIME: Odd<U3072> = Odd::<U3072>::from_be_hex(PRIME_HEX);

/// What Montgomery's arithmetic modulo N needs.
static PARAMS: LazyLock<BoxedMontyParams> =
    LazyLock::new(|| BoxedMontyParams::new_vartime(Odd::from(PRIME)));

/// k = H(PAD(N) || PAD(g)).
const MULTIPLIER: [u8; 32] = [
    0x53, 0x82, 0x82, 0xc4, 0x35, 0x47, 0x42, 0xd7, 0xcb, 0xbd, 0xe2, 0x35, 0x9f, 0xcf, 0x67, 0xf9,
    0xf5, 0xb3, 0xa6, 0xb0, 0x87, 0x91, 0xe5, 0x01, 0x1b, 0x43, 0xb8, 0xa5, 0xb6, 0x6d, 0x9e, 0xe6,
];

/// Returns g modulo N.
pub(in crate::auth) fn generator() -> BoxedMontyForm {
    element(&[2])
}

/// Returns k modulo N.
pub(in crate::auth) fn multiplier() -> BoxedMontyForm {
    element(&MULTIPLIER)
}

/// Returns a number of at most [`BYTES`] big-endian bytes modulo N.
pub(in crate::auth) fn element(bytes: &[u8]) -> BoxedMontyForm {
    BoxedMontyForm::new(BoxedUint::from_be_slice_truncated(bytes, BITS), &PARAMS)
}

/// Returns PAD(n) of a number given as big-endian bytes: without leading zero bytes, except one where the first bit
/// would otherwise read as a sign, and one byte for zero.
pub(in crate::auth) fn pad(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let significant = match bytes.iter().position(|byte| *byte != 0) {
        Some(first) => &bytes[first..],
        None => &[],
    };
    let mut padded = Zeroizing::new(Vec::with_capacity(significant.len() + 1));
    if significant.first().is_none_or(|byte| *byte >= 0x80) {
        padded.push(0);
    }
    padded.extend_from_slice(significant);
    padded
}
