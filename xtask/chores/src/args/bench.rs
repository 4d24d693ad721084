//! The arguments of `bench`.

use clap::ArgMatches;
use tinsmith_cli::args::{CODES, number};

/// `bench`
pub struct Bench {
    /// The number of times everything is measured.
    pub rounds: usize,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Bench {
    Bench {
        rounds: given.get_one("rounds").map_or(5, |rounds: &u16| (*rounds).into()),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("bench")
        .about("Measures the client of the first service beside the official one")
        .long_about(
            "Compiles the official crate, the generated one, the one that is cut to CreateWorkspaceInstance and the runtime, \
             each alone with everything else built, and runs programs that use them, all in the same run. Prints the medians \
             and their ratios as they stand in docs/performance.md. Takes a quarter of an hour on two cores; counts instructions \
             where valgrind is installed.",
        )
        .after_help(CODES)
        .arg(number("rounds", "The number of rounds that are measured; 5 unless given"))
}
