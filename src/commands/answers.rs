//! Answers: what the settings, or a person, have to say when somebody signs in. Nothing is looked up before it is needed.

use std::sync::Arc;

use super::Context;
use super::acting_as::ActingAs;
use crate::auth::Flow;
use crate::cli::Answers;
use crate::config::{ConfigError, Settings, SignInFlow};
use crate::ids::Username;
use crate::session::{FlowSource, PasswordSource, PromptSource};

/// Returns the answers to the questions of a user's sign-in that are held ready, and whether a person may be asked for
/// the others.
pub(super) fn answers(
    context: &Context,
    settings: &Settings,
    user: &Username,
) -> Result<Answers, ConfigError> {
    held_ready(settings, user, may_ask(context))
}

fn held_ready(settings: &Settings, user: &Username, may_ask: bool) -> Result<Answers, ConfigError> {
    Ok(Answers {
        new_password: settings.new_password_for(user)?,
        new_password_on_stdin: false,
        attributes: settings.attributes().clone(),
        may_ask,
    })
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
    let (settings, user, may_ask) = (Arc::clone(settings), user.clone(), may_ask(context));
    Arc::new(move || Ok(Box::new(held_ready(&settings, &user, may_ask)?)))
}

/// Returns what tells the flow. Signing out needs none, so a flow that does not exist must not stand in its way.
pub(super) fn flow(settings: &Arc<Settings>) -> FlowSource {
    let settings = Arc::clone(settings);
    Arc::new(move || {
        Ok(match settings.flow()? {
            SignInFlow::Srp => Flow::Srp,
            SignInFlow::Password => Flow::Password,
        })
    })
}

/// Returns whether a person may be asked.
pub(super) fn may_ask(context: &Context) -> bool {
    context.environment.terminal.stdin && !context.global.no_input
}
