//! The arguments of `corpus`.

use super::{CODES, flag, jobs, many, models, number, only};
use clap::ArgMatches;
use std::path::PathBuf;

/// `corpus`
pub struct Corpus {
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Only the models of these files, without `.json`; empty means all.
    pub only: Vec<String>,
    /// `true` if the crates are compiled as far as `cargo check` goes.
    pub check: bool,
    /// `true` if crates of AWS services have the names of the official ones.
    pub official: bool,
    /// The number of models that become crates at the same time.
    pub jobs: usize,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Corpus {
    Corpus {
        models: many(given, "models"),
        only: many(given, "only"),
        check: given.get_flag("check"),
        official: given.get_flag("official"),
        jobs: jobs(given, "jobs"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("corpus")
        .about("Makes a crate of every model in a folder, and says how each went")
        .long_about(
            "Makes a crate of every model in a folder, several at the same time, and prints a table: shapes, operations, \
             lines, seconds and the result. The crates go into a workspace below the target folder, where they can be \
             looked at.",
        )
        .after_help(CODES)
        .arg(models())
        .arg(only())
        .arg(flag("check", "Also run `cargo check` on the crates; a warning of the compiler is a failure"))
        .arg(flag(
            "official",
            "Name the crates of AWS services as the official ones, such as aws-sdk-sqs; with --check, one program has them all",
        ))
        .arg(number("jobs", "The number of models to work on at the same time; the number of cores unless given"))
}
