//! The arguments of `e2e`.

use clap::ArgMatches;
use std::path::PathBuf;
use tinsmith_cli::args::{flag, many, names, path};

/// `e2e`
pub struct E2e {
    /// Services by the names of their models; empty means all.
    pub services: Vec<String>,
    /// The folder with whole models, in place of the parts that the project keeps.
    pub models: Option<PathBuf>,
    /// Call no official clients.
    pub generated: bool,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> E2e {
    E2e {
        services: many(given, "service"),
        models: given.get_one("models").cloned(),
        generated: given.get_flag("generated"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("e2e")
        .about("Calls real server programs with generated clients and with the official ones, and compares what they see")
        .long_about(
            "Makes clients of the models in model/servers, starts moto and ministack on loopback, and runs the program in \
             tests/e2e against them. Then runs the same program on the newest official crates, and compares the lines that it \
             prints. Needs Python 3.10 or later; the servers are installed into a virtual environment below the target \
             folder. Official crates are large: the first run takes a while.",
        )
        .after_help(
            "Exit codes: 0 all calls succeed and nothing differs, 1 a call fails, something differs or a model is invalid, 2 \
             misuse or a file that cannot be read or written.",
        )
        .arg(names(
            "service",
            "SERVICE",
            "Services by the file of their model in model/servers: `s3`, `route-53`; all unless given",
        ))
        .arg(path(
            "models",
            "DIR",
            "A folder with whole models of the same file names, in place of the parts in model/servers",
        ))
        .arg(flag("generated", "Call no official clients"))
}
