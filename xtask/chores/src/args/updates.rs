//! The arguments of `updates`.

use clap::ArgMatches;
use std::path::PathBuf;
use tinsmith_cli::args::{list, many, paths};

/// `updates`
pub struct Updates {
    /// Folders of pairs of models.
    pub models: Vec<PathBuf>,
    /// Only these pairs; empty means all.
    pub only: Vec<String>,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Updates {
    Updates {
        models: many(given, "models"),
        only: many(given, "only"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("updates")
        .about("Compiles programs of old crates against new ones, and compares with the verdicts of diff")
        .long_about(
            "For each pair of models, generates the new crate and a program that names every public item of the old one, \
             compiles both, and compares with the verdict of `cargo xtask diff`: after a breaking change the program must not \
             compile, after any other it must. Prints a table. A pair is a folder with a.json and b.json, or the files \
             X.a.json and X.b.json.",
        )
        .after_help("Exit codes: 0 every verdict is true, 1 a verdict is wrong or a crate cannot be made, 2 misuse or a file that cannot be read or written.")
        .arg(paths("models", "DIR", "A folder with pairs, at any depth").required(true))
        .arg(list("only", "Only the pairs of these names"))
}
