//! `Manifest`: `Cargo.toml`.

use super::trace::Trace;

/// The manifest of the crate.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// The service's shape.
    pub shape: Trace,
    /// The command that writes it.
    pub command: String,
    /// `name`
    pub name: String,
    /// `version`
    pub version: String,
    /// `rust-version`
    pub rust_version: String,
    /// `description`
    pub description: String,
    /// `authors`
    pub authors: Vec<String>,
    /// `license`
    pub license: Option<String>,
    /// `repository`
    pub repository: Option<String>,
    /// The features, sorted by name.
    pub features: Vec<Feature>,
    /// The features that are on unless a user says otherwise.
    pub default_features: Vec<&'static str>,
    /// The version of the runtime.
    pub runtime_version: String,
    /// The path of the runtime, relative to the crate.
    pub runtime_path: Option<String>,
    /// The features of the runtime that the service needs.
    pub runtime_features: Vec<&'static str>,
    /// `true` if there are protocol tests.
    pub protocol_tests: bool,
    /// To what the crate was cut.
    pub cut: Option<Cut>,
}

/// A feature of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// The features that it switches on.
    pub needs: &'static [&'static str],
}

/// The operations that a crate was cut to.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Their names.
    pub operations: Vec<String>,
    /// The origin of the selection: `smithy-build.json` or `--operations`.
    pub asked_by: &'static str,
}
