//! `login`: a person, or a variable that speaks for one, becomes a session.

use super::Context;
use super::overrides::of_sign_in;
use super::setup::{As, Setup, may_ask};
use crate::auth::PromptError;
use crate::cli::{Answers, CommandError, Kind, LoginArgs, StdinLines, exit};
use crate::config::{StoreKind, Switches};
use crate::secret::SecretString;
use crate::session::SignedIn;

/// Signs in, takes the role's credentials and keeps the session.
pub(super) async fn run(context: &Context, args: LoginArgs) -> Result<u8, CommandError> {
    let setup = Setup::resolve(
        context,
        &of_sign_in(&context.global, args.username.as_deref(), &args.sign_in)?,
    )?;
    let Some(user) = setup.settings.user() else {
        return Err(CommandError::usage(
            "no user is named",
            "say `sigcall login USERNAME`, or set `username` in the profile (SIGCALL_USERNAME)",
        ));
    };
    setup.realm()?;
    let switches = Switches::read(&context.environment)?;
    let password_stdin = args.sign_in.password_stdin || switches.password_stdin;
    let new_password_stdin = args.sign_in.new_password_stdin || switches.new_password_stdin;
    let mut stdin = StdinLines::default();
    let from_stdin = password_stdin
        .then(|| line(&mut stdin, "--password-stdin"))
        .transpose()?;
    let new_from_stdin = new_password_stdin
        .then(|| line(&mut stdin, "--new-password-stdin"))
        .transpose()?;
    let mut answers = Answers {
        new_password: match new_from_stdin {
            Some(password) => Some(password),
            None => setup.settings.new_password_for(user)?,
        },
        attributes: setup.settings.attributes().clone(),
        may_ask: may_ask(context),
    };
    let known = match from_stdin {
        Some(password) => Some(password),
        None => setup.settings.password_for(user)?,
    };
    let password = match known {
        Some(password) => password,
        None => ask(&answers, user.as_str())?,
    };
    let session = setup.session(context, &As::user(user))?;
    let signed_in = session.sign_in(&password, &mut answers).await;
    for notice in session.take_notices() {
        context.ui.warning(&notice);
    }
    let signed_in = signed_in?;
    let kept = setup.settings.store()? != StoreKind::None;
    context
        .ui
        .status(&told(user.as_str(), &signed_in, kept, context));
    Ok(exit::OK)
}

fn line(stdin: &mut StdinLines, option: &str) -> Result<SecretString, CommandError> {
    stdin.next_line().map_err(|error| {
        CommandError::new(Kind::SignIn, error).hinted(format!("{option} reads one line of stdin"))
    })
}

fn ask(answers: &Answers, username: &str) -> Result<SecretString, CommandError> {
    match answers.password(username) {
        Some(answer) => Ok(answer.map_err(|error: PromptError| CommandError::from(error))?),
        None => Err(CommandError::new(
            Kind::SignIn,
            format!("the password of `{username}` is needed and there is nobody to ask"),
        )
        .hinted("set SIGCALL_PASSWORD (with SIGCALL_USERNAME), use `--password-stdin`, or sign in on a terminal")),
    }
}

fn told(typed: &str, signed_in: &SignedIn, kept: bool, context: &Context) -> String {
    let who = if signed_in.username == typed {
        typed.to_owned()
    } else {
        format!("{typed} ({})", signed_in.username)
    };
    let role = signed_in
        .role
        .as_ref()
        .filter(|_| signed_in.credentials_expire_at.is_some())
        .map(|arn| format!(" with role {}", arn.rsplit('/').next().unwrap_or(arn)));
    let left = signed_in
        .credentials_expire_at
        .and_then(|at| at.duration_since(context.clock.now()).ok());
    let until = match left {
        Some(left) => format!(
            "; the credentials hold for {} minutes",
            (left.as_secs() + 30) / 60
        ),
        None => "; without an identity pool there are tokens alone".to_owned(),
    };
    let forgotten = if kept { "" } else { "; nothing of it is kept" };
    format!(
        "Signed in as {who}{}{until}{forgotten}.",
        role.unwrap_or_default()
    )
}
