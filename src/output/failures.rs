//! What stands after the matrix: every failure in full, and the sum of it all.

use std::error::Error;
use std::io::{self, Write};

use crate::suite::{Failure, Outcome, RowLabel, SuiteResult};

use super::legible::legible;
use super::style::{Colour, Style};

/// Writes the failures in full, in the order of the matrix, and a closing line of counts.
pub(super) fn write(result: &SuiteResult, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for (row, user, outcome) in result.cells() {
        if let Outcome::Failed(failure) = outcome {
            write_failure(out, &case(row, user), failure, style)?;
        }
    }
    for broken in result.broken() {
        writeln!(out)?;
        for (row, user) in &broken.cases {
            let word = style.paint(Colour::Yellow, "broken");
            writeln!(out, "{word}: {}", case(row, user))?;
        }
        write_causes(out, broken.error)?;
    }
    let counts = result.counts();
    let colour = match (counts.failed, counts.broken) {
        (0, 0) => Colour::Green,
        _ => Colour::Red,
    };
    let sum = format!(
        "{} passed, {} failed, {} broken",
        counts.passed, counts.failed, counts.broken
    );
    let seconds = result.elapsed.as_secs_f64();
    writeln!(out, "\n{} in {seconds:.2} s", style.paint(colour, sum))
}

fn case(row: &RowLabel, user: &str) -> String {
    let called = format!("{} {} as {user}", row.method, row.path);
    legible(&match &row.name {
        Some(name) => format!("{called} ({name})"),
        None => called,
    })
}

fn write_failure(
    out: &mut dyn Write,
    case: &str,
    failure: &Failure,
    style: Style,
) -> io::Result<()> {
    writeln!(out, "\n{}: {case}", style.paint(Colour::Red, "failed"))?;
    writeln!(out, "  expected    {}", failure.expected)?;
    write!(out, "  got         {}", failure.status)?;
    if let Some(error_type) = &failure.error_type {
        write!(out, " {}", legible(error_type))?;
    }
    writeln!(out)?;
    if let Some(said) = &failure.said {
        writeln!(out, "  said        {}", legible(said))?;
    }
    if let Some(request_id) = &failure.request_id {
        writeln!(out, "  request id  {}", legible(request_id))?;
    }
    Ok(())
}

fn write_causes(out: &mut dyn Write, error: &dyn Error) -> io::Result<()> {
    writeln!(out, "  error       {}", legible(&error.to_string()))?;
    let mut cause = error.source();
    while let Some(error) = cause {
        writeln!(out, "  caused by   {}", legible(&error.to_string()))?;
        cause = error.source();
    }
    Ok(())
}
