//! Two listings compared: lines that a row of a table excuses, and the others.

use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The differences of two listings.
#[derive(Debug)]
pub struct Comparison {
    /// Lines that only the official crate has.
    pub official: Side,
    /// Lines that only the generated crate has.
    pub generated: Side,
}

/// Lines that only one of the crates has.
#[derive(Debug)]
pub struct Side {
    /// The texts of the rows, with the number of lines that each excuses; a line counts for the first row that it contains.
    pub rows: Vec<(String, usize)>,
    /// Lines that no row excuses.
    pub unexplained: Vec<String>,
}

impl Side {
    fn new<'a>(lines: impl Iterator<Item = &'a String>, rows: Vec<String>) -> Self {
        let mut side = Self {
            rows: rows.into_iter().map(|row| (row, 0)).collect(),
            unexplained: Vec::new(),
        };
        for line in lines {
            match side.rows.iter_mut().find(|(row, _)| line.contains(row.as_str())) {
                Some((_, count)) => *count += 1,
                None => side.unexplained.push(line.clone()),
            }
        }
        side
    }

    /// As JSON, for programs that run this one.
    pub fn to_json(&self) -> Value {
        json!({ "rows": self.rows, "unexplained": self.unexplained })
    }
}

/// Compares two listings by the tables of a document in which the first column is `official` or `generated`, and, for
/// rows that only services other than the first have, `official elsewhere` or `generated elsewhere`.
pub fn compare(
    document: &str,
    elsewhere: bool,
    official: &BTreeSet<String>,
    generated: &BTreeSet<String>,
) -> Comparison {
    let rows = |only_in: &str| {
        let mut all = rows(document, only_in);
        if elsewhere {
            all.extend(self::rows(document, &format!("{only_in} elsewhere")));
        }
        all
    };
    Comparison {
        official: Side::new(official.difference(generated), rows("official")),
        generated: Side::new(generated.difference(official), rows("generated")),
    }
}

/// The texts of the rows whose first column is this.
fn rows(document: &str, only_in: &str) -> Vec<String> {
    let start = format!("| {only_in} | `");
    let rows = document.lines().filter_map(|line| line.strip_prefix(&start));
    rows.filter_map(|row| row.split("` |").next())
        .map(str::to_owned)
        .collect()
}
