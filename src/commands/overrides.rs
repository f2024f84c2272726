//! Flags to overrides: what was typed, parsed into the words of the configuration.

use crate::cli::{CommandError, GlobalArgs, RequestArgs, SignInArgs};
use crate::config::{
    Auth, FirstFactor, Overrides, SecondFactor, SignInFlow, SignInOptions, allowed_host, pair,
    seconds,
};
use crate::ids::{ProfileName, Region, Username};
use crate::secret::SecretString;

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
    let word = |option: &str, problem: String, hint: &str| {
        CommandError::usage(format!("--{option}: {problem}"), hint)
    };
    overrides.flow = match &args.flow {
        _ if args.web => Some(SignInFlow::Web),
        Some(text) => Some(SignInFlow::parse(text).map_err(|problem| {
            word(
                "flow",
                problem,
                "leave it out for srp, which sends no password",
            )
        })?),
        None => None,
    };
    overrides.role.clone_from(&args.role);
    overrides
        .identity_provider
        .clone_from(&args.identity_provider);
    overrides.sign_in = SignInOptions {
        attributes: pairs("attribute", &args.attribute)?.into_iter().collect(),
        answers: pairs("answer", &args.answer)?
            .into_iter()
            .map(|(key, text)| (key, SecretString::new(text)))
            .collect(),
        mfa_code: args.mfa_code.as_deref().map(SecretString::from),
        mfa: args
            .mfa
            .as_deref()
            .map(SecondFactor::parse)
            .transpose()
            .map_err(|problem| {
                word(
                    "mfa",
                    problem,
                    "leave it out to be asked, where the pool offers several",
                )
            })?,
        first_factor: args
            .first_factor
            .as_deref()
            .map(FirstFactor::parse)
            .transpose()
            .map_err(|problem| {
                word(
                    "first-factor",
                    problem,
                    "leave it out to be asked what to show first",
                )
            })?,
        remember_device: args.remember_device,
        no_browser: args.no_browser,
        browser_timeout: args
            .browser_timeout
            .as_deref()
            .map(seconds)
            .transpose()
            .map_err(|problem| word("browser-timeout", problem, "leave it out for 300 seconds"))?,
    };
    Ok(overrides)
}

/// The value is in no error: an answer may be a secret.
fn pairs(option: &str, typed: &[String]) -> Result<Vec<(String, String)>, CommandError> {
    let pairs = typed.iter().map(|text| pair(text));
    pairs.collect::<Result<_, _>>().map_err(|problem| {
        let example = match option {
            "answer" => "as in `--answer ANSWER=blue`",
            _ => "as in `--attribute email=alice@example.com`",
        };
        CommandError::usage(format!("--{option}: it {problem}"), example)
    })
}

fn parsed<T, E: Into<CommandError>>(
    text: Option<&str>,
    parse: fn(&str) -> Result<T, E>,
) -> Result<Option<T>, CommandError> {
    text.map(parse).transpose().map_err(Into::into)
}
