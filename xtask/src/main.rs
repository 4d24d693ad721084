//! The xtask of this workspace: the commands of Tinsmith, and the way to the chores of its own repository.

#[cfg(test)]
mod tidy;

use clap::{Arg, ArgAction, ArgMatches};
use std::env;
use std::ffi::OsString;
use std::process::{self, ExitCode};
use tinsmith_cli::{COMMANDS, Command, Failure};

/// The chores. They are a program of their own, `xtask/chores`, that is compiled when one of them is asked for: `cargo xtask
/// codegen` is the first command that most people wait for.
const CHORES: &[Command] = &[
    Command {
        describe: || chore("conformance", "Runs the protocol tests of every model in a folder"),
        run: |given| forward("conformance", given),
    },
    Command {
        describe: || chore("endpoints", "Runs the endpoint tests of models"),
        run: |given| forward("endpoints", given),
    },
    Command {
        describe: || {
            let about = "Calls real server programs with generated clients and with the official ones, and compares what \
                         they see";
            chore("e2e", about)
        },
        run: |given| forward("e2e", given),
    },
    Command {
        describe: || chore("peer", "Compares generated crates with the newest official ones"),
        run: |given| forward("peer", given),
    },
    Command {
        describe: || {
            let about = "Compiles programs of old crates against new ones, and compares with the verdicts of diff";
            chore("updates", about)
        },
        run: |given| forward("updates", given),
    },
    Command {
        describe: || {
            chore(
                "bench",
                "Measures the client of the first service beside the official one",
            )
        },
        run: |given| forward("bench", given),
    },
];

fn main() -> ExitCode {
    tinsmith_cli::run(&[COMMANDS, CHORES])
}

/// A chore whose arguments, `--help` among them, are its own program's business.
fn chore(name: &'static str, about: &'static str) -> clap::Command {
    let arguments = Arg::new("arguments")
        .action(ArgAction::Append)
        .num_args(0..)
        .trailing_var_arg(true)
        .allow_hyphen_values(true)
        .value_parser(clap::value_parser!(OsString));
    clap::Command::new(name)
        .about(about)
        .disable_help_flag(true)
        .arg(arguments)
}

/// Builds the program of the chores and runs it here with these arguments; its exit code is ours.
fn forward(chore: &str, given: &ArgMatches) -> Result<(), Failure> {
    let arguments = given.get_many::<OsString>("arguments").into_iter().flatten();
    let status = process::Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--quiet", "--package", "tinsmith-chores", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
        .args(["--", chore])
        .args(arguments)
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => Err(Failure::Negative),
        Some(code) => process::exit(code),
        None => Err(format!("cargo: {status}").into()),
    }
}
