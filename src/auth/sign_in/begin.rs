//! Begin: the first call of each flow, and what is shown first where the user has a choice.

use std::collections::HashMap;

use aws_sdk_cognitoidentityprovider::types::AuthFlowType;

use super::attempt::{Attempt, one};
use super::choice;
use super::flow::{FirstFactor, Flow};
use crate::auth::error::AuthError;
use crate::auth::user_pool::Progress;
use crate::auth::verdict::Step;

impl Attempt<'_> {
    /// Sends the first call.
    pub(super) async fn begin(&mut self) -> Result<Progress, AuthError> {
        let mut parameters = self.identify();
        let flow = match self.request.flow {
            Flow::Srp => {
                parameters.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
                AuthFlowType::UserSrpAuth
            }
            Flow::Password => {
                parameters.insert("PASSWORD".to_owned(), self.password().await?);
                AuthFlowType::UserPasswordAuth
            }
            Flow::UserAuth => {
                self.prefer(&mut parameters).await?;
                AuthFlowType::UserAuth
            }
            Flow::Custom => {
                if self.proves_first() {
                    let public = self.begin_password_proof().await?;
                    parameters.insert("CHALLENGE_NAME".to_owned(), "SRP_A".to_owned());
                    parameters.insert("SRP_A".to_owned(), public);
                }
                AuthFlowType::CustomAuth
            }
        };
        self.pool.initiate(flow, parameters, Step::SignIn).await
    }

    /// What is wanted first: what was said, else the proof of a password that is at hand, which is not sent.
    fn wanted_first(&self) -> Option<FirstFactor> {
        let at_hand = self.password.as_ref().map(|_| FirstFactor::PasswordSrp);
        self.request.first_factor.or(at_hand)
    }

    /// Says at once what is wanted first, so that the pool need not ask.
    async fn prefer(&mut self, parameters: &mut HashMap<String, String>) -> Result<(), AuthError> {
        let Some(preferred) = self.wanted_first() else {
            return Ok(());
        };
        parameters.insert(
            "PREFERRED_CHALLENGE".to_owned(),
            preferred.as_str().to_owned(),
        );
        match preferred {
            FirstFactor::Password => {
                parameters.insert("PASSWORD".to_owned(), self.password().await?);
            }
            FirstFactor::PasswordSrp => {
                parameters.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
            }
            FirstFactor::EmailOtp | FirstFactor::SmsOtp => {}
        }
        Ok(())
    }

    /// A custom flow begins with a proof where the password is at hand, or was asked for by name.
    fn proves_first(&self) -> bool {
        self.password.is_some() || self.request.first_factor == Some(FirstFactor::PasswordSrp)
    }

    pub(super) async fn choose_first_factor(
        &mut self,
        offered: &[String],
    ) -> Result<HashMap<String, String>, AuthError> {
        let wanted = self.wanted_first().map(FirstFactor::as_str);
        let chosen = match wanted.filter(|wanted| offered.iter().any(|name| name == wanted)) {
            Some(wanted) => wanted.to_owned(),
            None => choice::first_factor(offered, self.prompt).await?,
        };
        let mut responses = one("ANSWER", chosen.clone());
        match chosen.as_str() {
            "PASSWORD" => {
                responses.insert("PASSWORD".to_owned(), self.password().await?);
            }
            "PASSWORD_SRP" => {
                responses.insert("SRP_A".to_owned(), self.begin_password_proof().await?);
            }
            _ => {}
        }
        Ok(responses)
    }
}
