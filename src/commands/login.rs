//! `login`: a person, or a variable that speaks for one, becomes a session.

use super::Context;
use super::acting_as::ActingAs;
use super::answers::{answers, may_ask};
use super::browser_login;
use super::overrides::of_sign_in;
use super::setup::Setup;
use crate::cli::{
    Answers, CommandError, Kind, LoginArgs, SignInArgs, StdinSecret, StdinSecrets, exit, user_name,
};
use crate::config::{FirstFactor, Settings, SignInFlow, StoreKind, Switches};
use crate::ids::Username;
use crate::secret::SecretString;
use crate::session::{Session, SessionError, SignedIn};

/// Signs in, takes the role's credentials and keeps the session.
pub(super) async fn run(context: &Context, args: LoginArgs) -> Result<u8, CommandError> {
    let mut setup = Setup::resolve(
        context,
        &of_sign_in(&context.global, args.username.as_deref(), &args.sign_in)?,
    )?;
    // What is missing is told before anybody is asked for anything.
    setup.realm()?;
    if setup.settings.flow() != SignInFlow::Web {
        let user = match setup.settings.user() {
            Some(user) => user.clone(),
            None => asked_user(context).await?,
        };
        setup.act_as(&user)?;
    }
    // The user's own flow counts, now that it is known who that is.
    let (user, session, signed_in) = match setup.settings.flow() {
        SignInFlow::Web => browser_login::sign_in(context, &mut setup).await?,
        _ => by_answers(context, &setup, &args.sign_in).await?,
    };
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

/// Signs in by answering, here, what the user pool asks.
async fn by_answers(
    context: &Context,
    setup: &Setup,
    args: &SignInArgs,
) -> Result<(Username, Session, Result<SignedIn, SessionError>), CommandError> {
    let settings = &setup.settings;
    let user = settings.user().ok_or(SessionError::NoUser)?.clone();
    let switches = Switches::read(&context.environment)?;
    let mut answers = answers(context, settings, &user);
    answers.stdin = StdinSecrets::announced(
        args.password_stdin || switches.password_stdin,
        args.new_password_stdin || switches.new_password_stdin,
        args.totp_secret_stdin || switches.totp_secret_stdin,
    );
    let password = password_at_hand(context, settings, &user, &mut answers).await?;
    let session = setup.session(context, &ActingAs::user(&user))?;
    let signed_in = session.sign_in(password, &mut answers).await;
    Ok((user, session, signed_in))
}

/// Returns the password, if it can be had without asking and the flow has a use for it.
async fn password_at_hand(
    context: &Context,
    settings: &Settings,
    user: &Username,
    answers: &mut Answers,
) -> Result<Option<SecretString>, CommandError> {
    let by_code = matches!(
        (settings.flow(), settings.sign_in().first_factor),
        (
            SignInFlow::UserAuth | SignInFlow::Custom,
            Some(FirstFactor::EmailOtp | FirstFactor::SmsOtp)
        )
    );
    if by_code {
        return Ok(None);
    }
    let line = answers.stdin.take(StdinSecret::Password).await;
    let line = line.map_err(|error| {
        CommandError::new(Kind::SignIn, error).hinted("--password-stdin reads one line of stdin")
    })?;
    if line.is_some() {
        return Ok(line);
    }
    match settings.password_for(user) {
        // Whoever sits at a terminal need not have what a CI job has.
        Err(error) if answers.may_ask => {
            context.ui.warning(&format!("{error}, so it is asked for"));
            Ok(None)
        }
        other => Ok(other?),
    }
}

async fn asked_user(context: &Context) -> Result<Username, CommandError> {
    if !may_ask(context) {
        return Err(CommandError::new(Kind::SignIn, "no user is named").hinted(
            "say `sigcall login USERNAME`, or set `username` in the profile (SIGCALL_USERNAME)",
        ));
    }
    Ok(Username::parse(&user_name().await?)?)
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
