//! The arguments of `peer`.

use clap::ArgMatches;
use std::path::PathBuf;
use tinsmith_cli::args::{flag, list, many, models, names};

/// `peer`
pub struct Peer {
    /// Services by the official name or the file of their model; empty means all.
    pub services: Vec<String>,
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Keep these operations; empty keeps all.
    pub operations: Vec<String>,
    /// `true` if only the public APIs are compared.
    pub listing: bool,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Peer {
    Peer {
        services: many(given, "service"),
        models: many(given, "models"),
        operations: many(given, "operations"),
        listing: given.get_flag("listing"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("peer")
        .about("Compares generated crates with the newest official ones")
        .long_about(
            "Generates the crate of each service under its official name and compares it with the newest official crate of \
             crates.io: the public APIs by the rows of docs/compatibility.md, with the differences that only come from \
             another version of the model told apart, and the requests and answers of up to forty operations for the \
             smallest, the largest and 20 random inputs. Prints the differences and, at the end, the table of \
             docs/compatibility.md.",
        )
        .after_help(
            "Examples:\n  cargo xtask peer sqs sts --models ../models\n  cargo xtask peer ec2 --listing --operations \
             RunInstances,DescribeInstances --models ../models\n\nExit codes: 0 nothing differs without a reason, 1 something \
             differs or a model is invalid, 2 misuse or a file that cannot be read or written.",
        )
        .arg(names(
            "service",
            "SERVICE",
            "Services by the official name (`aws-sdk-sqs` or `sqs`) or the file of their model; all unless given",
        ))
        .arg(models())
        .arg(list("operations", "Cut the generated crate to these operations, and compare no others"))
        .arg(flag("listing", "Compare the public APIs only: no program is compiled"))
}
