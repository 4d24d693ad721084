//! `endpoints`: do the endpoint rules of models give what their tests expect?

use crate::args::endpoints::Endpoints;
use crate::repository;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, io};
use tinsmith_cli::Failure;

/// Runs the package that has the evaluator: a program that only generates crates need not wait for the runtime.
pub fn run(endpoints: &Endpoints) -> Result<(), Failure> {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["run", "--quiet", "--package", "endpoint-tests", "--manifest-path"]);
    command.arg(repository()?.join("Cargo.toml")).arg("--");
    for path in &endpoints.models {
        let files = files(path).map_err(|error| format!("{}: {error}", path.display()))?;
        if files.is_empty() {
            return Err(Failure::Trouble(format!("{}: no *.json in it", path.display())));
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

/// A file, or the models of a folder.
fn files(path: &PathBuf) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.clone()]);
    }
    let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|it| it == "json"));
    files.sort();
    Ok(files)
}
