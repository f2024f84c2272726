//! The files and the stdin that a request names: bodies after `@`, headers after `@`.

use std::fs;
use std::io::{self, Read};

use crate::api::{DataOption, DataPart, Headers};
use crate::cli::{CommandError, Kind};

/// Reads what the data options name.
pub(super) async fn parts(options: &[DataOption]) -> Result<Vec<DataPart>, CommandError> {
    let mut parts = Vec::new();
    for option in options {
        parts.push(match option.file() {
            Some(name) => option.part(Some(&read(name).await?)),
            None => option.part(None),
        });
    }
    Ok(parts)
}

/// Adds the header lines of the command line, and of the files that they name.
pub(super) async fn add_headers(
    headers: &mut Headers,
    lines: &[String],
) -> Result<(), CommandError> {
    for line in lines {
        match line.strip_prefix('@') {
            Some(name) => {
                let text = String::from_utf8(read(name).await?).map_err(|_| {
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

/// Reads a file; `-` is stdin, as in curl. On a thread of its own: whoever writes to stdin may take long, and Ctrl-C must
/// be heard meanwhile.
async fn read(name: &str) -> Result<Vec<u8>, CommandError> {
    let path = name.to_owned();
    let reading = tokio::task::spawn_blocking(move || {
        if path != "-" {
            return fs::read(path);
        }
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    });
    let read = reading
        .await
        .map_err(|error| CommandError::new(Kind::Defect, error))?;
    read.map_err(|error| CommandError::file("read", name, error))
}
