//! The public APIs of both crates, listed by the same tool; what differs stands in `docs/compatibility.md`, line by line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const COMPATIBILITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/compatibility.md");

/// The listing of a crate: one line an item, the crate's name replaced by `sdk`.
fn listing(package: &str, library: &str) -> BTreeSet<String> {
    let json = rustdoc_json(package, library);
    let api = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .build()
        .expect("rustdoc wrote it");
    api.items()
        .map(|item| item.to_string().replace(&format!("{library}::"), "sdk::"))
        .collect()
}

/// rustdoc's JSON needs an unstable flag, which `RUSTC_BOOTSTRAP` allows on a stable compiler.
fn rustdoc_json(package: &str, library: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/api");
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--lib", "--package", package, "--target-dir"])
        .arg(&target)
        .args([
            "--",
            "-Zunstable-options",
            "--output-format",
            "json",
            "--cap-lints",
            "allow",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("RUSTC_BOOTSTRAP", "1")
        .status()
        .expect("cargo runs");
    assert!(status.success(), "rustdoc of {package}");
    target.join("doc").join(format!("{library}.json"))
}

/// The lines of the fenced block below a heading of `docs/compatibility.md`.
fn documented(text: &str, heading: &str) -> BTreeSet<String> {
    let (_, below) = text
        .split_once(heading)
        .unwrap_or_else(|| panic!("`{heading}` stands in the document"));
    let below = below.split("\n## ").next().unwrap_or_default();
    let blocks = below.split("```").skip(1).step_by(2);
    blocks
        .flat_map(|block| block.lines().skip(1))
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_differs_is_documented() {
    let ours = listing("workspaces-instances", "workspaces_instances");
    let official = listing("aws-sdk-workspacesinstances", "aws_sdk_workspacesinstances");
    assert!(official.len() > 4000, "the listing is whole: {} lines", official.len());
    let text = std::fs::read_to_string(COMPATIBILITY).expect("the document is part of the project");
    for (heading, found) in [
        ("## Only in the official crate", &official - &ours),
        ("## Only in the generated crate", &ours - &official),
    ] {
        let documented = documented(&text, heading);
        let new: Vec<_> = found.difference(&documented).cloned().collect();
        let gone: Vec<_> = documented.difference(&found).cloned().collect();
        assert!(
            new.is_empty() && gone.is_empty(),
            "{heading}\nnot documented:\n{}\nno longer so:\n{}",
            new.join("\n"),
            gone.join("\n")
        );
    }
}
