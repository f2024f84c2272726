//! The files and the stdin that a request names: bodies after `@`, headers after `@`.

use std::fs;
use std::io::{self, Read};

use crate::api::{DataOption, DataPart, Headers};
use crate::cli::CommandError;

/// Reads what the data options name.
pub(super) fn parts(options: &[DataOption]) -> Result<Vec<DataPart>, CommandError> {
    options
        .iter()
        .map(|option| match option.file() {
            Some(name) => Ok(option.part(Some(&read(name)?))),
            None => Ok(option.part(None)),
        })
        .collect()
}

/// Adds the header lines of the command line, and of the files that they name.
pub(super) fn add_headers(headers: &mut Headers, lines: &[String]) -> Result<(), CommandError> {
    for line in lines {
        match line.strip_prefix('@') {
            Some(name) => {
                let text = String::from_utf8(read(name)?).map_err(|_| {
                    CommandError::usage(
                        format!("`{name}` holds no header lines: it is not UTF-8"),
                        "write a `Name: value` a line",
                    )
                })?;
                headers.add_lines(&text)?;
            }
            None => headers.add(line)?,
        }
    }
    Ok(())
}

/// Reads a file; `-` is stdin, as in curl.
fn read(name: &str) -> Result<Vec<u8>, CommandError> {
    let mut bytes = Vec::new();
    let done = if name == "-" {
        io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(name).map(|read| bytes = read)
    };
    done.map_err(|error| CommandError::file("read", name, error))?;
    Ok(bytes)
}
