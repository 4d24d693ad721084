//! A workspace with both crates of one service.

use super::Candidate;
use crate::repository;
use crate::shared::{Scratch, report, runtime_path, write_if_changed};
use crate::unstable;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tinsmith::event::Events;
use tinsmith::settings::{AskedBy, CrateSettings, Operations};
use tinsmith::source::Sources;
use tinsmith::write::{Mode, sync};
use tinsmith_cli::Failure;

/// The workspace, in which `official` and `generated` are dependencies of one program.
pub struct Place {
    /// Its folder.
    pub folder: PathBuf,
    /// The name of both packages.
    pub package: String,
    /// The name of both libraries.
    pub library: String,
    /// The version of the official crate, and of ours.
    pub version: String,
    /// The package ID of the official crate.
    pub official: String,
    /// The package ID of ours.
    pub generated: String,
}

impl Place {
    /// Finds the newest official crate, and generates ours under its name and version.
    pub fn make(scratch: &Scratch, candidate: &Candidate, operations: &[String]) -> Result<Self, Failure> {
        let package = format!("aws-sdk-{}", candidate.service);
        let folder = scratch.member(&candidate.service);
        fs::create_dir_all(folder.join("src"))?;
        if !folder.join("src/main.rs").exists() {
            fs::write(folder.join("src/main.rs"), "fn main() {}\n")?;
        }
        let project_lock = repository()?.join("Cargo.lock");
        if !folder.join("Cargo.lock").exists() && project_lock.exists() {
            fs::copy(project_lock, folder.join("Cargo.lock"))?;
        }

        // Cargo finds the newest version where no other crate of this name is.
        write_if_changed(&folder.join("Cargo.toml"), manifest(&package, "*", false).as_bytes())?;
        metadata(scratch, &folder)?;
        let mut update = unstable::cargo(scratch);
        succeed(
            update.current_dir(&folder).args(["update", "--quiet", &package]),
            "cargo update",
        )?;
        let metadata = metadata(scratch, &folder)?;
        let version = member(&metadata, &package, false)?.1;

        generate(candidate, &package, &version, &folder.join("generated"), operations)?;
        let text = manifest(&package, &format!("={version}"), true);
        write_if_changed(&folder.join("Cargo.toml"), text.as_bytes())?;
        let metadata = self::metadata(scratch, &folder)?;
        Ok(Self {
            library: package.replace('-', "_"),
            official: member(&metadata, &package, false)?.0,
            generated: member(&metadata, &package, true)?.0,
            package,
            folder,
            version,
        })
    }
}

/// The manifest of the workspace; until ours is generated, the official crate is the only one of its name.
fn manifest(package: &str, version: &str, generated: bool) -> String {
    let dependency = |name: &str, place: &str| {
        format!("{name} = {{ package = {package:?}, {place}, features = [\"test-util\"] }}\n")
    };
    let official = dependency("official", &format!("version = {version:?}"));
    let generated = match generated {
        true => dependency("generated", "path = \"generated\""),
        false => String::new(),
    };
    format!("{MANIFEST}{official}{generated}")
}

/// The dependencies of the modules of `tests/peer`.
const MANIFEST: &str = r#"[package]
name = "program"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]
exclude = ["generated"]

[dependencies]
aws-smithy-eventstream = "0.61"
aws-smithy-http = { version = "0.64", features = ["event-stream"] }
aws-smithy-runtime-api = { version = "1", features = ["client", "http-1x"] }
aws-smithy-types = "1"
ciborium = "0.2"
http-body-util = "0.1"
serde_json = "1"
tokio = { version = "1", features = ["rt", "time"] }
"#;

/// Writes our crate.
fn generate(
    candidate: &Candidate,
    package: &str,
    version: &str,
    out: &Path,
    operations: &[String],
) -> Result<(), Failure> {
    let mut krate = CrateSettings::new(package, format!("cargo xtask peer {}", candidate.service));
    krate.module_version = version.to_owned();
    krate.runtime.path = runtime_path(out);
    krate.operations = (!operations.is_empty()).then(|| Operations {
        names: operations.to_vec(),
        asked_by: AskedBy::Flag,
    });
    let mut events = Events::default();
    match tinsmith::generate(&candidate.model, &krate, &mut events) {
        Ok(files) => {
            sync(&files, out, Mode::Update)?;
            Ok(())
        }
        Err(_) => {
            report::events(&events, &Sources::read(&[&candidate.path])?);
            Err(Failure::Negative)
        }
    }
}

/// The metadata of the workspace from cargo.
fn metadata(scratch: &Scratch, folder: &Path) -> Result<Value, Failure> {
    let mut cargo = unstable::cargo(scratch);
    cargo.current_dir(folder).args(["metadata", "--format-version", "1"]);
    let output = cargo.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("cargo metadata in {} failed: {}", folder.display(), output.status).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The ID and version of the package of this name that comes from a folder, or from a registry.
fn member(metadata: &Value, name: &str, from_folder: bool) -> Result<(String, String), Failure> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut matching = packages.filter(|it| it["name"] == name && it["source"].is_null() == from_folder);
    let found = matching
        .next()
        .and_then(|it| Some((it["id"].as_str()?.to_owned(), it["version"].as_str()?.to_owned())));
    found.ok_or_else(|| format!("cargo does not find {name}").into())
}

/// Runs a command whose failure ends the comparison.
pub fn succeed(command: &mut Command, what: &str) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("{what}: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{what} failed: {status}").into()),
    }
}
