//! Completion scripts, made from the definition of the command line.

use clap::CommandFactory;
use clap_complete::Shell as Generator;

use super::args::{Cli, Shell};

/// Returns the completion script of a shell.
pub fn completion(shell: Shell) -> Vec<u8> {
    let generator = match shell {
        Shell::Bash => Generator::Bash,
        Shell::Elvish => Generator::Elvish,
        Shell::Fish => Generator::Fish,
        Shell::Powershell => Generator::PowerShell,
        Shell::Zsh => Generator::Zsh,
    };
    let mut script = Vec::new();
    clap_complete::generate(generator, &mut Cli::command(), "sigcall", &mut script);
    script
}
