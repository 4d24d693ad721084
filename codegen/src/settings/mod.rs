//! The settings of a run: `smithy-build.json` and flags as plain data.

mod diff;
mod maven;
mod package;
mod read;
mod transforms;

use crate::model::shape_id::ShapeId;
use crate::prune::Selection;
use crate::source::SourceLocation;
use crate::transform::Step;
pub use diff::{DiffSettings, Suppression};
use indexmap::IndexMap;
pub use maven::{Dependency, Maven};
pub use package::misnamed;
pub use read::{SETTINGS, Setting, read};

/// The name of our block among the `plugins` of a projection; smithy-rs reads the same one.
pub const PLUGIN: &str = "rust-client-codegen";

/// The version of `tinsmith-runtime` that generated crates ask for unless `runtimeConfig` says otherwise.
pub const RUNTIME_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The `rust-version` of generated crates, which is that of the published `aws-smithy-*` crates.
pub const RUST_VERSION: &str = "1.94.1";

/// A `smithy-build.json`: the projections from which a crate is made.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder of the generated crates, relative to the file: `outputDirectory`, else `generated`.
    pub output: String,
    /// `maven`: packages of models for all projections.
    pub maven: Maven,
    /// Projections with our plugin block, by name, in the order of the file; abstract ones are left out.
    pub projections: IndexMap<String, Projection>,
}

/// One projection: which models, changed how, become which crate.
#[derive(Clone, Debug)]
pub struct Projection {
    /// Files and folders of models, relative to `smithy-build.json`: the file's `sources` and `imports`, then the
    /// projection's own `imports`.
    pub models: Vec<String>,
    /// Smithy's transforms, in order; `apply` is resolved.
    pub transforms: Vec<Step>,
    /// The settings of the crate.
    pub krate: CrateSettings,
    /// The place of the projection in the file.
    pub location: Option<SourceLocation>,
}

/// The settings of one crate: our plugin block, with the gaps filled.
#[derive(Clone, Debug)]
pub struct CrateSettings {
    /// The command that writes the crate, as headers name it: `cargo xtask codegen workspaces-instances`.
    pub command: String,
    /// `module`: the name of the package; the projection's name unless given.
    pub module: String,
    /// `moduleVersion`
    pub module_version: String,
    /// `moduleDescription`
    pub module_description: Option<String>,
    /// `moduleAuthors`
    pub module_authors: Vec<String>,
    /// `moduleRepository`
    pub module_repository: Option<String>,
    /// `license`
    pub license: Option<String>,
    /// `minimumSupportedRustVersion`
    pub rust_version: String,
    /// `service`; needed only where the models define several.
    pub service: Option<ShapeId>,
    /// `operations`: the operations to keep, by name or absolute ID; `None` keeps all.
    pub operations: Option<Operations>,
    /// `runtimeConfig`
    pub runtime: RuntimeDependency,
    /// `validation`: the level in force where the configuration of a client says nothing; `None` leaves the choice to
    /// `lower` (`Required`, but `Off` for a crate that carries an official name).
    pub validation: Option<Validation>,
    /// `names`: what stands in for names in the model where Rust names are made of them.
    pub names: IndexMap<ShapeId, String>,
    /// `protocolTests`: whether the model's protocol tests become tests of the crate.
    pub protocol_tests: bool,
    /// `diff`: levels and suppressions of findings about updates.
    pub diff: DiffSettings,
}

/// The operations to which a crate is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operations {
    /// Names or absolute IDs, as they were given.
    pub names: Vec<String>,
    /// The origin of the wish; the manifest records a flag, so that `--check` can tell why the crate differs.
    pub asked_by: AskedBy,
}

/// The origin of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBy {
    /// `smithy-build.json`.
    File,
    /// `--operations`.
    Flag,
}

/// The line of the generated manifest for `tinsmith-runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeDependency {
    /// `version`
    pub version: String,
    /// `relativePath`: the folder of the runtime seen from that of the generated crate, with `/`.
    pub path: Option<String>,
}

/// The level of validation that is in force by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validation {
    /// Nothing is checked.
    Off,
    /// Required members are checked.
    Required,
    /// Every constraint is checked; the crate's feature `strict` is on by default.
    Strict,
}

impl CrateSettings {
    /// The settings of an empty plugin block.
    pub fn new(module: impl Into<String>, command: impl Into<String>) -> Self {
        Self {
            command: command.into(),
            module: module.into(),
            module_version: "0.1.0".into(),
            module_description: None,
            module_authors: Vec::new(),
            module_repository: None,
            license: None,
            rust_version: RUST_VERSION.into(),
            service: None,
            operations: None,
            runtime: RuntimeDependency::default(),
            validation: None,
            names: IndexMap::new(),
            protocol_tests: false,
            diff: DiffSettings::default(),
        }
    }
}

impl CrateSettings {
    /// Returns the selection for `prune`.
    pub fn selection(&self) -> Selection {
        Selection {
            service: self.service.clone(),
            operations: self.operations.as_ref().map(|it| it.names.clone()).unwrap_or_default(),
        }
    }
}

impl Default for RuntimeDependency {
    fn default() -> Self {
        Self {
            version: RUNTIME_VERSION.into(),
            path: None,
        }
    }
}
