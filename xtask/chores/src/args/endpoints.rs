//! The arguments of `endpoints`.

use clap::ArgMatches;
use std::path::PathBuf;
use tinsmith_cli::args::{many, path, paths};

/// `endpoints`
pub struct Endpoints {
    /// Models, or folders of them.
    pub models: Vec<PathBuf>,
    /// The partitions of AWS, in place of those of the runtime.
    pub partitions: Option<PathBuf>,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Endpoints {
    Endpoints {
        models: many(given, "models"),
        partitions: given.get_one("partitions").cloned(),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("endpoints")
        .about("Runs the endpoint tests of models")
        .long_about(
            "Reads the endpoint rules of each model as the generator does, evaluates them as generated crates do, without a \
             client, and prints how many of the model's `smithy.rules#endpointTests` gave what they expect. A model that \
             has its rules in two forms has its tests run against both.",
        )
        .after_help("Exit codes: 0 all cases passed, 1 a case failed or did not run, 2 misuse or a file that cannot be read.")
        .arg(paths("models", "DIR", "A folder in which every file is a model (.smithy, .json, .jar, .zip), or one such file").required(true))
        .arg(path(
            "partitions",
            "FILE",
            "A partitions.json, in place of the partitions that the runtime knows",
        ))
}
