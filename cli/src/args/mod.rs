//! Arguments to one struct per command. Only this module and its twin in a program's own `args` know clap.

pub(crate) mod ast;
pub(crate) mod check;
pub(crate) mod codegen;
pub(crate) mod corpus;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod select;

use crate::Failure;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;

/// A command: its arguments, and what it does with them.
#[derive(Clone, Copy)]
pub struct Command {
    /// Describes the command; its name is that of the description.
    pub describe: fn() -> clap::Command,
    /// Runs the command with what was given.
    pub run: fn(&ArgMatches) -> Result<(), Failure>,
}

/// The exit codes, as help texts of commands about models and crates end.
pub const CODES: &str = "Exit codes: 0 all is fine (warnings allowed), 1 a model is invalid or a crate is stale, 2 misuse or \
    a file that cannot be read or written.";

/// Runs the command that the arguments of the process name; the error prints misuse and help.
pub(crate) fn dispatch<'a>(
    commands: impl Iterator<Item = &'a Command> + Clone,
) -> Result<Result<(), Failure>, clap::Error> {
    let mut program = clap::Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Rust clients from Smithy models")
        .after_help(CODES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(commands.clone().map(|it| (it.describe)()));
    let matches = program.try_get_matches_from_mut(std::env::args_os())?;
    let chosen = matches.subcommand().and_then(|(name, given)| {
        let command = commands.clone().find(|it| (it.describe)().get_name() == name)?;
        Some((command, given))
    });
    match chosen {
        Some((command, given)) => Ok((command.run)(given)),
        None => Err(program.error(clap::error::ErrorKind::MissingSubcommand, "a command is needed")),
    }
}

/// `--name`
pub fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// `--name VALUE`: a path, given at most once.
pub fn path(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    let arg = Arg::new(name).long(name).value_name(value).help(help);
    arg.value_parser(value_parser!(PathBuf))
}

/// `--name VALUE`: a path, given any number of times.
pub fn paths(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    path(name, value, help).action(ArgAction::Append)
}

/// `PATH...`: the files and folders of one model.
pub fn model_paths() -> Arg {
    Arg::new("path")
        .value_name("PATH")
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf))
        .help("Model files (.smithy, .json, .jar, .zip), or folders of such files")
}

/// `--name A,B`
pub fn list(name: &'static str, help: &'static str) -> Arg {
    let arg = Arg::new(name).long(name).value_name("A,B").help(help);
    arg.value_delimiter(',')
}

/// `--name N`: a number from 1.
pub fn number(name: &'static str, help: &'static str) -> Arg {
    let arg = Arg::new(name).long(name).value_name("N").help(help);
    arg.value_parser(value_parser!(u16).range(1..))
}

/// `[VALUE]...`
pub fn names(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).num_args(0..).help(help)
}

/// `--models DIR` of commands that take every file as a model by itself.
pub fn models() -> Arg {
    const HELP: &str =
        "A model (.smithy, .json, .jar or .zip), or a folder in which every such file is a model by itself";
    paths("models", "DIR", HELP).required(true)
}

/// `--only A,B` beside [`models`].
pub fn only() -> Arg {
    list("only", "Only the models of these files, named without extension")
}

/// Returns all values of an argument.
pub fn many<T: Clone + Send + Sync + 'static>(given: &ArgMatches, name: &str) -> Vec<T> {
    given.get_many(name).into_iter().flatten().cloned().collect()
}

/// Returns the number given, or the number of threads that can run at once.
pub fn jobs(given: &ArgMatches, name: &str) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, Into::into);
    given.get_one(name).map_or_else(cores, |jobs: &u16| (*jobs).into())
}
