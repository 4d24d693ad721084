//! The commands of Tinsmith, for the `xtask` package of any workspace.
//!
//! Tinsmith generates a Rust client from a [Smithy](https://smithy.io) model. This crate is its command line; the generator
//! is the crate `tinsmith`. The whole program of a workspace that wants the commands is
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     tinsmith_cli::main()
//! }
//! ```
//!
//! With the alias `xtask = "run --quiet --package xtask --"` in `.cargo/config.toml`, the workspace then has
//!
//! | command | effect |
//! |---|---|
//! | `cargo xtask codegen` | writes the crates that `smithy-build.json` lists, or compares them (`--check`) |
//! | `cargo xtask check PATH` | reports the errors of a model, with file, line and column |
//! | `cargo xtask diff` | reports what a change of a model does to the crate and to a program |
//! | `cargo xtask ast PATH` | prints a model as one JSON AST |
//! | `cargo xtask select SELECTOR PATH` | prints the shapes of a model that match a selector |
//! | `cargo xtask explain FILE:LINE` | names the code that printed and decided a generated line, the shape, and its place in the model |
//! | `cargo xtask corpus --models DIR` | generates and compiles a crate of every model in a folder |
//!
//! `cargo xtask COMMAND --help` describes the arguments. Exit codes are 0 for success, 1 for a model that is invalid or a
//! crate that is stale, and 2 for misuse and for files that cannot be read or written.
//!
//! # Commands of your own
//!
//! [`run`] takes the commands of a program as a table, so that a workspace can put its own beside [`COMMANDS`]:
//!
//! ```no_run
//! use tinsmith_cli::{COMMANDS, Command, args};
//!
//! const HELLO: Command = Command {
//!     describe: || clap::Command::new("hello").about("Greets").arg(args::flag("loud", "Greet in capitals")),
//!     run: |given| {
//!         println!("{}", if given.get_flag("loud") { "HELLO" } else { "hello" });
//!         Ok(())
//!     },
//! };
//!
//! fn main() -> std::process::ExitCode {
//!     tinsmith_cli::run(&[COMMANDS, &[HELLO]])
//! }
//! ```

pub mod args;
mod check;
mod codegen;
mod corpus;
mod diff;
mod explain;
mod home;
mod maven;
mod query;
mod report;
mod scratch;
mod summary;
mod used_by;
mod workspace;

pub use args::Command;
use std::fmt::Display;
use std::process::ExitCode;

/// The commands of Tinsmith, in the order in which help lists them.
pub const COMMANDS: &[Command] = &[
    Command {
        describe: args::codegen::describe,
        run: |given| codegen::run(&args::codegen::read(given)),
    },
    Command {
        describe: args::check::describe,
        run: |given| check::run(&args::check::read(given)),
    },
    Command {
        describe: args::diff::describe,
        run: |given| diff::run(&args::diff::read(given)),
    },
    Command {
        describe: args::ast::describe,
        run: |given| query::print_ast(&args::ast::read(given)),
    },
    Command {
        describe: args::select::describe,
        run: |given| query::select(&args::select::read(given)),
    },
    Command {
        describe: args::explain::describe,
        run: |given| explain::run(&args::explain::read(given)),
    },
    Command {
        describe: args::corpus::describe,
        run: |given| corpus::run(&args::corpus::read(given)),
    },
];

/// The reason why a command did not succeed. Events about a model are printed before it is returned.
#[derive(Debug)]
pub enum Failure {
    /// The answer of the command is no: a model is invalid, a crate is stale, a comparison finds a difference. Exit code 1.
    Negative,
    /// Misuse, or a file that cannot be read or written: exit code 2, after the message.
    Trouble(String),
}

impl<E: Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Trouble(error.to_string())
    }
}

/// Runs the command of Tinsmith that the arguments of the process name.
///
/// The exit code is 0 for success, 1 if a model is invalid or a crate is stale, 2 after misuse or an IO error.
pub fn main() -> ExitCode {
    run(&[COMMANDS])
}

/// Runs the command that the arguments of the process name, out of these tables.
///
/// The exit code is that of the [`Failure`], or 0. Help and misuse are printed.
pub fn run(tables: &[&[Command]]) -> ExitCode {
    let commands = tables.iter().copied().flatten();
    match args::dispatch(commands) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(Failure::Negative)) => ExitCode::from(1),
        Ok(Err(Failure::Trouble(message))) => {
            report::failure(&message);
            ExitCode::from(2)
        }
        Err(error) => {
            // Help is no failure. A terminal that refuses the text cannot be told about it.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

/// Parts that the chores of Tinsmith's own repository share with the commands. Not covered by the version number.
#[doc(hidden)]
pub mod __private {
    pub use crate::args::codegen::{Codegen, Which};
    pub use crate::check::{files, plural};
    pub use crate::codegen::{official_name, run as codegen};
    pub use crate::corpus::{chosen, package_name, stem};
    pub use crate::home::{checkout, runtime_path};
    pub use crate::scratch::{Scratch, write_if_changed};

    /// Events and progress on the terminal.
    pub mod report {
        pub use crate::report::{Progress, events, one_line};
    }
}
