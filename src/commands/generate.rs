//! `generate`: what follows from the command line's definition.

use std::io::{self, Write};

use crate::cli::{CommandError, GenerateArgs, GenerateCommand, exit, generate};

/// Writes a completion script to stdout.
pub(super) fn run(args: GenerateArgs) -> Result<u8, CommandError> {
    let text = match args.what {
        GenerateCommand::Completion(args) => generate::completion(args.shell),
    };
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(&text)
        .and_then(|()| stdout.flush())
        .map_err(CommandError::output)?;
    Ok(exit::OK)
}
