//! `password`: a forgotten one is reset with a code that Cognito sends, a known one is changed.

use super::Context;
use super::acting_as::ActingAs;
use super::answers::answers;
use super::connect;
use super::overrides::of_global;
use super::setup::Setup;
use crate::auth::{Prompt, Question};
use crate::cli::{
    CommandError, PasswordArgs, PasswordChangeArgs, PasswordCommand, PasswordResetArgs,
    StdinSecrets, exit,
};
use crate::config::{Overrides, Switches};
use crate::ids::Username;
use crate::secret::SecretString;

/// Resets or changes a password.
pub(super) async fn run(context: &Context, args: PasswordArgs) -> Result<u8, CommandError> {
    match args.command {
        PasswordCommand::Reset(args) => reset(context, args).await,
        PasswordCommand::Change(args) => change(context, args).await,
    }
}

async fn reset(context: &Context, args: PasswordResetArgs) -> Result<u8, CommandError> {
    let user = Username::parse(&args.username)?;
    let overrides = Overrides {
        as_user: Some(user.clone()),
        ..of_global(&context.global)?
    };
    let setup = Setup::resolve(context, &overrides)?;
    let user_pool = connect::cognito(context, setup.settings.clone())()?.user_pool;
    let switches = Switches::read(&context.environment)?;
    let mut answers = answers(context, &setup.settings, &user);
    let on_stdin = args.new_password_stdin || switches.new_password_stdin;
    answers.stdin = StdinSecrets::announced(false, on_stdin, false);
    answers.code = args.code.as_deref().map(SecretString::from);
    // A code that was sent before is worth nothing once another one is.
    let sent = if args.code.is_some() {
        None
    } else {
        let sent = user_pool.forgot_password(&user).await?;
        // The prompt for it says the same.
        if !answers.may_ask {
            let told = match &sent {
                Some(sent) => format!("A code was sent to {}.", sent.destination),
                None => "A code was sent.".to_owned(),
            };
            context.ui.status(&told);
        }
        sent
    };
    user_pool.reset_password(&user, sent, &mut answers).await?;
    context.ui.status(&format!(
        "The password of {user} is reset; `sigcall login {user}` signs in with it."
    ));
    Ok(exit::OK)
}

async fn change(context: &Context, args: PasswordChangeArgs) -> Result<u8, CommandError> {
    let mut setup = Setup::resolve(context, &of_global(&context.global)?)?;
    let user = &setup.user(context)?;
    setup.act_as(user)?;
    let switches = Switches::read(&context.environment)?;
    let old_on_stdin = args.password_stdin || switches.password_stdin;
    let mut answers = answers(context, &setup.settings, user);
    answers.stdin = StdinSecrets::announced(
        old_on_stdin,
        args.new_password_stdin || switches.new_password_stdin,
        false,
    );
    let session = setup.session(context, &ActingAs::user(user))?;
    let tokens = session.tokens().await;
    for notice in session.take_notices() {
        context.ui.warning(&notice);
    }
    let access_token = tokens?.access;
    let known = if old_on_stdin {
        None
    } else {
        setup.settings.password_for(user)?
    };
    let old = if let Some(known) = known {
        known
    } else {
        let user = user.to_string();
        answers.ask(&Question::OldPassword { user }).await?.text
    };
    let user_pool = connect::cognito(context, setup.settings.clone())()?.user_pool;
    user_pool
        .replace_password(user, &access_token, &old, &mut answers)
        .await?;
    context
        .ui
        .status(&format!("The password of {user} is changed."));
    Ok(exit::OK)
}
