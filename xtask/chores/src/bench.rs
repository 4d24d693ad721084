//! `bench`: the program in tests/bench, on a client that is cut for it.

use crate::args::bench::Bench;
use crate::repository;
use crate::shared::{Codegen, Scratch, Which, codegen};
use tinsmith_cli::Failure;

/// The operation that remains in the cut client.
const OPERATION: &str = "CreateWorkspaceInstance";

/// Cuts the client and runs the program, which measures and prints.
pub fn run(bench: &Bench) -> Result<(), Failure> {
    let project = repository()?;
    let scratch = Scratch::open("bench")?;
    codegen(&Codegen {
        which: Which::Model {
            paths: vec![project.join("model/workspaces-instances")],
            out: scratch.member("cut"),
            service: None,
        },
        operations: vec![OPERATION.to_owned()],
        ..Codegen::default()
    })?;
    let status = scratch
        .cargo()
        .args(["run", "--release", "--quiet", "--manifest-path"])
        .arg(project.join("tests/bench/Cargo.toml"))
        .arg("--")
        .arg(&scratch.root)
        .arg(bench.rounds.to_string())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the program in tests/bench ended with {status}").into())
    }
}
