//! A program that depends on every crate with an official name at once, as `[patch.crates-io]` puts them in place.

use crate::Failure;
use crate::scratch::{Scratch, write_if_changed};
use std::fmt::Write;
use std::fs;
use std::process::Stdio;
use tinsmith::load::json;
use tinsmith::model::node::Node;
use tinsmith::source::FileId;

/// The package; crates of models have other names.
pub const NAME: &str = "program";

/// The version of crates with official names. It is higher than any published one, since cargo takes the highest version
/// that a program allows.
pub const VERSION: &str = "1.99999.0";

/// Returns whether a package stands in for an official crate.
pub fn is_official(package: &str) -> bool {
    package.starts_with("aws-sdk-")
}

/// Writes a program that makes a client of each crate from one configuration.
pub fn write(scratch: &Scratch, crates: &[String]) -> Result<(), Failure> {
    let mut manifest = MANIFEST.to_owned();
    let mut clients = String::new();
    for name in crates {
        let _ = writeln!(manifest, "{name} = \"1\"");
        let _ = writeln!(clients, "    drop({}::Client::new(&config));", name.replace('-', "_"));
    }
    let folder = scratch.member(NAME);
    fs::create_dir_all(folder.join("src"))?;
    write_if_changed(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    write_if_changed(
        &folder.join("src/lib.rs"),
        LIBRARY.replace("CLIENTS", &clients).as_bytes(),
    )?;
    Ok(())
}

/// Makes sure that cargo found no other crate of these names: it only warns of a patch that it does not use.
pub fn find_patched(scratch: &Scratch, crates: &[String]) -> Result<(), Failure> {
    let mut cargo = scratch.cargo();
    cargo.args(["metadata", "--format-version", "1", "--quiet"]);
    let output = cargo.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("cargo metadata in {} failed: {}", scratch.root.display(), output.status).into());
    }
    let metadata = json::read(&output.stdout, FileId(0), json::Comments::Refuse, &mut Vec::new());
    let packages = metadata.as_ref().and_then(|it| it.get("packages")?.as_array());
    let packages = packages.ok_or("cargo metadata lists no packages")?;
    let published = packages
        .iter()
        .filter(|it| it.get("source").and_then(Node::as_str).is_some());
    for name in published.filter_map(|it| it.get("name")?.as_str()) {
        if crates.iter().any(|it| it == name) {
            return Err(format!("the program depends on the published {name}, not on the generated crate").into());
        }
    }
    Ok(())
}

const MANIFEST: &str = r#"[package]
name = "program"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
aws-config = { version = "1", default-features = false }
"#;

const LIBRARY: &str = r#"//! A client of every crate; written by `cargo xtask corpus`.

/// Makes all clients from the configuration of the environment.
pub async fn clients() {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
CLIENTS}
"#;
