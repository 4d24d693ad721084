//! The arguments of `select`.

use super::{CODES, list, many, model_paths};
use clap::{Arg, ArgMatches};
use std::path::PathBuf;

/// `select`
pub struct Select {
    /// The selector.
    pub selector: String,
    /// Files and folders of one model.
    pub paths: Vec<PathBuf>,
    /// The sections of each match.
    pub show: Vec<Section>,
    /// The traits whose values are shown.
    pub traits: Vec<String>,
}

/// A part of a match that is shown beside the ID of the shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The type of the shape.
    Type,
    /// The place of the shape: file, line and column.
    File,
    /// The shapes in the selector's variables.
    Vars,
}

/// The sections and their names.
const SECTIONS: [(&str, Section); 3] = [
    ("type", Section::Type),
    ("file", Section::File),
    ("vars", Section::Vars),
];

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Select {
    let names: Vec<String> = many(given, "show");
    let sections = SECTIONS.iter().filter(|(name, _)| names.iter().any(|it| it == name));
    Select {
        selector: given.get_one("selector").cloned().unwrap_or_default(),
        paths: many(given, "path"),
        show: sections.map(|(_, section)| *section).collect(),
        traits: many(given, "show-traits"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("select")
        .about("Prints the shapes of a model that match a selector")
        .long_about(
            "Loads one model made of all the files and folders named, and prints the ID of each shape and member that \
             matches a Smithy selector, sorted. With --show or --show-traits each match is an object of a JSON array.",
        )
        .after_help(format!(
            "Example:\n  cargo xtask select 'structure > member [trait|required]' model/\n\n{CODES}"
        ))
        .arg(
            Arg::new("selector")
                .value_name("SELECTOR")
                .required(true)
                .help("The selector"),
        )
        .arg(model_paths())
        .arg(
            Arg::new("show")
                .long("show")
                .value_name("SECTION")
                .value_delimiter(',')
                .value_parser(SECTIONS.map(|(name, _)| name))
                .help("Show more of each match"),
        )
        .arg(list(
            "show-traits",
            "Show the values of these traits; the namespace of the prelude may be left out",
        ))
}
