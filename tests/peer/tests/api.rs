//! The public APIs of both crates, listed by the same tool; what differs is explained in `docs/compatibility.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const COMPATIBILITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/compatibility.md");

/// The listing of a crate of a workspace.
fn listing_in(folder: &Path, package: &str, library: &str) -> BTreeSet<String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("api");
    let package = listing::Package {
        folder,
        id: package,
        library,
    };
    package.list(&target, &target).unwrap_or_else(|error| panic!("{error}"))
}

/// The listing of a crate of this workspace.
fn listing(package: &str, library: &str) -> BTreeSet<String> {
    listing_in(Path::new(env!("CARGO_MANIFEST_DIR")), package, library)
}

#[test]
fn every_difference_is_explained() {
    let ours = listing("workspaces-instances", "workspaces_instances");
    let official = listing("aws-sdk-workspacesinstances", "aws_sdk_workspacesinstances");
    assert!(official.len() > 4000, "the listing is whole: {} lines", official.len());
    let document = std::fs::read_to_string(COMPATIBILITY).expect("the document is part of the project");
    let comparison = listing::compare(&document, false, &official, &ours);
    for (only_in, side) in [("official", comparison.official), ("generated", comparison.generated)] {
        assert!(
            side.unexplained.is_empty(),
            "only in the {only_in} crate:\n{}",
            side.unexplained.join("\n")
        );
        let stale: Vec<_> = side.rows.iter().filter(|(_, count)| *count == 0).collect();
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
