//! The public APIs of both crates, listed by the same tool; what differs is explained in `docs/compatibility.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const COMPATIBILITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/compatibility.md");

/// Names of one type: what is printed for it, and what stands for it in the comparison.
const ALIASES: &[(&str, &str)] = &[
    ("tinsmith_runtime::error::SdkError<", "SdkError<"),
    ("sdk::error::SdkError<", "SdkError<"),
    ("aws_smithy_runtime_api::client::result::SdkError<", "SdkError<"),
    (", aws_smithy_runtime_api::client::orchestrator::HttpResponse>", ">"),
    (
        "alloc::boxed::Box<(dyn core::error::Error + core::marker::Send + core::marker::Sync + 'static)>",
        "aws_smithy_runtime_api::box_error::BoxError",
    ),
    ("<Self as core::str::traits::FromStr>::Err", "core::convert::Infallible"),
    // A private field is printed otherwise than what it stands for.
    ("(_)", ""),
    ("pub mod aws_sdk_workspacesinstances", "pub mod sdk"),
    ("pub mod workspaces_instances", "pub mod sdk"),
    ("pub mod cut_instances", "pub mod sdk"),
];

/// The listing of a crate of this workspace.
fn listing(package: &str, library: &str) -> BTreeSet<String> {
    listing_in(Path::new(env!("CARGO_MANIFEST_DIR")), package, library)
}

/// The listing of a crate: one line an item. Markers of the compiler's own (`Freeze`, `UnsafeUnpin`) are unstable.
fn listing_in(folder: &Path, package: &str, library: &str) -> BTreeSet<String> {
    let api = public_api::Builder::from_rustdoc_json(rustdoc_json(folder, package, library));
    let api = api.omit_blanket_impls(true).build().expect("rustdoc wrote it");
    let lines = api.items().map(|item| {
        let line = item.to_string().replace(&format!("{library}::"), "sdk::");
        without_own_name(ALIASES.iter().fold(line, |line, (from, to)| line.replace(from, to)))
    });
    lines
        .filter(|line| !line.contains("marker::Freeze") && !line.contains("marker::UnsafeUnpin"))
        .collect()
}

/// A derived `default()` names its type where a written one says `Self`.
fn without_own_name(line: String) -> String {
    let own_name = line
        .strip_prefix("pub fn ")
        .and_then(|rest| rest.split_once("::default() -> "));
    match own_name {
        Some((name, output)) if name == output => format!("pub fn {name}::default() -> Self"),
        _ => line,
    }
}

/// rustdoc's JSON needs an unstable flag, which `RUSTC_BOOTSTRAP` allows on a stable compiler.
fn rustdoc_json(folder: &Path, package: &str, library: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api");
    let output = Command::new(env!("CARGO"))
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
        .current_dir(folder)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("doc").join(format!("{library}.json"))
}

/// The texts of the rows of the table that speak of one of the crates.
fn rows(document: &str, only_in: &str) -> Vec<String> {
    let rows = document
        .lines()
        .filter_map(|line| line.strip_prefix(&format!("| {only_in} | `")));
    rows.filter_map(|row| row.split("` |").next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_difference_is_explained() {
    let ours = listing("workspaces-instances", "workspaces_instances");
    let official = listing("aws-sdk-workspacesinstances", "aws_sdk_workspacesinstances");
    assert!(official.len() > 4000, "the listing is whole: {} lines", official.len());
    let document = std::fs::read_to_string(COMPATIBILITY).expect("the document is part of the project");
    for (only_in, lines) in [("official", &official - &ours), ("generated", &ours - &official)] {
        let rows = rows(&document, only_in);
        let unexplained: Vec<_> = lines
            .iter()
            .filter(|line| !rows.iter().any(|row| line.contains(row.as_str())))
            .cloned()
            .collect();
        let stale: Vec<_> = rows
            .iter()
            .filter(|row| !lines.iter().any(|line| line.contains(row.as_str())))
            .collect();
        assert!(
            unexplained.is_empty(),
            "only in the {only_in} crate:\n{}",
            unexplained.join("\n")
        );
        assert!(
            stale.is_empty(),
            "rows without a line in the {only_in} crate: {stale:#?}"
        );
    }
}

/// Without it, cargo takes a crate below `tests` for one of the project's.
const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"cut-instances\"]\n";

/// A crate in a workspace of its own, with the crates that it needs in the versions of this workspace.
fn cut(operations: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cut");
    std::fs::create_dir_all(&workspace).expect("the target folder can be written");
    let folder = workspace.join("cut-instances");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "tinsmith-xtask", "--manifest-path"])
        .arg(here.join("../../Cargo.toml"))
        .args(["--", "codegen", "--operations", operations, "--model"])
        .arg(here.join("../../model/workspaces-instances"))
        .arg("--out")
        .arg(&folder)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::write(workspace.join("Cargo.toml"), WORKSPACE).expect("the target folder can be written");
    std::fs::copy(here.join("Cargo.lock"), workspace.join("Cargo.lock")).expect("the target folder can be written");
    folder
}

#[test]
fn a_cut_crate_is_a_part_of_the_whole_one() {
    let whole = listing("workspaces-instances", "workspaces_instances");
    let part = listing_in(&cut("CreateVolume,ListRegions"), "cut-instances", "cut_instances");
    let added: Vec<_> = part.difference(&whole).cloned().collect();
    assert!(added.is_empty(), "only in the cut crate:\n{}", added.join("\n"));

    let has = |text: &str| part.iter().any(|line| line.contains(text));
    for kept in [
        "::Client::create_volume(",
        "sdk::operation::list_regions::paginator::ListRegionsPaginator",
        "sdk::types::VolumeTypeEnum",
        "sdk::types::Region",
        "sdk::config::endpoint::Params",
    ] {
        assert!(has(kept), "{kept} is gone");
    }
    for unused in [
        "delete_volume",
        "sdk::types::WorkspaceInstance",
        "sdk::types::BillingMode",
    ] {
        assert!(!has(unused), "{unused} is not reachable from what was kept");
    }
}
