//! The subjects of the comparison: clients of one service, each in a workspace of its own, so that no features leak.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use serde_json::Value;

/// A client.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// The official crate.
    Official,
    /// The last official crate that spoke awsJson 1.0.
    OfficialJson,
    /// The generated crate.
    Whole,
    /// The generated crate, cut to one operation.
    Cut,
    /// The generated crate with strict validation.
    Strict,
}

impl Subject {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Official, Self::OfficialJson, Self::Whole, Self::Cut, Self::Strict];

    /// The folder of its workspace.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::OfficialJson => "official-json",
            Self::Whole => "whole",
            Self::Cut => "one-operation",
            Self::Strict => "strict",
        }
    }

    /// The package.
    pub fn package(self) -> &'static str {
        match self {
            Self::Official | Self::OfficialJson => "aws-sdk-workspacesinstances",
            Self::Whole | Self::Strict => "workspaces-instances",
            Self::Cut => "cut",
        }
    }

    /// The package of the probes.
    pub fn probe(self) -> String {
        format!("probe-{}", self.folder())
    }

    /// The line of the manifest, under the name that the probes know it by.
    fn dependency(self, scratch: &Scratch) -> String {
        let path = match self {
            Self::Official => return Self::official("=1.51.0"),
            Self::OfficialJson => return Self::official("=1.33.0"),
            Self::Whole | Self::Strict => scratch.project.join("generated/workspaces-instances"),
            Self::Cut => scratch.root.join("cut"),
        };
        format!("{{ package = {:?}, path = {path:?} }}", self.package())
    }

    fn official(version: &str) -> String {
        format!("{{ package = {:?}, version = {version:?} }}", Self::Official.package())
    }
}

/// The folders of the measurement.
pub struct Scratch {
    /// The folder of the workspaces.
    pub root: PathBuf,
    /// The project.
    project: PathBuf,
    /// The file that compilers leave their figures in.
    pub log: PathBuf,
}

impl Scratch {
    /// The folder, which has the crate that was cut.
    pub fn new(root: PathBuf) -> io::Result<Self> {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let log = root.join("compilers.log");
        Ok(Self { root, project, log })
    }

    /// Writes the workspace of a subject: a package with the probes.
    pub fn write(&self, subject: Subject) -> io::Result<()> {
        let folder = self.root.join(subject.folder());
        fs::create_dir_all(&folder)?;
        let probes = self.project.join("tests/bench/probe");
        let (calls, one_call) = (probes.join("calls.rs"), probes.join("one_call.rs"));
        let client = subject.dependency(self);
        // The older one is seen through a library that has what it lacks.
        let (name, library) = match subject {
            Subject::OfficialJson => {
                let path = probes.join("older.rs");
                (
                    "official",
                    format!("[lib]\nname = \"workspaces_instances\"\npath = {path:?}\n"),
                )
            }
            _ => ("workspaces-instances", String::new()),
        };
        let features = match subject {
            Subject::Official | Subject::OfficialJson => "",
            Subject::Whole | Subject::Cut => r#""generated""#,
            Subject::Strict => r#""generated", "strict", "workspaces-instances/strict""#,
        };
        let manifest = format!(
            r#"[workspace]

[package]
name = "{probe}"
edition = "2024"

[features]
default = [{features}]
generated = []
strict = []

{library}
[[bin]]
name = "calls"
path = {calls:?}

[[bin]]
name = "one-call"
path = {one_call:?}

[dependencies]
allocation-counter = "0.8"
aws-smithy-runtime-api = {{ version = "1", features = ["client", "http-1x"] }}
aws-smithy-types = "1"
cpu-time = "1"
serde_json = "1"
tokio = {{ version = "1", features = ["rt", "time"] }}
{name} = {client}

[profile.release]
strip = true
"#,
            probe = subject.probe()
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        if !folder.join("Cargo.lock").exists() {
            fs::copy(self.project.join("tests/peer/Cargo.lock"), folder.join("Cargo.lock"))?;
        }
        Ok(())
    }

    /// `cargo` in the workspace of a subject; what subjects have in common is built once.
    pub fn cargo(&self, subject: Subject) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .current_dir(self.root.join(subject.folder()))
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_PROFILE_DEV_DEBUG")
            .env_remove("CARGO_PROFILE_TEST_DEBUG");
        command
    }

    /// Runs `cargo` and reads the messages that it prints, a JSON value a line.
    pub fn messages(&self, command: &mut Command) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
        let output = command.arg("--message-format=json").output()?;
        if !output.status.success() {
            return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text.lines().filter(|line| line.starts_with('{'));
        Ok(lines.map(serde_json::from_str).collect::<Result<_, _>>()?)
    }

    /// The folder of the sources of a package that a subject needs.
    pub fn sources(&self, subject: Subject, package: &str) -> Result<PathBuf, Box<dyn std::error::Error>> {
        let output = self.cargo(subject).args(["metadata", "--format-version=1"]).output()?;
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let mut packages = packages.filter(|it| it["name"] == package);
        let manifest = packages.next().and_then(|it| it["manifest_path"].as_str());
        let manifest = manifest.ok_or_else(|| format!("{} does not need {package}", subject.folder()))?;
        Ok(Path::new(manifest).with_file_name("src"))
    }
}
