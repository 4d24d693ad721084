//! The chores of this repository. `cargo xtask CHORE` builds and runs this program, so that a program that only generates
//! crates need not wait for it.

mod args;
mod bench;
mod conformance;
mod e2e;
mod endpoints;
mod peer;
mod unstable;
mod updates;

use std::path::PathBuf;
use std::process::ExitCode;
use tinsmith_cli::__private as shared;
use tinsmith_cli::{Command, Failure};

/// Commands that need what lies in this repository beside the generator. `xtask/src/main.rs` lists them, too.
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
        describe: args::updates::describe,
        run: |given| updates::run(&args::updates::read(given)),
    },
    Command {
        describe: args::bench::describe,
        run: |given| bench::run(&args::bench::read(given)),
    },
];

fn main() -> ExitCode {
    tinsmith_cli::run(&[CHORES])
}

/// The root of this repository.
fn repository() -> Result<PathBuf, Failure> {
    shared::checkout().ok_or_else(|| "the checkout that this program was built from has moved; build it again".into())
}
