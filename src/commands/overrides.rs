//! Flags to overrides: what was typed, parsed into the words of the configuration.

use std::collections::BTreeMap;

use crate::cli::{CommandError, GlobalArgs, RequestArgs, SignInArgs};
use crate::config::{Auth, Choice, Overrides, SignInFlow, allowed_host};
use crate::ids::{ProfileName, Region, Username};

/// Returns what the global options say.
pub(super) fn of_global(global: &GlobalArgs) -> Result<Overrides, CommandError> {
    Ok(Overrides {
        config: global.config.clone(),
        profile: parsed(global.profile.as_deref(), ProfileName::parse)?,
        as_user: parsed(global.as_user.as_deref(), Username::parse)?,
        region: parsed(global.region.as_deref(), Region::parse)?,
        ..Overrides::default()
    })
}

/// Returns what the options of a request say, with the global ones.
pub(super) fn of_request(
    global: &GlobalArgs,
    args: &RequestArgs,
) -> Result<Overrides, CommandError> {
    let auth = args.auth.as_deref().map(Auth::parse).transpose();
    Ok(Overrides {
        auth: auth.map_err(|problem| {
            CommandError::usage(
                format!("--auth: {problem}"),
                "`--auth none` sends neither signature nor token",
            )
        })?,
        role: args.role.clone(),
        service: args.service.clone(),
        sign_region: parsed(args.sign_region.as_deref(), Region::parse)?,
        ca_bundle: args.cacert.clone(),
        allow_hosts: allowed_hosts(&args.allow_host)?,
        ..of_global(global)?
    })
}

fn allowed_hosts(typed: &[String]) -> Result<Vec<String>, CommandError> {
    let hosts = typed.iter().map(|host| allowed_host(host));
    hosts.collect::<Result<_, _>>().map_err(|problem| {
        CommandError::usage(
            format!("--allow-host: {problem}"),
            "as in `--allow-host api.example.com` or `--allow-host api.example.com:8443`",
        )
    })
}

/// Returns what the options of a sign-in say, with the global ones.
pub(super) fn of_sign_in(
    global: &GlobalArgs,
    username: Option<&str>,
    args: &SignInArgs,
) -> Result<Overrides, CommandError> {
    let mut overrides = of_global(global)?;
    if let Some(username) = username {
        overrides.as_user = Some(Username::parse(username)?);
    }
    let flow = args
        .flow
        .as_deref()
        .map(Choice::<SignInFlow>::parse)
        .transpose();
    overrides.flow = flow.map_err(|problem| {
        CommandError::usage(
            format!("--flow: {problem}"),
            "leave it out for srp, which sends no password",
        )
    })?;
    overrides.role.clone_from(&args.role);
    overrides.attributes = args
        .attribute
        .iter()
        .map(|text| attribute(text))
        .collect::<Result<BTreeMap<_, _>, _>>()?;
    Ok(overrides)
}

fn attribute(text: &str) -> Result<(String, String), CommandError> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(CommandError::usage(
            "--attribute: expected NAME=VALUE",
            "as in `--attribute email=alice@example.com`",
        )),
    }
}

fn parsed<T, E: Into<CommandError>>(
    text: Option<&str>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<Option<T>, CommandError> {
    text.map(parse).transpose().map_err(Into::into)
}
