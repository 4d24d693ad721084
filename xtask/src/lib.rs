//! The commands of Tinsmith. Another workspace's xtask is `fn main() -> ExitCode { tinsmith_xtask::main() }`.

mod args;
mod bench;
mod check;
mod codegen;
mod conformance;
mod corpus;
mod e2e;
mod endpoints;
mod explain;
mod peer;
mod report;
mod scratch;
mod summary;
#[cfg(test)]
mod tidy;
mod used_by;
mod workspace;

use args::Command;
use std::fmt::Display;
use std::process::ExitCode;

/// Why a command did not end well. What is wrong with a model is printed by then, as events.
enum Failure {
    /// A model is invalid, or a crate is stale: exit code 1.
    Stale,
    /// Misuse, or a file that cannot be read or written: exit code 2, after the message.
    Trouble(String),
}

impl<E: Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Trouble(error.to_string())
    }
}

/// Runs the command that the process's arguments name.
///
/// The exit code is 0 if all is fine, 1 if a model is invalid or a crate is stale, 2 after misuse or IO errors.
pub fn main() -> ExitCode {
    let command = match args::parse() {
        Ok(command) => command,
        Err(error) => {
            // Help is no failure; whether it can be printed is the terminal's business.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let result = match command {
        Command::Codegen(codegen) => codegen::run(&codegen),
        Command::Check(check) => check::run(&check),
        Command::Endpoints(endpoints) => endpoints::run(&endpoints),
        Command::Explain(explain) => explain::run(&explain),
        Command::Corpus(corpus) => corpus::run(&corpus),
        Command::E2e(e2e) => e2e::run(&e2e),
        Command::Peer(peer) => peer::run(&peer),
        Command::Bench(bench) => bench::run(&bench),
        Command::Conformance(conformance) => conformance::run(&conformance),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Stale) => ExitCode::from(1),
        Err(Failure::Trouble(message)) => {
            report::failure(&message);
            ExitCode::from(2)
        }
    }
}
