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

    /// The sign-in is complete whatever becomes of the device.
    fn note_device(&self, outcome: DeviceOutcome, known: Option<&RememberedDevice>) {
        let (store, realm) = (&self.options.store, &self.options.realm);
        let username = self.username();
        // Another process may have had the machine remembered anew in the meantime.
        let remove = || match store.device(realm, username)? {
            kept if kept.as_ref() == known => store.remove_device(realm, username),
            _ => Ok(()),
        };
        let noted = match outcome {
            DeviceOutcome::Unchanged => Ok(()),
            DeviceOutcome::NotConfirmed => {
                self.notice(
                    "the user pool tracks devices and renews no tokens of one that is not confirmed; `--remember-device` confirms this one"
                        .to_owned(),
                );
                Ok(())
            }
            DeviceOutcome::Remembered(device) => store.save_device(realm, username, &device),
            DeviceOutcome::Forgotten => {
                self.notice("the user pool has forgotten this device".to_owned());
                remove()
            }
            // What the machine was known by before is not what it is known by now.
            DeviceOutcome::NotTracked => {
                self.notice(
                    "the user pool tracks no devices, so this one is not remembered".to_owned(),
                );
                remove()
            }
            DeviceOutcome::NotRemembered(error) => {
                self.notice(format!("this device is not remembered: {error}"));
                remove()
            }
        };
        if let Err(error) = noted {
            self.notice(format!(
                "what this device is remembered by is not kept: {error}"
            ));
        }
    }
}
