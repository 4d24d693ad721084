//! The listings of both crates, as the program in `tests/peer/listing` makes them.

use super::place::Place;
use super::root::Root;
use crate::repository;
use crate::shared::Scratch;
use crate::unstable;
use serde_json::Value;
use std::collections::HashSet;
use std::process::Stdio;
use tinsmith_cli::Failure;

/// The listings of both crates.
pub struct Both {
    /// The official crate.
    pub official: Listing,
    /// Ours.
    pub generated: Listing,
}

/// The listing of one crate.
pub struct Listing {
    /// All lines.
    pub lines: Vec<String>,
    /// The lines that the other crate does not have.
    pub only: Only,
}

/// Lines that one crate has alone.
pub struct Only {
    /// The rows of `docs/compatibility.md` with the lines that each excuses.
    pub rows: Vec<(String, usize)>,
    /// The other lines.
    pub unexplained: Vec<String>,
}

impl Both {
    /// The rows that excuse a line.
    pub fn excused(&self) -> impl Iterator<Item = (&str, usize)> {
        let rows = self.official.only.rows.iter().chain(&self.generated.only.rows);
        rows.filter(|(_, lines)| *lines > 0)
            .map(|(row, lines)| (row.as_str(), *lines))
    }

    /// Without the lines of the official crate about operations and types that ours was not asked for.
    pub fn cut(mut self) -> Self {
        let widest = |line: &String| Root::of(line).chain().pop();
        let ours: HashSet<Root> = self.generated.lines.iter().filter_map(widest).collect();
        let is_kept = |line: &String| match widest(line) {
            Some(Root::Client(_)) | None => true,
            Some(root) => ours.contains(&root),
        };
        self.official.lines.retain(is_kept);
        self.official.only.unexplained.retain(is_kept);
        self
    }
}

/// Lists both crates of a workspace and compares them.
pub fn of(scratch: &Scratch, place: &Place) -> Result<Both, Failure> {
    let project = repository()?;
    let mut cargo = unstable::cargo(scratch);
    cargo.args(["run", "--quiet", "--package", "listing", "--manifest-path"]);
    cargo.arg(project.join("tests/peer/Cargo.toml")).arg("--");
    cargo.arg(project.join("docs/compatibility.md")).arg(&place.folder);
    cargo
        .arg(scratch.target())
        .args([&place.library, &place.official, &place.generated]);
    let output = cargo.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("the listing of {} failed: {}", place.folder.display(), output.status).into());
    }
    let value: Value = serde_json::from_slice(&output.stdout)?;
    Ok(Both {
        official: listing(&value["official"]),
        generated: listing(&value["generated"]),
    })
}

fn listing(value: &Value) -> Listing {
    let rows = value["only"]["rows"].as_array().into_iter().flatten();
    let row = |row: &Value| {
        let lines = row[1].as_u64().and_then(|lines| usize::try_from(lines).ok());
        Some((row[0].as_str()?.to_owned(), lines?))
    };
    Listing {
        lines: texts(&value["lines"]),
        only: Only {
            rows: rows.filter_map(row).collect(),
            unexplained: texts(&value["only"]["unexplained"]),
        },
    }
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}
