//! The arguments of `codegen`.

use super::{CODES, flag, list, many, names, path, paths};
use clap::{Arg, ArgMatches};
use std::path::PathBuf;
use tinsmith::model::shape_id::ShapeId;

/// `codegen`
#[derive(Default)]
pub struct Codegen {
    /// The crates to write.
    pub which: Which,
    /// `true` if only to compare.
    pub check: bool,
    /// Keep these operations; empty keeps all.
    pub operations: Vec<String>,
    /// Find the operations in the sources of a program.
    pub used_by: Vec<PathBuf>,
    /// Write what was found into `smithy-build.json`.
    pub save: bool,
}

/// The crates that `codegen` writes.
pub enum Which {
    /// Projections of `smithy-build.json` by name; empty means all.
    Projections(Vec<String>),
    /// A crate without configuration.
    Model {
        /// Files and folders of the model.
        paths: Vec<PathBuf>,
        /// The folder of the crate.
        out: PathBuf,
        /// The service, if the model has several.
        service: Option<ShapeId>,
    },
}

impl Default for Which {
    fn default() -> Self {
        Self::Projections(Vec::new())
    }
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Codegen {
    let which = match given.get_one::<PathBuf>("out") {
        Some(out) => Which::Model {
            paths: many(given, "model"),
            out: out.clone(),
            service: given.get_one("service").cloned(),
        },
        None => Which::Projections(many(given, "projection")),
    };
    Codegen {
        which,
        check: given.get_flag("check"),
        operations: many(given, "operations"),
        used_by: many(given, "used-by"),
        save: given.get_flag("save"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    let command = clap::Command::new("codegen")
        .about("Writes the crates that smithy-build.json lists, or one crate of a model")
        .long_about(
            "Writes the crates that smithy-build.json lists, each into a folder named after its projection, or one crate \
             of a model.\n\nOnly files whose text changes are touched; generated files that no longer belong to the crate \
             are removed; a file in `src/` that Tinsmith did not write is an error, and then nothing is written.",
        )
        .after_help(format!(
            "Examples:\n  cargo xtask codegen\n  cargo xtask codegen workspaces-instances --check\n  cargo xtask codegen \
             workspaces-instances --operations CreateVolume,ListRegions\n  cargo xtask codegen --model model/weather.json \
             --out /tmp/weather\n\n{CODES}"
        ));
    of_model(of_projections(command))
}

/// Arguments about crates of `smithy-build.json`, most of which a crate without configuration has, too.
fn of_projections(command: clap::Command) -> clap::Command {
    command
        .arg(names(
            "projection",
            "PROJECTION",
            "Projections of smithy-build.json that have a block `rust-client-codegen`; all unless given",
        ))
        .arg(flag(
            "check",
            "Write nothing; exit with 1 and show the difference if a crate is not what it should be",
        ))
        .arg(list(
            "operations",
            "Keep only these operations, by name or absolute ID, and what they need; the manifest records it",
        ))
        .arg(
            paths(
                "used-by",
                "PATH",
                "Find the operations that a program uses, in a Rust file, a folder or a package, and print them with where \
                 they were seen; nothing is written without --save or --out",
            )
            .conflicts_with_all(["operations", "check"]),
        )
        .arg(
            flag(
                "save",
                "Put what --used-by found into smithy-build.json, and write the crate",
            )
            .requires("used-by")
            .conflicts_with("model"),
        )
}

/// Arguments of a crate without configuration.
fn of_model(command: clap::Command) -> clap::Command {
    command
        .arg(
            paths(
                "model",
                "PATH",
                "A file of the model, or a folder of such files; no smithy-build.json is read",
            )
            .requires("out")
            .conflicts_with("projection"),
        )
        .arg(path("out", "DIR", "The folder of the crate; the package is named after it").requires("model"))
        .arg(
            Arg::new("service")
                .long("service")
                .value_name("ID")
                .value_parser(|text: &str| ShapeId::parse(text))
                .requires("model")
                .help("The absolute ID of the service, if the model has several"),
        )
}
