//! `bench`: the program in tests/bench, on a client that is cut for it.

use crate::args::{Bench, Codegen, Which};
use crate::scratch::Scratch;
use crate::{Failure, codegen};
use std::path::Path;

/// The operation that remains in the cut client.
const OPERATION: &str = "CreateWorkspaceInstance";

/// Cuts the client and runs the program, which measures and prints.
pub fn run(bench: &Bench) -> Result<(), Failure> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let scratch = Scratch::open("bench")?;
    codegen::run(&Codegen {
        which: Which::Model {
            paths: vec![project.join("model/workspaces-instances")],
            out: scratch.member("cut"),
            service: None,
        },
        check: false,
        operations: vec![OPERATION.to_owned()],
        used_by: Vec::new(),
        save: false,
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
