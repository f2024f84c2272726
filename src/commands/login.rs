//! `login`: a person, or a variable that speaks for one, becomes a session.

use super::Context;
use super::acting_as::ActingAs;
use super::answers::{answers, may_ask};
use super::overrides::of_sign_in;
use super::setup::Setup;
use crate::auth::PromptError;
use crate::cli::{Answers, CommandError, Kind, LoginArgs, exit, stdin_line, user_name};
use crate::config::{StoreKind, Switches};
use crate::ids::Username;
use crate::secret::SecretString;
use crate::session::SignedIn;

/// Signs in, takes the role's credentials and keeps the session.
pub(super) async fn run(context: &Context, args: LoginArgs) -> Result<u8, CommandError> {
    let mut setup = Setup::resolve(
        context,
        &of_sign_in(&context.global, args.username.as_deref(), &args.sign_in)?,
    )?;
    // What is missing is told before anybody is asked for anything.
    setup.realm()?;
    let user = match setup.settings.user() {
        Some(user) => user.clone(),
        None => asked_user(context).await?,
    };
    let user = &user;
    setup.act_as(user)?;
    let switches = Switches::read(&context.environment)?;
    let password_stdin = args.sign_in.password_stdin || switches.password_stdin;
    let new_password_stdin = args.sign_in.new_password_stdin || switches.new_password_stdin;
    let mut answers = answers(context, &setup.settings, user)?;
    answers.new_password_on_stdin = new_password_stdin;
    let known = if password_stdin {
        Some(password_line().await?)
    } else {
        match setup.settings.password_for(user) {
            // Whoever sits at a terminal need not have what a CI job has.
            Err(error) if answers.may_ask => {
                context.ui.warning(&format!("{error}, so it is asked for"));
                None
            }
            other => other?,
        }
    };
    let password = match known {
        Some(password) => password,
        None => ask(&answers, user.as_str()).await?,
    };
    let session = setup.session(context, &ActingAs::user(user))?;
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

async fn asked_user(context: &Context) -> Result<Username, CommandError> {
    if !may_ask(context) {
        return Err(CommandError::new(Kind::SignIn, "no user is named").hinted(
            "say `sigcall login USERNAME`, or set `username` in the profile (SIGCALL_USERNAME)",
        ));
    }
    Ok(Username::parse(&user_name().await?)?)
}

async fn password_line() -> Result<SecretString, CommandError> {
    stdin_line().await.map_err(|error| {
        CommandError::new(Kind::SignIn, error).hinted("--password-stdin reads one line of stdin")
    })
}

async fn ask(answers: &Answers, username: &str) -> Result<SecretString, CommandError> {
    match answers.password(username).await {
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
    let until = match signed_in.credentials_expire_at {
        Some(at) => {
            // A clock that is ahead of AWS's leaves them no time at all.
            let left = at.duration_since(context.clock.now()).unwrap_or_default();
            format!(
                "; the credentials hold for {} minutes",
                (left.as_secs() + 30) / 60
            )
        }
        None => "; without an identity pool there are tokens alone".to_owned(),
    };
    let forgotten = if kept { "" } else { "; nothing of it is kept" };
    format!(
        "Signed in as {who}{}{until}{forgotten}.",
        role.unwrap_or_default()
    )
}
