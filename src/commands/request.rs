//! `get`, `post` and their siblings: one request, its answer, and an exit status that tells.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::Context;
use super::acting_as::ActingAs;
use super::connect::{self, Reach};
use super::overrides::of_request;
use super::setup::Setup;
use super::typed_request::TypedRequest;
use crate::api::ApiResponse;
use crate::cli::exit::StatusCheck;
use crate::cli::{CommandError, Kind, RequestArgs, VerbArgs, When, exit};
use crate::config::Auth;
use crate::output::{Style, response};
use crate::suite::Expectation;

/// Sends the request and prints the answer.
pub(super) async fn run(
    context: &Context,
    method: &str,
    args: VerbArgs,
) -> Result<u8, CommandError> {
    let options = args.request;
    let expectation = options.expect.as_deref().map(expectation).transpose()?;
    let reach = reach(&options)?;
    let mut setup = Setup::resolve(context, &of_request(&context.global, &options)?)?;
    // What was typed is checked before anybody is looked for: it is wrong whoever sends it.
    let typed = TypedRequest::read(method, &options).await?;
    typed.url(&args.target, &setup.settings)?;
    let user = match setup.settings.auth() {
        Auth::None => None,
        _ => Some(setup.user(context)?),
    };
    if let Some(user) = &user {
        setup.act_as(user)?;
    }
    let request = typed.request(&args.target, &setup.settings)?;
    let auth = setup.settings.auth();
    let session = match &user {
        Some(user) if auth != Auth::None => {
            Some(Arc::new(setup.session(context, &ActingAs::user(user))?))
        }
        _ => None,
    };
    check_output(&options)?;
    let caller = setup.caller(
        context,
        session.clone(),
        connect::api_client(context, &setup.settings, reach)?,
    );
    let answered = caller.call(&request, auth).await;
    for notice in session.iter().flat_map(|session| session.take_notices()) {
        context.ui.warning(&notice);
    }
    let answer = answered?;
    let code = match &expectation {
        Some(expected) if expected.matches(answer.status) => exit::OK,
        Some(_) => exit::NO,
        None => exit::of_status(answer.status, check(&options)),
    };
    match print(context, &options, method, &answer) {
        // A reader that goes away does not change what the status means.
        Err(error) if error.kind != Kind::ClosedPipe => return Err(error),
        _ => {}
    }
    match (expectation, code) {
        (Some(expected), exit::NO) => {
            context.ui.failure(
                &format!("expected status {expected}, got {}", answer.status),
                "`-i` shows the answer's headers, `-v` also what was sent and as whom",
            );
        }
        (None, exit::FAIL) => context.ui.failure(
            &format!("the answer has status {}", answer.status),
            "the body tells more: `--fail-with-body` prints it",
        ),
        _ => {}
    }
    Ok(code)
}

fn expectation(text: &str) -> Result<Expectation, CommandError> {
    Expectation::parse(text).map_err(|problem| {
        CommandError::usage(
            format!("--expect: {problem}"),
            "as in `--expect 403`, `--expect 2xx` or `--expect 200,204`",
        )
    })
}

fn reach(options: &RequestArgs) -> Result<Reach, CommandError> {
    Ok(Reach {
        insecure: options.insecure,
        connect_timeout: seconds("--connect-timeout", options.connect_timeout.as_deref())?,
        timeout: seconds("--max-time", options.max_time.as_deref())?,
    })
}

/// Seconds, perhaps with a fraction, as curl takes them; 0 means no limit.
fn seconds(option: &str, text: Option<&str>) -> Result<Option<Duration>, CommandError> {
    let Some(text) = text else { return Ok(None) };
    let parsed = text
        .parse::<f64>()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let limit = parsed.ok_or_else(|| {
        CommandError::usage(
            format!(
                "{option}: `{}` is no number of seconds",
                text.escape_debug()
            ),
            "as in `-m 30` or `-m 0.5`",
        )
    })?;
    Ok((!limit.is_zero()).then_some(limit))
}

fn check(options: &RequestArgs) -> StatusCheck {
    if options.no_check_status {
        StatusCheck::Never
    } else if options.fail || options.fail_with_body {
        StatusCheck::Fail
    } else {
        StatusCheck::ByClass
    }
}

/// Notices what keeps the body from being written before the request is made, which may not be one to make twice.
fn check_output(options: &RequestArgs) -> Result<(), CommandError> {
    let Some(path) = file(options) else {
        return Ok(());
    };
    let checked = match fs::metadata(path) {
        // Whoever reads from a pipe or a device would see it opened and closed.
        Ok(found) if !(found.is_file() || found.is_dir()) => Ok(()),
        Ok(_) => OpenOptions::new().write(true).open(path).map(drop),
        Err(_) => {
            let folder = path.parent().unwrap_or(path);
            match fs::metadata(Path::new(".").join(folder)) {
                Ok(found) if !found.is_dir() => Err(io::ErrorKind::NotADirectory.into()),
                found => found.map(drop),
            }
        }
    };
    checked.map_err(|error| CommandError::file("write", path, error))
}

/// The file that the body goes to; `-` is stdout, as in curl.
fn file(options: &RequestArgs) -> Option<&Path> {
    options
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
}

fn print(
    context: &Context,
    options: &RequestArgs,
    method: &str,
    answer: &ApiResponse,
) -> Result<(), CommandError> {
    // As with curl, `-f` leaves out the body and nothing else.
    let body = !(options.fail && answer.status >= 400);
    let head = options.include || method == "HEAD";
    if !(head || body) {
        return Ok(());
    }
    let to_terminal = context.ui.stdout_terminal && file(options).is_none();
    let format = response::Format {
        head,
        body,
        pretty: match options.pretty.unwrap_or(When::Auto) {
            When::Always => true,
            When::Never => false,
            When::Auto => to_terminal,
        },
        style: if file(options).is_none() {
            context.ui.stdout_style()
        } else {
            Style::Plain
        },
    };
    if let Some(path) = file(options) {
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(path);
        let written = opened.and_then(|mut file| response::write(answer, format, &mut file));
        return written.map_err(|error| CommandError::file("write", path, error));
    }
    let mut stdout = io::stdout().lock();
    response::write(answer, format, &mut stdout)
        .and_then(|()| stdout.flush())
        .map_err(CommandError::output)
}
