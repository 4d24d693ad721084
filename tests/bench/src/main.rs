//! Measures the generated crate and the official one in the same run: `bench FOLDER ROUNDS`, called by `cargo xtask bench`.
//!
//! `FOLDER` has the crate that was cut to one operation, in `cut`, and takes the workspaces of all subjects. Builds
//! come first: in each round every crate is compiled once, after each other, so that a change of the machine's mood
//! hits all of them. The output is the median of the rounds. Cargo runs this program in the compiler's place too,
//! so that a compiler is timed and not cargo.

mod builds;
mod calls;
mod compiler;
mod subject;
mod table;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use subject::{Scratch, Subject};

fn main() -> ExitCode {
    if let Some(status) = compiler::stand_in() {
        return status;
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let usage = "usage: bench FOLDER ROUNDS, which `cargo xtask bench` calls";
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or(usage)?);
    let rounds: usize = arguments.next().ok_or(usage)?.parse()?;
    let scratch = Scratch::new(folder)?;
    for subject in Subject::ALL {
        scratch.write(subject)?;
    }
    let builds = builds::measure(&scratch, rounds)?;
    let calls = calls::measure(&scratch, rounds)?;
    table::print(&builds, &calls);
    Ok(())
}

/// The middle one of some figures.
fn median<T: Copy + PartialOrd>(figures: &[T]) -> Option<T> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    sorted.get(sorted.len() / 2).copied()
}

/// Says what is being done.
fn progress(what: &str) {
    eprintln!("{what}");
}
