//! Answers: what the settings, or a person, have to say when somebody signs in. Nothing is looked up before it is needed.

use std::sync::Arc;

use super::Context;
use super::acting_as::ActingAs;
use crate::auth::{FirstFactor, Flow};
use crate::cli::{Answers, SecretSource, StdinSecrets, Ui};
use crate::clock::Clock;
use crate::config::{self, ConfigError, Settings, SignInFlow};
use crate::ids::Username;
use crate::secret::SecretString;
use crate::session::{Manner, MannerSource, PasswordSource, PromptSource};

/// Returns the answers to the questions of a user's sign-in that are held ready, and whether a person may be asked for
/// the others.
pub(super) fn answers(context: &Context, settings: &Arc<Settings>, user: &Username) -> Answers {
    held_ready(Asking::of(context), settings, user)
}

/// Who may be asked, and how.
#[derive(Clone, Copy)]
struct Asking {
    may_ask: bool,
    clock: Clock,
    ui: Ui,
}

impl Asking {
    fn of(context: &Context) -> Self {
        Self {
            may_ask: may_ask(context),
            clock: context.clock,
            ui: context.ui,
        }
    }
}

fn held_ready(asking: Asking, settings: &Arc<Settings>, user: &Username) -> Answers {
    let said = settings.sign_in();
    Answers {
        new_password: secret(settings, user, Settings::new_password_for),
        totp_secret: secret(settings, user, Settings::totp_secret_for),
        stdin: StdinSecrets::default(),
        code: settings.mfa_code_for(user),
        first_factor: said.first_factor.map(first_factor),
        second_factor: said.mfa,
        attributes: said.attributes.clone(),
        answers: said.answers.iter().cloned().collect(),
        may_ask: asking.may_ask,
        clock: asking.clock,
        ui: asking.ui,
        authenticator: None,
    }
}

fn secret(
    settings: &Arc<Settings>,
    user: &Username,
    of: fn(&Settings, &Username) -> Result<Option<SecretString>, ConfigError>,
) -> SecretSource {
    let (settings, user) = (Arc::clone(settings), user.clone());
    Arc::new(move || of(&settings, &user))
}

/// Returns what finds a user's password without asking. A sandbox knows its users' passwords, wherever a suite written for
/// AWS finds them; one that stands in the suite is meant.
pub(super) fn password(
    context: &Context,
    settings: &Arc<Settings>,
    acting: &ActingAs<'_>,
    sandboxed: bool,
) -> PasswordSource {
    let (settings, user) = (Arc::clone(settings), acting.user.clone());
    let own = acting
        .password
        .filter(|found| !sandboxed || found.is_literal())
        .map(|found| (found.clone(), context.environment.clone()));
    Arc::new(move || match &own {
        Some((reference, environment)) => {
            reference
                .resolve(environment)
                .map(Some)
                .map_err(|source| ConfigError::Secret {
                    key: format!("users.{user}.password"),
                    source,
                })
        }
        None => settings.password_for(&user),
    })
}

/// Returns what makes whoever answers the questions of a sign-in.
pub(super) fn prompt(context: &Context, settings: &Arc<Settings>, user: &Username) -> PromptSource {
    let (settings, user) = (Arc::clone(settings), user.clone());
    let asking = Asking::of(context);
    Arc::new(move || Box::new(held_ready(asking, &settings, &user)))
}

/// Returns what tells how users sign in.
pub(super) fn manner(settings: &Arc<Settings>) -> MannerSource {
    let settings = Arc::clone(settings);
    Arc::new(move || {
        let flow = match settings.flow() {
            SignInFlow::Srp => Flow::Srp,
            SignInFlow::Password => Flow::Password,
            SignInFlow::UserAuth => Flow::UserAuth,
            SignInFlow::Custom => Flow::Custom,
            SignInFlow::Web => return Manner::Browser,
        };
        let said = settings.sign_in();
        Manner::Here {
            flow,
            first_factor: said.first_factor.map(first_factor),
            remember_device: said.remember_device,
        }
    })
}

fn first_factor(word: config::FirstFactor) -> FirstFactor {
    match word {
        config::FirstFactor::Password => FirstFactor::Password,
        config::FirstFactor::PasswordSrp => FirstFactor::PasswordSrp,
        config::FirstFactor::EmailOtp => FirstFactor::EmailOtp,
        config::FirstFactor::SmsOtp => FirstFactor::SmsOtp,
    }
}

/// Returns whether a person may be asked.
pub(super) fn may_ask(context: &Context) -> bool {
    context.environment.terminal.stdin && !context.global.no_input
}
