//! Lists a crate by rustdoc's JSON: one line an item.

use crate::aliases::under_their_names;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names of one type: the printed name, and the name that stands for it in the comparison.
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
    (
        "tinsmith_runtime::request_id::RequestIdExt",
        "sdk::operation::RequestIdExt",
    ),
    // A private field is printed otherwise than what it stands for.
    ("(_)", ""),
];

/// Markers of the compiler's own, which are unstable.
const UNSTABLE: &[&str] = &["marker::Freeze", "marker::UnsafeUnpin"];

/// A package that cargo finds from a folder.
#[derive(Debug)]
pub struct Package<'a> {
    /// The folder of a workspace that has or needs the package.
    pub folder: &'a Path,
    /// The package's ID or name.
    pub id: &'a str,
    /// The name of its library.
    pub library: &'a str,
}

impl Package<'_> {
    /// The listing of the package. Packages whose libraries share a name need different folders in `documents`.
    ///
    /// # Errors
    /// The output of cargo, where rustdoc fails.
    pub fn list(&self, target: &Path, documents: &Path) -> Result<BTreeSet<String>, String> {
        lines(&self.rustdoc_json(target, documents)?, self.library)
    }

    /// rustdoc's JSON needs an unstable flag, which `RUSTC_BOOTSTRAP` allows on a stable compiler.
    fn rustdoc_json(&self, target: &Path, documents: &Path) -> Result<PathBuf, String> {
        let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["rustdoc", "--quiet", "--lib", "--package", self.id, "--target-dir"])
            .arg(documents)
            .args(["--", "-Zunstable-options", "--output-format", "json"])
            .args(["--cap-lints", "allow"])
            .current_dir(self.folder)
            .env("CARGO_BUILD_BUILD_DIR", target)
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("RUSTDOCFLAGS")
            .output()
            .map_err(|error| format!("cargo rustdoc: {error}"))?;
        if output.status.success() {
            Ok(documents.join("doc").join(format!("{}.json", self.library)))
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}

/// The lines of a JSON document of rustdoc; the crate itself is called `sdk` in each of them.
///
/// # Errors
/// The path and the reason, where the document cannot be read.
pub fn lines(json: &Path, library: &str) -> Result<BTreeSet<String>, String> {
    let api = public_api::Builder::from_rustdoc_json(json).omit_blanket_impls(true);
    let api = api.build().map_err(|error| format!("{}: {error}", json.display()))?;
    let (root, inside) = (format!("pub mod {library}"), format!("{library}::"));
    let lines = api.items().map(|item| {
        let line = item.to_string();
        if line == root {
            return "pub mod sdk".to_owned();
        }
        let line = line.replace(&inside, "sdk::");
        without_own_name(ALIASES.iter().fold(line, |line, (from, to)| line.replace(from, to)))
    });
    let lines = lines.filter(|line| !UNSTABLE.iter().any(|marker| line.contains(marker)));
    Ok(under_their_names(lines.collect()))
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
