//! Authentication: from a person, or a variable that speaks for one, to tokens; and what the pool remembers the machine by.

use super::error::SessionError;
use super::manner::Manner;
use super::session::Session;
use crate::auth::{DeviceOutcome, Prompt, RememberedDevice, SignIn, Tokens};
use crate::secret::SecretString;

impl Session {
    /// Signs the user in by answering what the pool asks. The store learns of the device and of nothing else.
    pub(super) async fn authenticate(
        &self,
        password: Option<SecretString>,
        prompt: &mut dyn Prompt,
    ) -> Result<Tokens, SessionError> {
        let Manner::Here {
            flow,
            first_factor,
            remember_device,
        } = (self.options.manner)()
        else {
            return Err(SessionError::NeedsBrowser {
                username: self.username().to_owned(),
            });
        };
        let store = &self.options.store;
        if remember_device && !store.keeps() {
            self.notice("no sessions are kept, so this device is not remembered either".to_owned());
        }
        let known = store.device(&self.options.realm, self.username())?;
        let request = SignIn {
            username: self.options.username.clone(),
            flow,
            first_factor,
            password,
            device: known.clone(),
            remember_device: remember_device && store.keeps(),
        };
        let user_pool = &self.cognito()?.user_pool;
        let signed_in = user_pool.sign_in(&request, prompt).await?;
        self.note_device(signed_in.device, known.as_ref());
        Ok(signed_in.tokens)
    }

    /// Drops what the machine was known by, once the pool has forgotten it.
    pub(super) fn forget_device(&self, key: &str) {
        let (store, realm) = (&self.options.store, &self.options.realm);
        let username = self.username();
        let kept = store.device(realm, username);
        // Another process may have had the machine remembered anew in the meantime.
        let dropped = match kept {
            Ok(Some(kept)) if kept.key == key => store.remove_device(realm, username),
            other => other.map(drop),
        };
        if let Err(error) = dropped {
            self.notice(format!(
                "what this device was remembered by is not removed: {error}"
            ));
        }
    }

    /// The sign-in is complete whatever becomes of the device.
    fn note_device(&self, outcome: DeviceOutcome, known: Option<&RememberedDevice>) {
        // What the machine was known by before is not what it is known by now.
        let forget = || {
            if let Some(known) = known {
                self.forget_device(&known.key);
            }
        };
        match outcome {
            DeviceOutcome::Unchanged => {}
            DeviceOutcome::NotConfirmed => self.notice(
                "the user pool tracks devices and renews no tokens of one that is not confirmed; `--remember-device` confirms this one"
                    .to_owned(),
            ),
            DeviceOutcome::Remembered(device) => self.keep_device(&device),
            DeviceOutcome::Forgotten => {
                self.notice("the user pool has forgotten this device".to_owned());
                forget();
            }
            DeviceOutcome::NotTracked => {
                self.notice(
                    "the user pool tracks no devices, so this one is not remembered".to_owned(),
                );
                forget();
            }
            DeviceOutcome::NotRemembered(error) => {
                self.notice(format!("this device is not remembered: {error}"));
                forget();
            }
        }
    }

    fn keep_device(&self, device: &RememberedDevice) {
        let (store, realm) = (&self.options.store, &self.options.realm);
        if let Err(error) = store.save_device(realm, self.username(), device) {
            self.notice(format!(
                "what this device is remembered by is not kept: {error}"
            ));
        }
    }
}
