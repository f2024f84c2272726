//! The one place of this room that draws random numbers.

use zeroize::Zeroizing;

use super::error::AuthError;

/// Returns `N` random bytes of the operating system's.
pub(super) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, AuthError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(AuthError::NoRandomness)?;
    Ok(bytes)
}
