//! `sandbox`: serves the stand-in until it is told to end.

use std::fs;
use std::io::{self, Write};
use std::pin::pin;

use serde_json::json;

use super::Context;
use crate::cli::{CommandError, Kind, SandboxArgs, exit, in_scenario_file, runtime};
use crate::sandbox::{Medium, Message, Sandbox, Scenario};

/// Serves a scenario in the foreground, until SIGINT or SIGTERM.
pub(super) async fn run(context: &Context, args: SandboxArgs) -> Result<u8, CommandError> {
    let scenario = match &args.scenario {
        Some(path) => {
            let text = fs::read_to_string(path)
                .map_err(|error| CommandError::file("read", path, error))?;
            Scenario::parse(&text).map_err(|error| in_scenario_file(error, path))?
        }
        None => Scenario::built_in(),
    };
    // Before the first line is printed, so that whoever read it may end us.
    let ended = runtime::interrupted().map_err(|error| CommandError::new(Kind::Defect, error))?;
    let sandbox = Sandbox::start(scenario, args.listen)?;
    let mut messages = sandbox.incoming_messages();
    let told = if args.json {
        as_json(&sandbox)
    } else {
        as_exports(&sandbox)
    };
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(told.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(CommandError::output)?;
    drop(stdout);
    context.ui.status(&format!(
        "The sandbox serves {} until it is interrupted.",
        sandbox.url()
    ));
    let mut ended = pin!(ended);
    loop {
        tokio::select! {
            () = &mut ended => return Ok(exit::OK),
            Some(message) = messages.recv() => context.ui.status(&as_line(&message)),
        }
    }
}

/// The line is what the user's telephone or mailbox would show.
fn as_line(message: &Message) -> String {
    let medium = match message.medium() {
        Medium::Sms => "SMS",
        Medium::Email => "E-mail",
    };
    format!(
        "{medium} to {} for {}: {}",
        message.destination(),
        message.username(),
        message.code()
    )
}

/// The line is one JSON object, so that a program can read it and go on.
fn as_json(sandbox: &Sandbox) -> String {
    let env: serde_json::Map<_, _> = sandbox
        .env()
        .into_iter()
        .map(|(name, value)| (name, json!(value)))
        .collect();
    let users: serde_json::Map<_, _> = sandbox
        .users()
        .iter()
        .map(|user| {
            (
                user.name().to_owned(),
                json!({ "password": user.password(), "groups": user.groups() }),
            )
        })
        .collect();
    let line = json!({
        "url": sandbox.url(),
        "pid": std::process::id(),
        "region": sandbox.region(),
        "user_pool_id": sandbox.user_pool_id(),
        "client_id": sandbox.client_id(),
        "identity_pool_id": sandbox.identity_pool_id(),
        "api_url": sandbox.api_url(),
        "domain": sandbox.domain(),
        "env": env,
        "users": users,
    });
    format!("{line}\n")
}

fn as_exports(sandbox: &Sandbox) -> String {
    let exports = sandbox
        .env()
        .into_iter()
        .map(|(name, value)| format!("export {name}={}\n", quoted(&value)));
    let users = sandbox.users().iter().map(|user| {
        format!(
            "# {}: password {}, groups {}\n",
            user.name(),
            user.password(),
            user.groups().join(" ")
        )
    });
    exports.chain(users).collect()
}

/// Quotes for a POSIX shell where that is needed.
fn quoted(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/@%+=,".contains(c);
    if value.chars().all(plain) {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}
