//! Programs written for the official crate do the same when a patch puts the generated crate under them, whole or cut to
//! what they use.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

const SDK: &str = "aws-sdk-workspacesinstances";

/// `cargo` in a folder, building where the other tests of this workspace are built.
fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            temporary.parent().expect("it lies in the target folder"),
        )
        .output()
        .expect("cargo runs");
    succeeded(&output, arguments)
}

/// `cargo xtask` of the project, on the `smithy-build.json` of a folder.
fn xtask(folder: &Path, arguments: &[&str]) -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "tinsmith-xtask", "--manifest-path"])
        .arg(project)
        .arg("--")
        .args(arguments)
        .current_dir(folder)
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .expect("cargo runs");
    succeeded(&output, arguments)
}

/// Returns the output of a command, which must have succeeded without a warning.
fn succeeded(output: &Output, arguments: &[&str]) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}\n{text}");
    assert!(!errors.contains("warning"), "{arguments:?}: {errors}");
    text
}

/// An empty folder for one use of one program.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs").join(name);
    // It is there if the test ran before.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the target folder can be written");
    for entry in fs::read_dir(from).expect("the folder is part of the project") {
        let entry = entry.expect("it can be read");
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("the target folder can be written")),
        }
    }
}

/// Returns the path from one folder to the other.
fn relative(from: &Path, to: &Path) -> String {
    let parts = |path: &Path| -> Vec<String> {
        let path = path.canonicalize().expect("it is there");
        let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
        parts
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    let up = parts(from).into_iter().map(|_| "..".to_owned());
    up.chain(parts(to)).collect::<Vec<_>>().join("/")
}

/// A program in a folder of its own, with the crates in the versions of this workspace.
struct Program {
    folder: PathBuf,
}

impl Program {
    fn new(name: &str, use_of_it: &str) -> Self {
        let folder = folder(&format!("{name}-{use_of_it}"));
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&here.join("programs").join(name), &folder.join("program"));
        let program = folder.join("program");
        fs::copy(here.join("Cargo.lock"), program.join("Cargo.lock")).expect("the target folder can be written");
        let manifest = fs::read_to_string(program.join("Cargo.toml")).expect("every program has one");
        fs::write(program.join("Cargo.toml"), manifest + "\n[workspace]\n").expect("the target folder can be written");
        Self { folder }
    }

    /// Generates the crate with the official one's name and version, cut to what the program uses if `cut`; gives what
    /// the command said, and the crate's folder.
    fn generate(&self, cut: bool) -> (String, PathBuf) {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sdk = self.folder.join("clients/sdk");
        fs::create_dir_all(&sdk).expect("the target folder can be written");
        let runtime = relative(&sdk, &here.join("../../runtime"));
        let model = here
            .join("../../model/workspaces-instances")
            .canonicalize()
            .expect("it is there");
        fs::remove_dir(&sdk).expect("it is empty");
        let configuration = serde_json::json!({
            "version": "1.0",
            "outputDirectory": "clients",
            "projections": { "sdk": {
                "imports": [model],
                "plugins": { "rust-client-codegen": {
                    "module": SDK,
                    "moduleVersion": "1.51.0",
                    "runtimeConfig": { "relativePath": runtime }
                } }
            } }
        });
        let text = serde_json::to_string_pretty(&configuration).expect("it is plain data");
        fs::write(self.folder.join("smithy-build.json"), text).expect("the target folder can be written");
        let said = match cut {
            true => xtask(&self.folder, &["codegen", "--used-by", "program/src", "--save"]),
            false => String::new(),
        };
        xtask(&self.folder, &["codegen"]);
        (said, sdk)
    }

    /// Runs the program, on the crate in that folder if there is one.
    fn run(&self, command: &str, sdk: Option<&Path>) -> String {
        let patch = sdk.map(|sdk| format!("patch.crates-io.{SDK}.path={sdk:?}"));
        let patch: Vec<&str> = patch.iter().flat_map(|patch| ["--config", patch]).collect();
        let program = self.folder.join("program");
        if let Some(sdk) = sdk {
            let tree = cargo(&program, &[&["tree", "--depth", "1"], &*patch].concat());
            assert!(tree.contains(&*sdk.to_string_lossy()), "{tree}");
        }
        let printed = cargo(&program, &[&[command, "--quiet"], &*patch].concat());
        match command {
            "test" => {
                let lines = printed.lines().filter(|line| line.starts_with("test result"));
                let without_time = lines.map(|line| line.split("; finished").next().unwrap_or_default());
                without_time.collect::<Vec<_>>().join("\n")
            }
            _ => printed,
        }
    }
}

/// Runs a program with the official crate, the generated one, and one that is cut to these operations.
fn same(name: &str, command: &str, operations: &[&str]) -> String {
    let official = Program::new(name, "official").run(command, None);

    let program = Program::new(name, "whole");
    let (_, sdk) = program.generate(false);
    assert_eq!(program.run(command, Some(&sdk)), official);

    let program = Program::new(name, "cut");
    let (said, sdk) = program.generate(true);
    let setting = fs::read_to_string(program.folder.join("smithy-build.json")).expect("it was saved");
    let setting: serde_json::Value = serde_json::from_str(&setting).expect("it is JSON");
    let setting = &setting["projections"]["sdk"]["plugins"]["rust-client-codegen"]["operations"];
    assert_eq!(*setting, serde_json::json!(operations), "{said}");
    assert_eq!(program.run(command, Some(&sdk)), official);
    official
}

#[test]
fn launcher() {
    let printed = same("launcher", "run", &["CreateWorkspaceInstance", "GetWorkspaceInstance"]);
    assert!(printed.contains("over the quota L-1 of wsi"), "{printed}");
}

#[test]
fn inventory() {
    let operations = [
        "DeleteWorkspaceInstance",
        "ListInstanceTypes",
        "ListRegions",
        "ListWorkspaceInstances",
    ];
    let printed = same("inventory", "run", &operations);
    assert!(printed.contains("denied: AccessDeniedException"), "{printed}");
}

#[test]
fn volumes() {
    let operations = ["AssociateVolume", "CreateVolume", "DeleteVolume", "DisassociateVolume"];
    let printed = same("volumes", "test", &operations);
    assert!(printed.starts_with("test result: ok. 10 passed"), "{printed}");
}
