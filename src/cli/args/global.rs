//! The options every command takes, and the variables that stand in for them.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use crate::config::{ConfigError, Switches};

/// Options before or after any command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Profile of the configuration file
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// User whose session to use [default: the profile's username, else who signed in last]
    #[arg(long = "as", global = true, value_name = "USER")]
    pub as_user: Option<String>,
    /// Configuration file to read instead of the default one
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// AWS region; wins over the region in the pool's id
    #[arg(long, global = true, value_name = "REGION")]
    pub region: Option<String>,
    /// Use an embedded stand-in for AWS that lives as long as this command
    #[arg(long, global = true)]
    pub sandbox: bool,
    /// Never ask; fail with exit status 3 instead
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Show requests and responses on stderr, secrets redacted; -vv adds Cognito's and the canonical request
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub verbose: u8,
    /// Print neither status messages nor warnings
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<When>,
}

/// When something that depends on the terminal is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    Auto,
    /// Even when not on a terminal
    Always,
    /// Not even on a terminal
    Never,
}

impl GlobalArgs {
    /// Fills in what was not typed from the `SIGCALL_` variables. Profile, user, region and file are left to the
    /// configuration, which knows more sources for them.
    pub fn or_switches(mut self, switches: &Switches) -> Result<Self, ConfigError> {
        self.sandbox = self.sandbox || switches.sandbox;
        self.no_input = self.no_input || switches.no_input;
        self.quiet = self.quiet || switches.quiet;
        self.verbose = self.verbose.max(switches.verbose);
        if let (None, Some(word)) = (self.color, &switches.color) {
            self.color = Some(
                When::from_str(word, false).map_err(|_| ConfigError::Variable {
                    name: "SIGCALL_COLOR".to_owned(),
                    problem: format!(
                        "`{}` is not one of `auto`, `always`, `never`",
                        word.escape_debug()
                    ),
                })?,
            );
        }
        Ok(self)
    }
}
