//! The xtask of this workspace: the commands of Tinsmith, and the chores of its own repository.

mod args;
mod bench;
mod conformance;
mod e2e;
mod endpoints;
mod peer;
#[cfg(test)]
mod tidy;
mod unstable;

use std::path::PathBuf;
use std::process::ExitCode;
use tinsmith_cli::__private as shared;
use tinsmith_cli::{COMMANDS, Command, Failure};

/// Commands that need what lies in this repository beside the generator.
const CHORES: &[Command] = &[
    Command {
        describe: args::conformance::describe,
        run: |given| conformance::run(&args::conformance::read(given)),
    },
    Command {
        describe: args::endpoints::describe,
        run: |given| endpoints::run(&args::endpoints::read(given)),
    },
    Command {
        describe: args::e2e::describe,
        run: |given| e2e::run(&args::e2e::read(given)),
    },
    Command {
        describe: args::peer::describe,
        run: |given| peer::run(&args::peer::read(given)),
    },
    Command {
        describe: args::bench::describe,
        run: |given| bench::run(&args::bench::read(given)),
    },
];

fn main() -> ExitCode {
    tinsmith_cli::run(&[COMMANDS, CHORES])
}

/// The root of this repository.
fn repository() -> Result<PathBuf, Failure> {
    shared::checkout().ok_or_else(|| "the checkout that this program was built from has moved; build it again".into())
}
