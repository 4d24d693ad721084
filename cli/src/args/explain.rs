//! The arguments of `explain`.

use super::CODES;
use clap::{Arg, ArgMatches};
use std::path::PathBuf;

/// `explain`
pub struct Explain {
    /// A generated file.
    pub file: PathBuf,
    /// A line of it, from 1.
    pub line: usize,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Explain {
    let place = given.get_one::<(PathBuf, usize)>("place");
    let (file, line) = place.cloned().unwrap_or_default();
    Explain { file, line }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("explain")
        .about("Tells which emitter wrote a generated line, and from what in the model")
        .long_about(
            "Generates the crate again in memory and prints, for a line of one of its files, the file and line of the \
             emitter, the shape or member, and its place in the model.",
        )
        .after_help(format!(
            "Example:\n  cargo xtask explain generated/workspaces-instances/src/types/_tag.rs:9\n\n{CODES}"
        ))
        .arg(
            Arg::new("place")
                .value_name("FILE:LINE")
                .required(true)
                .value_parser(place)
                .help("A line of a generated file; a column after it is ignored"),
        )
}

/// `FILE:LINE` or `FILE:LINE:COLUMN`.
fn place(text: &str) -> Result<(PathBuf, usize), String> {
    let wrong = || format!("expected FILE:LINE, found `{text}`");
    let (before, last) = text.rsplit_once(':').ok_or_else(wrong)?;
    let last: usize = last.parse().map_err(|_| wrong())?;
    let (file, line) = match before.rsplit_once(':').map(|(file, line)| (file, line.parse())) {
        Some((file, Ok(line))) => (file, line),
        _ => (before, last),
    };
    if line == 0 || file.is_empty() {
        Err(wrong())
    } else {
        Ok((file.into(), line))
    }
}
