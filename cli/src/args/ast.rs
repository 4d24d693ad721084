//! The arguments of `ast`.

use super::{CODES, many, model_paths};
use clap::ArgMatches;
use std::path::PathBuf;

/// `ast`
pub struct Ast {
    /// Files and folders of one model.
    pub paths: Vec<PathBuf>,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Ast {
    Ast {
        paths: many(given, "path"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("ast")
        .about("Prints a model as one JSON AST")
        .long_about(
            "Loads one model made of all the files and folders named, and prints it as a JSON AST, version 2.0. Shapes \
             that Tinsmith carries are left out. Errors of the model go to standard error.",
        )
        .after_help(CODES)
        .arg(model_paths())
}
