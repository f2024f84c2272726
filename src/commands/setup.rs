//! Setup: what holds for this run, and what is made of it: sessions and callers.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use super::Context;
use super::connect;
use crate::api::ApiClient;
use crate::auth::Flow;
use crate::call::{CallError, CallEvent, Caller, Observer};
use crate::cli::{Answers, CommandError};
use crate::config::{
    ConfigError, ConfigFile, Overrides, SandboxValues, SecretRef, Settings, SignInFlow, StoreKind,
};
use crate::ids::{ClientId, IdentityPoolId, Region, UserPoolId, Username};
use crate::output::verbose;
use crate::sandbox::{Sandbox, Scenario, User};
use crate::secret::SecretString;
use crate::session::{
    PasswordSource, PromptSource, Realm, Session, SessionError, SessionOptions, SessionStore,
    StoreError,
};

/// What holds for this run.
pub(super) struct Setup {
    /// The settings of the user acted as.
    pub(super) settings: Arc<Settings>,
    /// The sandbox of `--sandbox`, which lives as long as the command.
    pub(super) sandbox: Option<Sandbox>,
    realm: OnceCell<Realm>,
}

/// Whose session to make.
#[derive(Debug, Clone, Copy)]
pub(super) struct As<'a> {
    /// Who.
    pub(super) user: &'a Username,
    /// The role to take, if not the one that the settings say.
    pub(super) role: Option<&'a str>,
    /// Where the password is found, if not where the settings say.
    pub(super) password: Option<&'a SecretRef>,
}

impl<'a> As<'a> {
    /// A user as the settings know them.
    pub(super) fn user(user: &'a Username) -> Self {
        Self {
            user,
            role: None,
            password: None,
        }
    }
}

impl Setup {
    /// Resolves the settings, or starts a sandbox and takes its own.
    pub(super) fn resolve(context: &Context, overrides: &Overrides) -> Result<Self, CommandError> {
        let setup = if context.global.sandbox {
            let sandbox = Sandbox::start(
                Scenario::built_in(),
                SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            )?;
            let settings =
                Settings::for_sandbox(values(&sandbox)?, overrides, &context.environment)?;
            Self {
                settings: Arc::new(settings),
                sandbox: Some(sandbox),
                realm: OnceCell::new(),
            }
        } else {
            let file = ConfigFile::open(overrides, &context.environment)?;
            let settings = Settings::resolve(overrides, &context.environment, file.as_ref())?;
            Self {
                settings: Arc::new(settings),
                sandbox: None,
                realm: OnceCell::new(),
            }
        };
        for warning in setup.settings.warnings() {
            context.ui.warning(warning);
        }
        Ok(setup)
    }

    /// Returns the store of sessions; a sandbox that ends with the command needs none.
    pub(super) fn store(&self, context: &Context) -> Result<SessionStore, SessionError> {
        match self.settings.store()? {
            StoreKind::None => Ok(SessionStore::none()),
            StoreKind::File => {
                let folder = context
                    .environment
                    .state_dir()
                    .ok_or(StoreError::NoFolder)?;
                Ok(SessionStore::in_folder(
                    folder.join("sigcall").join("sessions"),
                ))
            }
        }
    }

    /// Returns what tells the sessions of these settings from those of others.
    pub(super) fn realm(&self) -> Result<&Realm, ConfigError> {
        if let Some(realm) = self.realm.get() {
            return Ok(realm);
        }
        let realm = realm(&self.settings)?;
        Ok(self.realm.get_or_init(|| realm))
    }

    /// Returns whose session to use: who was named, else who signed in last.
    pub(super) fn user(&self, context: &Context) -> Result<Username, CommandError> {
        if let Some(user) = self.settings.user() {
            return Ok(user.clone());
        }
        let last = self.store(context)?.last_user(self.realm()?)?;
        let known = last.and_then(|name| Username::parse(&name).ok());
        known.ok_or_else(|| {
            let error = CommandError::from(SessionError::NoUser);
            match &self.sandbox {
                Some(sandbox) => error.only_hinted(format!("say who: {}", one_of(sandbox.users()))),
                None => error,
            }
        })
    }

    /// Makes a session. Nothing is read or asked yet.
    pub(super) fn session(&self, context: &Context, acting: &As<'_>) -> Result<Session, CallError> {
        let settings = Arc::new(self.settings.acting_as(acting.user)?);
        Ok(Session::new(SessionOptions {
            username: acting.user.clone(),
            profile: settings.profile().map(ToString::to_string),
            role: acting.role.or(settings.role()).map(str::to_owned),
            flow: match settings.flow()? {
                SignInFlow::Srp => Flow::Srp,
                SignInFlow::Password => Flow::Password,
            },
            password: password(context, &settings, acting, self.sandbox.is_some()),
            store: self.store(context)?,
            realm: self.realm()?.clone(),
            clock: context.clock,
            prompt: prompt(context, &settings, acting.user),
            cognito: connect::cognito(context, settings),
        }))
    }

    /// Makes who calls the API: a session, or nobody.
    pub(super) fn caller(
        &self,
        context: &Context,
        session: Option<Arc<Session>>,
        client: ApiClient,
    ) -> Caller {
        let ui = context.ui;
        let observer = (ui.verbosity >= 1).then(|| {
            let show = move |event: CallEvent<'_>| match event {
                CallEvent::Signed(canonical) if ui.verbosity >= 2 => {
                    ui.trace(|to| verbose::canonical(canonical, to));
                }
                CallEvent::Signed(_) => {}
                CallEvent::Answered(request, answer) => {
                    ui.trace(|to| verbose::call(request, answer, to));
                }
            };
            Arc::new(show) as Observer
        });
        Caller::new(Arc::clone(&self.settings), session, client, context.clock)
            .observed_by(observer)
    }
}

fn realm(settings: &Settings) -> Result<Realm, ConfigError> {
    let user_pool_url = settings.user_pool_endpoint()?.url.unwrap_or_default();
    let (identity_pool, identity_pool_url) = match settings.identity_pool_id()? {
        Some(pool) => (
            pool.as_str(),
            settings.identity_pool_endpoint()?.url.unwrap_or_default(),
        ),
        None => ("", String::new()),
    };
    Ok(Realm::of(&[
        settings.user_pool_id()?.as_str(),
        settings.user_pool_region()?.as_str(),
        settings.client_id()?.as_str(),
        identity_pool,
        &user_pool_url,
        &identity_pool_url,
    ]))
}

/// The flags that name the users of a sandbox.
fn one_of(users: &[User]) -> String {
    let flags: Vec<String> = users
        .iter()
        .map(|user| format!("`--as {}`", user.name()))
        .collect();
    flags.join(", ")
}

/// Returns whether a person may be asked.
pub(super) fn may_ask(context: &Context) -> bool {
    context.environment.terminal.stdin && !context.global.no_input
}

/// A sandbox knows its users' passwords, wherever a suite written for AWS finds them; one that stands in the suite is meant.
fn password(
    context: &Context,
    settings: &Arc<Settings>,
    acting: &As<'_>,
    sandboxed: bool,
) -> PasswordSource {
    let (settings, user) = (Arc::clone(settings), acting.user.clone());
    let own = acting
        .password
        .filter(|found| !sandboxed || found.is_literal())
        .cloned();
    let environment = context.environment.clone();
    Arc::new(move || match &own {
        Some(reference) => {
            reference
                .resolve(&environment)
                .map(Some)
                .map_err(|source| ConfigError::Secret {
                    key: format!("users.{user}.password"),
                    source,
                })
        }
        None => settings.password_for(&user),
    })
}

fn prompt(context: &Context, settings: &Arc<Settings>, user: &Username) -> PromptSource {
    let (settings, user, may_ask) = (Arc::clone(settings), user.clone(), may_ask(context));
    Arc::new(move || {
        Box::new(Answers {
            new_password: settings.new_password_for(&user).unwrap_or_default(),
            attributes: settings.attributes().clone(),
            may_ask,
        })
    })
}

fn values(sandbox: &Sandbox) -> Result<SandboxValues, CommandError> {
    let mut passwords = BTreeMap::new();
    for user in sandbox.users() {
        passwords.insert(
            Username::parse(user.name())?,
            SecretString::from(user.password()),
        );
    }
    Ok(SandboxValues {
        region: Region::parse(sandbox.region())?,
        user_pool_id: UserPoolId::parse(sandbox.user_pool_id())?,
        client_id: ClientId::parse(sandbox.client_id())?,
        identity_pool_id: IdentityPoolId::parse(sandbox.identity_pool_id())?,
        api_url: sandbox.api_url(),
        endpoint_url: sandbox.url().to_owned(),
        passwords,
    })
}
