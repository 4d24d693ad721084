//! The arguments of `diff`.

use super::flag;
use clap::{Arg, ArgMatches, value_parser};
use std::path::PathBuf;

/// `diff`
pub struct Diff {
    /// The model before the change.
    pub old: PathBuf,
    /// The model after the change.
    pub new: PathBuf,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Diff {
    let path = |name| given.get_one::<PathBuf>(name).cloned().unwrap_or_default();
    Diff {
        old: path("old"),
        new: path("new"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("diff")
        .about("Reports what changed between two versions of a model")
        .long_about(
            "Loads two versions of a model and prints the events that Smithy's own diff has, a line each: severity, shape, \
             message, ID and place. The suppressions of the new model count.",
        )
        .after_help(
            "Example:\n  cargo xtask diff old/weather.json model/weather.json --smithy\n\nExit codes: 0 the models were compared, \
             1 a model is invalid, 2 misuse or a file that cannot be read.",
        )
        .arg(model("old", "OLD", "The model before the change: a file (.smithy, .json, .jar, .zip), or a folder of such files"))
        .arg(model("new", "NEW", "The model after the change"))
        .arg(flag("smithy", "Print the events of Smithy's diff").required(true))
}

fn model(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    let arg = Arg::new(name).value_name(value).required(true).help(help);
    arg.value_parser(value_parser!(PathBuf))
}
