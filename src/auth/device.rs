//! RememberedDevice: what a user pool knows this machine by, so that a second factor need not be shown again (Amazon Cognito
//! Developer Guide, "Working with user devices in your user pool").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::error::AuthError;
use super::random::random;
use super::srp::{Identity, verifier};
use crate::secret::SecretString;

const PASSWORD_LENGTH: usize = 40;
const SALT_LENGTH: usize = 16;

/// A device that the user pool remembers for one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RememberedDevice {
    /// Its key, `<region>_<uuid>`, which goes with every call that is made from it.
    pub key: String,
    /// The key of its group, which stands where the pool's name stands in a proof of the user's password.
    pub group_key: String,
    /// What it proves to know.
    pub password: SecretString,
}

/// What a user pool gets to check a device's proofs with, in base64.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct DeviceVerifier {
    /// The salt.
    pub(super) salt: String,
    /// The verifier.
    pub(super) verifier: String,
}

impl RememberedDevice {
    /// Makes a password for a device that the pool has just named.
    pub(super) fn with_new_password(key: String, group_key: String) -> Result<Self, AuthError> {
        let bytes = random::<PASSWORD_LENGTH>()?;
        // The text is what is hashed, not the bytes behind it.
        let password = SecretString::new(STANDARD.encode(bytes.as_slice()));
        Ok(Self {
            key,
            group_key,
            password,
        })
    }

    /// Returns the verifier of the password under a fresh salt.
    pub(super) fn verifier(&self) -> Result<DeviceVerifier, AuthError> {
        Ok(self.verifier_with(&*random::<SALT_LENGTH>()?))
    }

    fn verifier_with(&self, salt: &[u8; SALT_LENGTH]) -> DeviceVerifier {
        let (salt, verifier): (_, Zeroizing<Vec<u8>>) = verifier(self.identity(), salt);
        DeviceVerifier {
            salt: STANDARD.encode(salt.as_slice()),
            verifier: STANDARD.encode(verifier.as_slice()),
        }
    }

    /// Returns who proves what, where the device does.
    pub(super) fn identity(&self) -> Identity<'_> {
        Identity {
            group: &self.group_key,
            id: &self.key,
            password: &self.password,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with two libraries that agree; see the vectors of SRP for the sign-in with the same device.
    #[test]
    fn the_verifier_is_the_one_that_other_programs_make() {
        let device = RememberedDevice {
            key: "eu-central-1_0a1b2c3d-1111-4222-8333-0123456789ab".to_owned(),
            group_key: "-Ab1Cd2Ef3".to_owned(),
            password: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw==".into(),
        };
        let salt = [
            0xf1, 0xe2, 0xd3, 0xc4, 0xb5, 0xa6, 0x97, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22,
            0x11, 0x00,
        ];
        let made = device.verifier_with(&salt);
        assert_eq!(made.salt, "APHi08S1ppeId2ZVRDMiEQA=");
        assert_eq!(
            made.verifier,
            concat!(
                "APMc+gFZw7EQAH9p56BXhjLVuurGaWAiXJWJe0EndXtsqjSGt8zNnUdsbdVR1LOachePKexyMPp0eU/oDz/kXCLQ6Dp+f+GW",
                "ym97swqazNp/i4+P2BoRcXa0o4W+BVyhlZmep3KmrNbJhM2j0lRQ5QAC4NhdNwMso6N5JQLPeHoWbhOT7CwZiAFnYfBUawSS",
                "mZMFsv/l58zqdmp4f1i2I0WX7Ad0K5IqgbqLaf4CZIHkQzYE0WeEuwEEArjb3+TkbY866/GggYwha/bHf6hsgCl8OapO3l4a",
                "glgDs6OqmpOnpaFrocmw8zhEDWDaF4P+VQtZOnv083RY4uZxGTvQQ0bhUCtSYY1dJZ/sG7QQAnijc3gp+XYZZZPzqbCvEim/",
                "ftp+pwNZ1Z6gimClifIZTqN31blfaOoiCwNKAfjaZsK+YaPYMsc6BpseDr087fC4Cvoy3+Le5uguWF9uTdtFL1FQYwxgAba/",
                "Ff6bS4dcwvYdFB2QPRSo6tBp341CbSnltQ==",
            )
        );
    }

    #[test]
    fn a_new_password_is_forty_random_bytes() {
        let make = || RememberedDevice::with_new_password("k".into(), "g".into()).unwrap();
        let (first, second) = (make(), make());
        assert_ne!(first.password, second.password);
        assert_eq!(STANDARD.decode(first.password.expose()).unwrap().len(), 40);
        assert!(!format!("{first:?}").contains(first.password.expose().as_str()));
    }
}
