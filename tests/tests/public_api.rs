//! The public API of the first service's crate, as a sorted listing that a reviewer reads, and the code that `config!` and
//! `endpoint_params!` write for it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// rustdoc's JSON needs an unstable flag, which `RUSTC_BOOTSTRAP` allows on a stable compiler. That variable makes some
/// dependencies build anew, hence the target folder of its own.
fn rustdoc_json(package: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("public-api");
    let output = Command::new(env!("CARGO"))
        .args([
            "rustdoc",
            "--quiet",
            "--lib",
            "--no-default-features",
            "--features",
            "rt-tokio,test-util",
        ])
        .args(["--package", package, "--target-dir"])
        .arg(&target)
        .args(["--", "-Zunstable-options", "--output-format", "json"])
        .current_dir(root)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target
        .join("doc")
        .join(package.replace('-', "_"))
        .with_extension("json")
}

#[test]
fn public_api_of_workspaces_instances() {
    let api = public_api::Builder::from_rustdoc_json(rustdoc_json("workspaces-instances"))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .build()
        .unwrap();
    let mut lines: Vec<String> = api.items().map(ToString::to_string).collect();
    lines.sort();
    lines.dedup();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The macros write most of the methods that users call, and neither the sources of a crate nor its listing show their code.
/// `expanded` is an unstable output of the compiler, as rustdoc's JSON is.
#[test]
fn expansion_of_config() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO"))
        .args([
            "rustc",
            "--quiet",
            "--lib",
            "--profile",
            "check",
            "--no-default-features",
        ])
        .args([
            "--features",
            "rt-tokio,test-util",
            "--package",
            "workspaces-instances",
            "--target-dir",
        ])
        .arg(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("public-api"))
        .args(["--", "-Zunpretty=expanded"])
        .current_dir(root)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut file = syn::parse_file(&String::from_utf8(output.stdout).unwrap()).unwrap();
    file.attrs.clear();
    file.items
        .retain(|it| matches!(it, syn::Item::Mod(it) if it.ident == "config"));
    insta::assert_snapshot!(prettyplease::unparse(&file));
}
