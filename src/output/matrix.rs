//! Matrix: a suite's results, users as columns and requests as rows, and after it every failure in full.

use std::io::{self, Write};

use crate::suite::{Outcome, RowResult, SuiteResult};

use super::failures;
use super::legible::legible;
use super::style::{Colour, Style};

/// The narrowest a path's column gets, so that matrices of short paths line up with one another.
const PATH: usize = 10;

/// The narrowest a user's column gets.
const CELL: usize = 4;

/// What stands between two columns.
const GAP: usize = 2;

/// Writes the matrix under a heading line of user names, then the failures in full and the counts.
///
/// A cell shows the status that came, with `≠` and what was expected where it is wrong, `error` where there was no
/// answer, and `-` where the user was not to call.
pub fn write(result: &SuiteResult, style: Style, out: &mut dyn Write) -> io::Result<()> {
    write_grid(result, style, out)?;
    failures::write(result, style, out)
}

fn write_grid(result: &SuiteResult, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let names = names(result);
    let label = Widths::of(result, &names);
    let columns: Vec<Vec<Cell>> = (0..result.columns.len())
        .map(|column| column_of(result, column))
        .collect();

    let mut heading = Line::default();
    heading.pad(label.name + label.method + label.path);
    for (user, cells) in result.columns.iter().zip(&columns) {
        let width = width(user, cells);
        heading.add(&legible(user), Some(Colour::Bold), width + GAP, style);
    }
    heading.write(out)?;

    for (index, (row, name)) in result.rows.iter().zip(&names).enumerate() {
        let mut line = Line::default();
        if label.name > 0 {
            line.add(name, None, label.name, style);
        }
        line.add(row.label.method.as_str(), None, label.method, style);
        line.add(&legible(&row.label.path), None, label.path, style);
        for (user, cells) in result.columns.iter().zip(&columns) {
            let Some(cell) = cells.get(index) else {
                continue;
            };
            line.add(&cell.text, cell.colour, width(user, cells) + GAP, style);
        }
        line.write(out)?;
    }
    Ok(())
}

/// The widths of the label's columns, the space after each included.
#[derive(Debug)]
struct Widths {
    name: usize,
    method: usize,
    path: usize,
}

impl Widths {
    fn of(result: &SuiteResult, names: &[String]) -> Self {
        let longest = |text: fn(&RowResult) -> String| {
            result
                .rows
                .iter()
                .map(|row| length(&text(row)))
                .max()
                .unwrap_or_default()
        };
        let name = names
            .iter()
            .map(|name| length(name))
            .max()
            .unwrap_or_default();
        Self {
            name: if name == 0 { 0 } else { name + GAP },
            method: longest(|row| row.label.method.to_string()) + 1,
            path: longest(|row| legible(&row.label.path)).max(PATH) + GAP,
        }
    }
}

#[derive(Debug)]
struct Cell {
    text: String,
    colour: Option<Colour>,
}

fn column_of(result: &SuiteResult, column: usize) -> Vec<Cell> {
    let outcomes = result.rows.iter().map(|row| row.cells.get(column));
    outcomes
        .map(|outcome| cell(outcome.unwrap_or(&Outcome::NotRun)))
        .collect()
}

fn cell(outcome: &Outcome) -> Cell {
    let (text, colour) = match outcome {
        Outcome::NotRun => ("-".to_owned(), Some(Colour::Dim)),
        Outcome::Passed { status } => (status.to_string(), Some(Colour::Green)),
        Outcome::Failed(failure) => (
            format!("{}≠{}", failure.status, failure.expected),
            Some(Colour::Red),
        ),
        Outcome::Broken(_) => ("error".to_owned(), Some(Colour::Yellow)),
    };
    Cell { text, colour }
}

fn width(user: &str, cells: &[Cell]) -> usize {
    let longest = cells.iter().map(|cell| length(&cell.text)).max();
    longest
        .unwrap_or_default()
        .max(length(&legible(user)))
        .max(CELL)
}

fn names(result: &SuiteResult) -> Vec<String> {
    let names = result.rows.iter().map(|row| row.label.name.as_deref());
    names
        .map(|name| legible(name.unwrap_or_default()))
        .collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A line that ends without trailing blanks.
#[derive(Debug, Default)]
struct Line {
    text: String,
    owed: usize,
}

impl Line {
    fn pad(&mut self, blanks: usize) {
        self.owed += blanks;
    }

    fn add(&mut self, text: &str, colour: Option<Colour>, width: usize, style: Style) {
        self.text.push_str(&" ".repeat(self.owed));
        match colour {
            Some(colour) => self.text.push_str(&style.paint(colour, text).to_string()),
            None => self.text.push_str(text),
        }
        self.owed = width.saturating_sub(length(text));
    }

    fn write(self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.text.trim_end())
    }
}

#[cfg(test)]
#[path = "matrix_tests.rs"]
mod tests;
