//! `test`: every user against every route, and an exit status that a CI job can trust.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::Context;
use super::acting_as::ActingAs;
use super::connect::{self, Reach};
use super::overrides::of_global;
use super::setup::Setup;
use crate::api::ApiClient;
use crate::call::{CallError, Caller, OwnHosts};
use crate::cli::{CommandError, Kind, TestArgs, call_hints, call_kind, exit};
use crate::config::{ConfigError, ConfigFile, Overrides, SecretRef, Settings};
use crate::ids::ProfileName;
use crate::output::matrix;
use crate::session::Session;
use crate::suite::{self, Manner, Plan, Suite, SuiteResult, SuiteUser, Target};

/// What a sandbox's own suite is called where a file would be named.
const SANDBOX_SUITE: &str = "the sandbox's suite";

/// A suite that nothing keeps from being run.
struct Prepared {
    setup: Rc<Setup>,
    client: ApiClient,
    plan: Plan,
}

/// Runs the suites one after another and prints a matrix each.
pub(super) async fn run(context: &Context, args: TestArgs) -> Result<u8, CommandError> {
    let overrides = of_global(&context.global)?;
    let shared = context
        .global
        .sandbox
        .then(|| Setup::resolve(context, &overrides).map(Rc::new))
        .transpose()?;
    let mut prepared = Vec::new();
    // All of them before the first one runs: an error in the last should not cost the time of the first.
    for suite in suites(&args.files, shared.as_deref())? {
        warn_of_literals(context, &suite);
        let setup = match &shared {
            Some(setup) => Rc::clone(setup),
            None => Rc::new(Setup::resolve(
                context,
                &for_profile(context, &overrides, suite.profile.as_ref())?,
            )?),
        };
        prepared.push(prepare(context, setup, &suite)?);
    }
    let mut code = exit::OK;
    for suite in &prepared {
        let result = run_suite(context, suite, args.jobs.get()).await;
        print(context, &result)?;
        code = code.max(verdict(&result));
    }
    Ok(code)
}

/// Reads the suites named, or the sandbox's own.
fn suites(files: &[PathBuf], sandboxed: Option<&Setup>) -> Result<Vec<Suite>, CommandError> {
    if files.is_empty() {
        let own = sandboxed
            .and_then(|setup| setup.sandbox.as_ref())
            .and_then(|sandbox| sandbox.suite());
        let Some(text) = own else {
            return Err(CommandError::usage(
                "no suite file is named",
                "say `sigcall test FILE`, or `sigcall --sandbox test` for the sandbox's own suite",
            ));
        };
        return Ok(vec![Suite::parse(Path::new(SANDBOX_SUITE), text)?]);
    }
    files.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<Suite, CommandError> {
    let text = fs::read_to_string(path).map_err(|error| CommandError::file("read", path, error))?;
    Ok(Suite::parse(path, &text)?)
}

/// A flag or variable goes before the profile that the suite names. Without a configuration file, variables are all there
/// is, and they describe one API whatever the suite calls it.
fn for_profile(
    context: &Context,
    overrides: &Overrides,
    profile: Option<&ProfileName>,
) -> Result<Overrides, CommandError> {
    let named =
        overrides.profile.is_some() || context.environment.variable("SIGCALL_PROFILE").is_some();
    let mut overrides = overrides.clone();
    if !named && ConfigFile::open(&overrides, &context.environment)?.is_some() {
        overrides.profile = profile.cloned();
    }
    Ok(overrides)
}

/// A password in a file is readable by whoever reads the file.
fn warn_of_literals(context: &Context, suite: &Suite) {
    for user in &suite.users {
        if user.password.as_ref().is_some_and(SecretRef::is_literal) {
            context.ui.warning(&format!(
                "the password of `{}` stands in the suite; `env:NAME`, `file:PATH` or `command:…` keep it out",
                user.name
            ));
        }
    }
}

fn prepare(context: &Context, setup: Rc<Setup>, suite: &Suite) -> Result<Prepared, CommandError> {
    let settings = &setup.settings;
    let target = Target {
        api_url: settings.api_url(),
        own_hosts: &OwnHosts::of(settings)?,
    };
    let mut known = Vec::new();
    let plan = Plan::new(suite, &target, |user| {
        Ok::<_, CommandError>(manner(settings, user, &mut known)?)
    })?;
    Ok(Prepared {
        client: connect::api_client(context, settings, Reach::default())?,
        plan,
        setup,
    })
}

/// Returns what the settings say of a column's user: a key that is one user's must not go out with the calls of another,
/// nor with those of nobody. `known` are the columns before, whose headers are not fetched again.
fn manner(
    settings: &Settings,
    user: &SuiteUser,
    known: &mut Vec<(Settings, Manner)>,
) -> Result<Manner, ConfigError> {
    let own = match &user.username {
        Some(username) => settings.acting_as(username)?,
        None => settings.acting_as_nobody()?,
    };
    let same = known
        .iter()
        .find(|(other, _)| other.shares_headers_with(&own));
    let manner = Manner {
        headers: match same {
            Some((_, manner)) => manner.headers.clone(),
            None => own.headers()?,
        },
        auth: own.auth(),
    };
    known.push((own, manner.clone()));
    Ok(manner)
}

async fn run_suite(context: &Context, suite: &Prepared, jobs: usize) -> SuiteResult {
    let Prepared {
        setup,
        client,
        plan,
    } = suite;
    let mut sessions: Vec<Arc<Session>> = Vec::new();
    let caller_of = |user: &SuiteUser| -> Result<Caller, CallError> {
        let session = match &user.username {
            Some(username) => {
                let acting = ActingAs {
                    user: username,
                    role: user.role.as_deref(),
                    password: user.password.as_ref(),
                };
                let session = Arc::new(setup.session(context, &acting)?);
                sessions.push(Arc::clone(&session));
                Some(session)
            }
            None => None,
        };
        Ok(setup.caller(context, session, client.clone()))
    };
    let result = suite::run(plan, caller_of, jobs, context.clock).await;
    for session in sessions {
        for notice in session.take_notices() {
            context
                .ui
                .warning(&format!("{}: {notice}", session.username()));
        }
    }
    result
}

fn print(context: &Context, result: &SuiteResult) -> Result<(), CommandError> {
    let mut stdout = io::stdout().lock();
    let written =
        matrix::write(result, context.ui.stdout_style(), &mut stdout).and_then(|()| stdout.flush());
    match written.map_err(CommandError::output) {
        // A reader that goes away does not change what the suites come to, nor keep the rest from running.
        Err(error) if error.kind != Kind::ClosedPipe => return Err(error),
        _ => {}
    }
    let mut told: Vec<String> = Vec::new();
    for hint in result.errors().flat_map(call_hints) {
        if !told.contains(&hint) {
            context.ui.hint(&hint);
            told.push(hint);
        }
    }
    Ok(())
}

/// The most serious of the cases decides: no answer, then sign-in, then a wrong status.
fn verdict(result: &SuiteResult) -> u8 {
    let failed = if result.counts().failed > 0 {
        exit::NO
    } else {
        exit::OK
    };
    result.errors().map(seriousness).fold(failed, u8::max)
}

/// A user who cannot be signed in is a matter of sign-in, be it that the password's variable is not set.
fn seriousness(error: &CallError) -> u8 {
    match (error, call_kind(error)) {
        (CallError::Session(_), Kind::Usage) => exit::SIGN_IN,
        (_, kind) => kind.exit_code(),
    }
}
