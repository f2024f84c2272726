//! The options of the commands that send no single request: `logout`, `test`, `sandbox`, `generate`.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::suite;

const DEFAULT_JOBS: NonZeroUsize =
    NonZeroUsize::new(suite::DEFAULT_JOBS).expect("with no call under way nothing gets done");

/// `logout`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct LogoutArgs {
    /// Sign the user out everywhere
    #[arg(long)]
    pub global: bool,
    /// Sign out every user of the profile
    #[arg(long)]
    pub all: bool,
    /// End the browser's own session at the pool as well
    #[arg(long)]
    pub web: bool,
    /// Open no browser for --web: print the address
    #[arg(long, requires = "web")]
    pub no_browser: bool,
}

/// `test [FILE…]`.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Suite files [default with --sandbox: the sandbox's own suite]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// How many requests may be in flight
    #[arg(long, value_name = "N", default_value_t = DEFAULT_JOBS)]
    pub jobs: NonZeroUsize,
}

/// `sandbox`.
#[derive(Debug, Args)]
pub struct SandboxArgs {
    /// Loopback address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Scenario file to serve instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
    /// Print one line of JSON when it is ready, instead of the variables to export
    #[arg(long)]
    pub json: bool,
}

/// `generate`.
#[derive(Debug, Args)]
pub struct GenerateArgs {
    /// What to generate.
    #[command(subcommand)]
    pub what: GenerateCommand,
}

/// What can be generated.
#[derive(Debug, Subcommand)]
pub enum GenerateCommand {
    /// Write a shell's completion script to stdout
    Completion(CompletionArgs),
}

/// `generate completion SHELL`.
#[derive(Debug, Args)]
pub struct CompletionArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// The shells there are completions for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash
    Bash,
    /// Elvish
    Elvish,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
    /// Z shell
    Zsh,
}
