//! The arguments of `e2e`.

use super::many;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;

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
pub(super) fn read(it: &ArgMatches) -> E2e {
    E2e {
        services: many(it, "service"),
        models: it.get_one("models").cloned(),
        generated: it.get_flag("generated"),
    }
}

/// Describes the arguments.
pub(super) fn command() -> clap::Command {
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
        .arg(
            Arg::new("service")
                .value_name("SERVICE")
                .num_args(0..)
                .help("Services by the file of their model in model/servers: `s3`, `route-53`; all unless given"),
        )
        .arg(
            Arg::new("models")
                .long("models")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("A folder with whole models of the same file names, in place of the parts in model/servers"),
        )
        .arg(
            Arg::new("generated")
                .long("generated")
                .action(ArgAction::SetTrue)
                .help("Call no official clients"),
        )
}
