//! The arguments of `conformance`.

use clap::ArgMatches;
use std::path::PathBuf;
use tinsmith_cli::args::{flag, jobs, many, models, number, only, path};

/// `conformance`
pub struct Conformance {
    /// Files and folders; every file is a model by itself.
    pub models: Vec<PathBuf>,
    /// Only the models of these files, without `.json`; empty means all.
    pub only: Vec<String>,
    /// The number of cases each file has.
    pub expect: Option<PathBuf>,
    /// The cases that are known to fail.
    pub known: Option<PathBuf>,
    /// `true` if everything is printed that a failed test says.
    pub show_failures: bool,
    /// `true` if the table is printed as Markdown.
    pub markdown: bool,
    /// The number of compilers and tests that run at the same time.
    pub jobs: usize,
}

/// Reads the arguments.
pub fn read(given: &ArgMatches) -> Conformance {
    Conformance {
        models: many(given, "models"),
        only: many(given, "only"),
        expect: given.get_one("expect").cloned(),
        known: given.get_one("known").cloned(),
        show_failures: given.get_flag("show-failures"),
        markdown: given.get_flag("markdown"),
        jobs: jobs(given, "jobs"),
    }
}

/// Describes the arguments.
pub fn describe() -> clap::Command {
    clap::Command::new("conformance")
        .about("Runs the protocol tests of every model in a folder")
        .long_about(
            "Makes a crate with protocol tests of every model in a folder, runs these tests, and prints a table: requests, \
             responses and event streams, how many passed, failed and were skipped. A case that no test can be made of, \
             and every case of a crate that does not compile, has failed. The last line is the sum.",
        )
        .after_help(
            "Exit codes: 0 every case passed, 1 a case failed or did not run, or there are not as many as expected, 2 misuse \
             or a file that cannot be read or written.",
        )
        .arg(models())
        .arg(only())
        .arg(path(
            "expect",
            "COUNTS",
            "A JSON file that says how many cases each model file has for clients: `client_request`, `client_response`, \
             `client_error_response` and `client_eventstream`",
        ))
        .arg(path(
            "known",
            "FILE",
            "Cases that are known to fail, a name in each line, `#` before the reason; one that passes is a failure",
        ))
        .arg(flag(
            "show-failures",
            "Print all that failed tests and compilers say, not only the first lines",
        ))
        .arg(flag("markdown", "Print the table as Markdown, as it stands in docs/conformance.md"))
        .arg(number(
            "jobs",
            "The number of compilers and tests that run at the same time; the number of cores unless given",
        ))
}
