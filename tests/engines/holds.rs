//! The tables of docs/HOLDS.md: each test compares what it finds with the cell of its row and engine.

use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use crate::support::engine::Engine;
use crate::support::failure::{Failure, Outcome};
use crate::support::project;

const FILE: &str = "docs/HOLDS.md";

/// A table, by the comment below its last row.
#[derive(Debug, Clone, Copy)]
pub enum Table {
    Faults,
    Environments,
}

impl Table {
    fn end(self) -> &'static str {
        match self {
            Table::Faults => "<!-- faults -->",
            Table::Environments => "<!-- environments -->",
        }
    }
}

/// The difference between a cell and what was found; with `UPDATE_FAULTS` the cell is written instead.
pub fn recorded(table: Table, row: &str, engine: Engine, found: &str) -> Outcome<Option<String>> {
    static WRITING: Mutex<()> = Mutex::new(());
    let _one = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let path = project().join(FILE);
    let text = fs::read_to_string(&path)?;
    let column = Engine::ALL.iter().position(|other| *other == engine).map_or(2, |at| at + 2);
    let begins = format!("| {row} |");
    let line = text.lines().find(|line| line.starts_with(&begins));
    let mut cells: Vec<&str> =
        line.map_or_else(|| vec!["", row, "—", "—", "—", ""], |line| line.split('|').map(str::trim).collect());
    if cells.get(column) == Some(&found) {
        return Ok(None);
    }
    let odd = format!("{row}, {engine:?}: {} -> {found}", cells.get(column).unwrap_or(&""));
    if env::var_os("UPDATE_FAULTS").is_none() {
        return Ok(Some(odd));
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = found;
    }
    let new = cells.join(" | ").trim().to_string();
    let text = match line {
        Some(line) => text.replacen(line, &new, 1),
        None => text.replacen(table.end(), &format!("{new}\n{}", table.end()), 1),
    };
    fs::write(path, text)?;
    Ok(None)
}

/// Compares a row of the table of environments.
///
/// # Errors
/// The document has something else in that cell.
pub fn holds(row: &str, engine: Engine, found: &str) -> Outcome {
    match recorded(Table::Environments, row, engine, found)? {
        None => Ok(()),
        Some(odd) => Err(Failure(format!("{FILE} says otherwise; read, then UPDATE_FAULTS=1: {odd}"))),
    }
}
