//! The checkout of Tinsmith that this program was built from, if there is one.

use crate::workspace::relative;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the root of the checkout, or `None` if this package came from a registry, a git dependency or a vendor folder, or
/// if the checkout has moved.
pub fn checkout() -> Option<PathBuf> {
    checkout_of(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// The path from the folder of a crate to the runtime of this checkout. A crate that is generated without a checkout finds
/// the runtime on crates.io, by its version.
pub fn runtime_path(out: &Path) -> Option<String> {
    relative(out, &checkout()?.join("runtime"))
}

/// The checkout around the folder of this package.
fn checkout_of(package: &Path) -> Option<PathBuf> {
    let root = package.join("..").canonicalize().ok()?;
    // Cargo puts this file into what it unpacks and clones. A path into its folders is of use on one machine only.
    const CARGOS_OWN: &str = ".cargo-ok";
    let is_cargos = [package, &root].iter().any(|it| it.join(CARGOS_OWN).exists());
    let manifest = fs::read_to_string(root.join("runtime/Cargo.toml")).unwrap_or_default();
    let has_runtime = manifest.lines().any(|line| line == "name = \"tinsmith-runtime\"");
    (has_runtime && !is_cargos).then_some(root)
}

#[cfg(test)]
mod tests {
    use super::{checkout, checkout_of, runtime_path};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// A folder of the test with a package and, beside it, these files.
    fn package(test: &str, files: &[&str]) -> PathBuf {
        let root = std::env::temp_dir().join(format!("tinsmith-home-{test}-{}", std::process::id()));
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "[package]\nname = \"tinsmith-runtime\"\n").unwrap();
        }
        root
    }

    fn home(test: &str, files: &[&str]) -> Option<PathBuf> {
        let root = package(test, files);
        let found =
            checkout_of(&root.join("cli")).map(|it| it.strip_prefix(root.canonicalize().unwrap()).unwrap().to_owned());
        fs::remove_dir_all(root).unwrap();
        found
    }

    #[test]
    fn a_crate_reaches_the_runtime_of_this_checkout() {
        let root = checkout().unwrap();
        assert_eq!(
            runtime_path(&root.join("generated/x")).as_deref(),
            Some("../../runtime")
        );
        assert_eq!(
            home("here", &["cli/Cargo.toml", "runtime/Cargo.toml"]),
            Some(Path::new("").to_owned())
        );
    }

    #[test]
    fn without_a_checkout_there_is_no_path() {
        assert_eq!(
            home("registry", &["cli/Cargo.toml", "cli/.cargo-ok", "runtime/Cargo.toml"]),
            None
        );
        assert_eq!(
            home("git", &["cli/Cargo.toml", ".cargo-ok", "runtime/Cargo.toml"]),
            None
        );
        assert_eq!(home("vendor", &["cli/Cargo.toml"]), None);
        assert_eq!(checkout_of(Path::new("/nowhere/cli")), None);
    }
}
