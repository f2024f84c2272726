//! Setup: what holds for this run, and what is made of it: sessions and callers.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use super::Context;
use super::acting_as::ActingAs;
use super::answers;
use super::connect;
use crate::api::ApiClient;
use crate::call::{CallError, CallEvent, Caller, Observer};
use crate::cli::CommandError;
use crate::config::{ConfigError, ConfigFile, Overrides, SandboxValues, Settings, StoreKind};
use crate::ids::{ClientId, IdentityPoolId, Region, UserPoolId, Username};
use crate::output::verbose;
use crate::sandbox::{Sandbox, Scenario, User};
use crate::secret::SecretString;
use crate::session::{Realm, Session, SessionError, SessionOptions, SessionStore, StoreError};

/// What holds for this run.
pub(super) struct Setup {
    /// The settings of the user acted as.
    pub(super) settings: Arc<Settings>,
    /// The sandbox of `--sandbox`, which lives as long as the command.
    pub(super) sandbox: Option<Sandbox>,
    realm: OnceCell<Realm>,
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

    /// Lays the user's own keys over the profile's. Where a user is named, the settings have done so already.
    pub(super) fn act_as(&mut self, user: &Username) -> Result<(), ConfigError> {
        if self.settings.user() != Some(user) {
            self.settings = Arc::new(self.settings.acting_as(user)?);
        }
        Ok(())
    }

    /// Makes a session. Nothing is read or asked yet.
    pub(super) fn session(
        &self,
        context: &Context,
        acting: &ActingAs<'_>,
    ) -> Result<Session, CallError> {
        let settings = if self.settings.user() == Some(acting.user) {
            Arc::clone(&self.settings)
        } else {
            Arc::new(self.settings.acting_as(acting.user)?)
        };
        Ok(Session::new(SessionOptions {
            username: acting.user.clone(),
            profile: settings.profile().map(ToString::to_string),
            role: acting.role.or(settings.role()).map(str::to_owned),
            manner: answers::manner(&settings),
            password: answers::password(context, &settings, acting, self.sandbox.is_some()),
            store: self.store(context)?,
            realm: self.realm()?.clone(),
            clock: context.clock,
            prompt: answers::prompt(context, &settings, acting.user),
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
    let identity_pool = settings.identity_pool_id()?;
    let ids = [
        settings.user_pool_id()?.as_str(),
        settings.client_id()?.as_str(),
        identity_pool.map_or("", IdentityPoolId::as_str),
    ];
    Ok(Realm::of(&ids, settings.stand_in()?))
}

/// The flags that name the users of a sandbox.
fn one_of(users: &[User]) -> String {
    let flags: Vec<String> = users
        .iter()
        .map(|user| format!("`--as {}`", user.name()))
        .collect();
    flags.join(", ")
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
