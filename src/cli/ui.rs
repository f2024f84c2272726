//! Ui: the two streams. Results go to stdout; everything said about them goes to stderr.

use std::error::Error;
use std::io::{self, Write};

use super::args::{GlobalArgs, When};
use super::error::{CommandError, Kind};
use crate::environment::Environment;
use crate::output::{Style, legible};

/// How to talk to the person or program that started us. Plain data: which stream may be coloured, and how much to say.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts about two streams, each its own"
)]
pub struct Ui {
    quiet: bool,
    /// How much of the traffic to show: 0 none, 1 the request and its response, 2 Cognito's as well.
    pub verbosity: u8,
    /// Colour may be used on stdout.
    pub stdout_colour: bool,
    /// Colour may be used on stderr.
    pub stderr_colour: bool,
    /// Stdout is a terminal, so that a person reads it.
    pub stdout_terminal: bool,
}

impl Ui {
    /// Decides what the streams may carry.
    pub fn new(global: &GlobalArgs, environment: &Environment) -> Self {
        let colour = |terminal| colour(global.color.unwrap_or(When::Auto), environment, terminal);
        Self {
            quiet: global.quiet,
            verbosity: global.verbose,
            stdout_colour: colour(environment.terminal.stdout),
            stderr_colour: colour(environment.terminal.stderr),
            stdout_terminal: environment.terminal.stdout,
        }
    }

    /// Streams about which nothing is known: no colour, nothing left out.
    pub fn plain() -> Self {
        Self {
            quiet: false,
            verbosity: 0,
            stdout_colour: false,
            stderr_colour: false,
            stdout_terminal: false,
        }
    }

    /// Returns how results on stdout may look.
    pub fn stdout_style(self) -> Style {
        if self.stdout_colour {
            Style::Coloured
        } else {
            Style::Plain
        }
    }

    /// Says what happened, unless told to be quiet.
    pub fn status(self, text: &str) {
        if !self.quiet {
            self.say("", "", text);
        }
    }

    /// Warns of what went on but should not stay as it is.
    pub fn warning(self, text: &str) {
        if !self.quiet {
            self.say("warning: ", YELLOW, text);
        }
    }

    /// Says that the answer was not what was asked for, and what to do. It is a result, so it has no cause.
    pub fn failure(self, text: &str, hint: &str) {
        self.say("error: ", RED, text);
        self.say("", "", "");
        self.hint(hint);
    }

    /// Says what to do.
    pub fn hint(self, text: &str) {
        self.say("hint: ", CYAN, text);
    }

    /// Shows some of the traffic, written by `show`.
    pub fn trace(self, show: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        // A closed stderr leaves nobody to tell.
        let _ = show(&mut io::stderr().lock());
    }

    /// Says what failed, what caused it, and what to do.
    pub fn error(self, error: &CommandError) {
        if error.kind == Kind::ClosedPipe {
            return;
        }
        self.say("error: ", RED, &error.to_string());
        let mut shown = error.to_string();
        let mut cause = error.source();
        while let Some(source) = cause {
            let text = source.to_string();
            // A transparent wrapper says what its source says: once is enough.
            if !shown.ends_with(&text) {
                self.say("caused by: ", "", &text);
            }
            shown = text;
            cause = source.source();
        }
        if !error.hints.is_empty() {
            self.say("", "", "");
        }
        for hint in &error.hints {
            self.hint(hint);
        }
    }

    /// A closed stderr leaves nobody to tell, so a failed write is dropped.
    fn say(self, label: &str, colour: &str, text: &str) {
        // Much of it are a server's words.
        let text = legible(text);
        let mut stderr = io::stderr().lock();
        let _ = if self.stderr_colour && !label.is_empty() && !colour.is_empty() {
            writeln!(stderr, "{colour}{label}{RESET}{text}")
        } else {
            writeln!(stderr, "{label}{text}")
        };
    }
}

const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const CYAN: &str = "\x1b[1;36m";
const RESET: &str = "\x1b[0m";

/// The flag wins, then `NO_COLOR` (no-color.org), then `FORCE_COLOR` and its alias, then what the stream is.
fn colour(flag: When, environment: &Environment, terminal: bool) -> bool {
    let forced = |name| environment.variable(name).is_some_and(|value| value != "0");
    match flag {
        When::Always => true,
        When::Never => false,
        When::Auto if environment.variable("NO_COLOR").is_some() => false,
        When::Auto if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => true,
        When::Auto => terminal && environment.variable("TERM") != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_variables_and_they_over_the_terminal() {
        let none = Environment::of([("NO_COLOR", "1"), ("FORCE_COLOR", "1")]);
        assert!(!colour(When::Auto, &none, true));
        assert!(colour(When::Always, &none, false));
        let forced = Environment::of([("CLICOLOR_FORCE", "1")]);
        assert!(colour(When::Auto, &forced, false));
        assert!(!colour(When::Never, &forced, true));
        assert!(colour(When::Auto, &Environment::of([]), true));
        assert!(!colour(
            When::Auto,
            &Environment::of([("TERM", "dumb")]),
            true
        ));
    }
}
