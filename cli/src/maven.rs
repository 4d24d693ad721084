//! Packages of `maven.dependencies`, looked up where Maven and Coursier keep what they have downloaded.

use crate::Failure;
use std::env;
use std::path::{Path, PathBuf};
use tinsmith::settings::{Dependency, Maven};

/// The repositories that are asked without being listed: Maven's central one has two names.
const CENTRAL: &[&str] = &["https://repo.maven.apache.org/maven2", "https://repo1.maven.org/maven2"];

/// Returns the jar of each package. `place` names the place of a package in `smithy-build.json`.
pub fn jars(maven: &Maven, place: impl Fn(&Dependency) -> String) -> Result<Vec<PathBuf>, Failure> {
    if maven.dependencies.is_empty() {
        return Ok(Vec::new());
    }
    let roots = roots(&maven.repositories);
    let jar = |dependency: &Dependency| {
        let jars = roots.iter().map(|root| root.join(dependency.jar()));
        let found = jars.into_iter().find(|jar| jar.is_file());
        found.ok_or_else(|| missing(dependency, &roots, &place(dependency)))
    };
    maven.dependencies.iter().map(jar).collect()
}

fn missing(dependency: &Dependency, roots: &[PathBuf], place: &str) -> Failure {
    let jar = dependency.jar();
    let mut message = format!(
        "{place}: the package `{}` is in no local folder; its jar would be one of",
        dependency.coordinates()
    );
    for root in roots {
        message += &format!("\n    {}", root.join(&jar).display());
    }
    message += "\nnothing is downloaded: get it with Maven, Coursier or the Smithy CLI, or name the jar in `sources`";
    if dependency.group == "software.amazon.smithy" {
        message += "; Tinsmith carries the traits of Smithy's own packages, so that the line may not be needed";
    }
    message.into()
}

/// The folders that are laid out like a repository.
fn roots(repositories: &[String]) -> Vec<PathBuf> {
    let mut roots = Vec::new();
    let home = env::home_dir();
    // The Smithy CLI has a folder like Maven's, which can be another one.
    let maven = home.as_deref().map(|home| home.join(".m2/repository"));
    roots.extend(folder("SMITHY_MAVEN_CACHE"));
    roots.extend(maven);
    let repositories = repositories.iter().map(String::as_str).chain(CENTRAL.iter().copied());
    if let Some(coursier) = folder("COURSIER_CACHE").or_else(|| coursier(home.as_deref())) {
        roots.extend(repositories.filter_map(below).map(|path| coursier.join(path)));
    }
    roots
}

fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|it| !it.is_empty()).map(PathBuf::from)
}

/// Coursier's folder on this system, unless `COURSIER_CACHE` names another.
fn coursier(home: Option<&Path>) -> Option<PathBuf> {
    if cfg!(target_os = "windows") {
        return folder("LOCALAPPDATA").map(|it| it.join("Coursier/cache/v1"));
    }
    if cfg!(target_os = "macos") {
        return home.map(|home| home.join("Library/Caches/Coursier/v1"));
    }
    let cache = folder("XDG_CACHE_HOME").or_else(|| home.map(|home| home.join(".cache")));
    cache.map(|it| it.join("coursier/v1"))
}

/// Coursier keeps what a URL has in folders with the names of its parts.
fn below(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim_end_matches('/').split_once("://")?;
    let is_plain =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '@', '%']);
    (matches!(scheme, "http" | "https") && rest.split('/').all(is_plain)).then(|| format!("{scheme}/{rest}"))
}
