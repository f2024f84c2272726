//! What to do about a command line that clap cannot read.

use clap::error::{ContextKind, ContextValue};

use super::command_error::CommandError;

/// How alike two names must be for one to be a slip of the other; clap itself suggests `--quiet` for `--guest`.
const SLIP: f64 = 0.7;

impl From<clap::Error> for CommandError {
    fn from(error: clap::Error) -> Self {
        let help = help(&error);
        let hint = match similar(&error) {
            Some(name) => format!("did you mean `{name}`? `{help}` shows all"),
            None => format!("`{help}` shows what there is"),
        };
        Self::usage(message(&error.to_string()), hint)
    }
}

/// Returns clap's own first paragraph in one line. Its tips, the usage and the pointer to `--help` come after it.
fn message(rendered: &str) -> String {
    let paragraph = rendered.split("\n\n").next().unwrap_or_default();
    let words: Vec<_> = paragraph.split_whitespace().collect();
    let line = words.join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// Returns the name that was probably meant.
fn similar(error: &clap::Error) -> Option<String> {
    [
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
        (
            ContextKind::InvalidSubcommand,
            ContextKind::SuggestedSubcommand,
        ),
        (ContextKind::InvalidValue, ContextKind::SuggestedValue),
    ]
    .into_iter()
    .find_map(|(typed, suggested)| {
        let typed = first(error.get(typed)?)?;
        let suggested = first(error.get(suggested)?)?;
        (strsim::normalized_damerau_levenshtein(&typed, &suggested) >= SLIP).then_some(suggested)
    })
}

fn first(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

/// Returns what to type for help with the command, where clap's usage line names it: by its first words.
fn help(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage
        .trim_start_matches("Usage:")
        .split_whitespace()
        .take_while(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
    words.chain(["--help"]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::Cli;

    /// Returns the message and the hint for these words.
    fn said(typed: &[&str]) -> (String, String) {
        let words = ["sigcall"].iter().chain(typed);
        let error = CommandError::from(Cli::try_parse_from(words).unwrap_err());
        (error.to_string(), error.hints.join(" | "))
    }

    #[test]
    fn a_slip_is_told_and_what_is_no_slip_is_not_guessed_at() {
        for (typed, message, hint) in [
            (
                &["lgin"][..],
                "unrecognized subcommand 'lgin'",
                "did you mean `login`? `sigcall --help` shows all",
            ),
            (
                &["get", "/x", "--expct", "2xx"],
                "unexpected argument '--expct' found",
                "did you mean `--expect`? `sigcall get --help` shows all",
            ),
            (
                &["login", "--guest"],
                "unexpected argument '--guest' found",
                "`sigcall login --help` shows what there is",
            ),
            (
                &["get", "/x", "-s"],
                "unexpected argument '-s' found",
                "`sigcall get --help` shows what there is",
            ),
            (
                &["get"],
                "the following required arguments were not provided: <PATH|URL>",
                "`sigcall get --help` shows what there is",
            ),
            (
                &["get", "/x", "--pretty", "allways"],
                "invalid value 'allways' for '--pretty <WHEN>' [possible values: auto, always, never]",
                "did you mean `always`? `--help` shows all",
            ),
            (
                &["generate", "completion", "tcsh"],
                "invalid value 'tcsh' for '<SHELL>' [possible values: bash, elvish, fish, powershell, zsh]",
                "`--help` shows what there is",
            ),
        ] {
            assert_eq!(said(typed), (message.to_owned(), hint.to_owned()));
        }
    }
}
