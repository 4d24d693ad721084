//! A workspace below the target folder for crates that nobody keeps.

use crate::Failure;
use crate::home::checkout;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// The workspace of one command.
pub struct Scratch {
    /// Its folder.
    pub root: PathBuf,
    /// The target folder, which all workspaces of this kind share.
    target: PathBuf,
}

impl Scratch {
    /// The workspace of this name, with what an earlier run left: unchanged crates need not be built again.
    pub fn open(name: &str) -> Result<Self, Failure> {
        let base = match env::var_os("CARGO_TARGET_DIR") {
            Some(target) => PathBuf::from(target),
            None => Workspace::find()
                .map_or_else(|_| env::temp_dir(), |it| it.root)
                .join("target"),
        };
        let base = std::path::absolute(base)?.join("tinsmith");
        let root = base.join(name);
        fs::create_dir_all(&root)?;
        Ok(Self {
            root,
            target: base.join("target"),
        })
    }

    /// Returns the folder for the crate of this name.
    pub fn member(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes the manifest: these crates are the members, resolved to the versions that this project is tested with.
    pub fn write_manifest(&self, members: &[String]) -> io::Result<()> {
        self.write_patched_manifest(members, &[])
    }

    /// Writes the manifest of a workspace in which some members stand in for the crates of their names on crates.io.
    pub fn write_patched_manifest(&self, members: &[String], patched: &[String]) -> io::Result<()> {
        let members: Vec<String> = members.iter().map(|name| format!("    {name:?},\n")).collect();
        let mut text = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n", members.concat());
        if !patched.is_empty() {
            let patches = patched.iter().map(|name| format!("{name} = {{ path = {name:?} }}\n"));
            text += &format!("\n[patch.crates-io]\n{}", patches.collect::<String>());
        }
        write_if_changed(&self.root.join("Cargo.toml"), text.as_bytes())?;
        match checkout().and_then(|root| fs::read(root.join("Cargo.lock")).ok()) {
            Some(lock) if !self.root.join("Cargo.lock").exists() => fs::write(self.root.join("Cargo.lock"), lock),
            _ => Ok(()),
        }
    }

    /// The folder that everything is built into.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// `cargo`, in this workspace.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }
}

/// Writes a file unless it says the same already, so that its time stays.
pub fn write_if_changed(path: &Path, text: &[u8]) -> io::Result<()> {
    match fs::read(path) {
        Ok(old) if old == text => Ok(()),
        _ => fs::write(path, text),
    }
}
