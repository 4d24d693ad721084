//! `endpoints`: do the endpoint rules of models give what their tests expect?

use crate::args::endpoints::Endpoints;
use crate::repository;
use std::env;
use std::process::Command;
use tinsmith::source::Sources;
use tinsmith_cli::Failure;

/// Runs the package that has the evaluator: a program that only generates crates need not wait for the runtime.
pub fn run(endpoints: &Endpoints) -> Result<(), Failure> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet", "--package", "endpoint-tests", "--manifest-path"]);
    command.arg(repository()?.join("Cargo.toml")).arg("--");
    for path in &endpoints.models {
        let files = Sources::files(&[path])?;
        if files.is_empty() {
            return Err(Failure::Trouble(format!("{}: no model in it", path.display())));
        }
        command.args(files);
    }
    if let Some(file) = &endpoints.partitions {
        command.arg("--partitions").arg(file);
    }
    let status = command.status().map_err(|error| format!("cargo: {error}"))?;
    match status.code() {
        Some(0) => Ok(()),
        Some(1) => Err(Failure::Negative),
        _ => Err(Failure::Trouble("the endpoint tests did not run".to_owned())),
    }
}
