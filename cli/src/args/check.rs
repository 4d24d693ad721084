//! The arguments of `check`.

use super::{CODES, flag, many, model_paths, path};
use clap::ArgMatches;
use std::path::PathBuf;

/// `check`
pub struct Check {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// `true` if every file is a model by itself.
    pub each: bool,
    /// A model to compare with.
    pub same_as: Option<PathBuf>,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Check {
    Check {
        paths: many(given, "path"),
        each: given.get_flag("each"),
        same_as: given.get_one("same-as").cloned(),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("check")
        .about("Checks a model, or compares two")
        .long_about(
            "Loads one model made of all the files and folders named, and prints every event: what is wrong, where, and \
             what to do.",
        )
        .after_help(CODES)
        .arg(model_paths())
        .arg(flag("each", "Take every file as a model by itself").conflicts_with("same-as"))
        .arg(path(
            "same-as",
            "B",
            "Compare with the model in this file or folder; documentation, examples, IAM and CloudFormation traits aside, and \
             whatever the order",
        ))
}
